package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CatalogueEntry;
import dev.kasane.attack.Noun;
import jakarta.ws.rs.Path;

/** Tactics of the catalogue, in the order of the matrix. */
@Path("/api/v1/attack/tactics")
class TacticsResource extends CatalogueResource {
  TacticsResource(AttackLibrary library, CatalogueAnswers answers) {
    super(Noun.TACTICS, library, answers);
  }

  @Override
  String[] listParameters() {
    return Selection.SHORT;
  }

  @Override
  Object brief(CatalogueEntry entry, Catalogue release) {
    return TacticView.Brief.of((AttackObject) entry, release);
  }

  @Override
  Object full(Lookup found, Attack attack) {
    return TacticView.of((AttackObject) found.entry(), found.release(), attack, found.from());
  }
}
