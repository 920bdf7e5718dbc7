package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Noun;
import jakarta.ws.rs.Path;

/** Tactics of the catalogue, in the order of the matrix. */
@Path("/api/v1/attack/tactics")
class TacticsResource extends ObjectsResource {
  TacticsResource(AttackLibrary library, CatalogueAnswers answers) {
    super(Noun.TACTICS, library, answers);
  }

  @Override
  String[] listParameters() {
    return Selection.SHORT;
  }

  @Override
  Object brief(AttackObject object, Catalogue release) {
    return TacticView.Brief.of(object, release);
  }

  @Override
  Object full(AttackObject object, Attack attack, Lookup found) {
    return TacticView.of(object, found.release(), attack, found.from());
  }
}
