package dev.kasane.web;

import dev.kasane.api.CaseFilters;
import dev.kasane.api.Parameters;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.table.CaseFilter;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/**
 * Which cases the case table is asked to show.
 *
 * @param cursor the last case of the columns before; null for the first
 */
record TableQuestion(
    Attack attack, Catalogue catalogue, CaseFilter filter, @Nullable String cursor) {

  /** Reads it, or throws a problem that names the parameter. */
  static TableQuestion of(UriInfo uri, AttackLibrary library) {
    Parameters parameters = PageParameters.of(uri, CaseFilters.parameters("cursor"));
    Attack attack = library.attack();
    Catalogue catalogue = CaseFilters.catalogue(parameters, attack);
    CaseFilter filter = CaseFilters.read(parameters, attack, catalogue);
    return new TableQuestion(attack, catalogue, filter, parameters.text("cursor"));
  }
}
