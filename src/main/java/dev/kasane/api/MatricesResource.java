package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.Noun;
import jakarta.ws.rs.Path;

/** Matrices of the catalogue. */
@Path("/api/v1/attack/matrices")
class MatricesResource extends ObjectsResource {
  MatricesResource(AttackLibrary library, CatalogueAnswers answers) {
    super(Noun.MATRICES, library, answers);
  }

  @Override
  String[] listParameters() {
    return Selection.SHORT;
  }

  @Override
  Object full(AttackObject object, Attack attack, Lookup found) {
    return MatrixView.of(object, found.release(), attack, found.from());
  }
}
