package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CatalogueEntry;
import dev.kasane.attack.Noun;
import jakarta.ws.rs.Path;

/** Matrices of the catalogue. */
@Path("/api/v1/attack/matrices")
class MatricesResource extends CatalogueResource {
  MatricesResource(AttackLibrary library, CatalogueAnswers answers) {
    super(Noun.MATRICES, library, answers);
  }

  @Override
  String[] listParameters() {
    return Selection.SHORT;
  }

  @Override
  Object brief(CatalogueEntry entry, Catalogue release) {
    return ObjectView.Brief.of((AttackObject) entry, release);
  }

  @Override
  Object full(Lookup found, Attack attack) {
    return MatrixView.of((AttackObject) found.entry(), found.release(), attack, found.from());
  }
}
