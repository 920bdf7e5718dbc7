package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.table.CaseLine;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.casebook.table.Leads;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** Where to look next in a case: no evidence, and part of no count. */
@Path("/api/v1/cases/{id}/leads")
class LeadsResource {
  private final CaseTable table;
  private final AttackLibrary library;

  LeadsResource(CaseTable table, AttackLibrary library) {
    this.table = table;
    this.library = library;
  }

  @GET
  public LeadsView.Answer leads(@PathParam("id") String id, @Context UriInfo uri) {
    var parameters = new Parameters(uri, "domain");
    Attack attack = library.attack();
    Catalogue catalogue = CaseFilters.catalogue(parameters, attack);
    List<CaseLine> all = table.lines(attack);
    CaseLine line =
        all.stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> Problem.notFound("There is no case '" + Parameters.brief(id) + "'."));
    return LeadsView.of(line.id(), Leads.of(line, all, catalogue.domain()), catalogue);
  }
}
