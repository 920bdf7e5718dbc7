package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CatalogueEntry;
import dev.kasane.attack.Noun;
import dev.kasane.attack.Technique;
import jakarta.ws.rs.Path;

/** Techniques and sub-techniques of the catalogue. */
@Path("/api/v1/attack/techniques")
class TechniquesResource extends CatalogueResource {
  TechniquesResource(AttackLibrary library, CatalogueAnswers answers) {
    super(Noun.TECHNIQUES, library, answers);
  }

  @Override
  Lookup find(String id, Parameters parameters, Attack attack) {
    return Lookup.technique(id, parameters, attack);
  }

  @Override
  Object brief(CatalogueEntry entry, Catalogue release) {
    return TechniqueView.Brief.of((Technique) entry);
  }

  @Override
  Object full(Lookup found, Attack attack) {
    return TechniqueView.of((Technique) found.entry(), found.release(), attack, found.from());
  }
}
