package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CatalogueEntry;
import dev.kasane.attack.Noun;
import jakarta.ws.rs.Path;

/** The objects of the catalogue that are shown alike, each under an address of its own. */
final class ObjectResources {
  private static final String ATTACK = "/api/v1/attack/";

  private ObjectResources() {}

  /** Shows an object as such. */
  abstract static class Objects extends CatalogueResource {
    Objects(Noun noun, AttackLibrary library, CatalogueAnswers answers) {
      super(noun, library, answers);
    }

    @Override
    Object brief(CatalogueEntry entry, Catalogue release) {
      return ObjectView.Brief.of((AttackObject) entry, release);
    }

    @Override
    Object full(Lookup found, Attack attack) {
      return ObjectView.of((AttackObject) found.entry(), found.release(), attack, found.from());
    }
  }

  @Path(ATTACK + "mitigations")
  static class Mitigations extends Objects {
    Mitigations(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.MITIGATIONS, library, answers);
    }
  }

  @Path(ATTACK + "software")
  static class Software extends Objects {
    Software(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.SOFTWARE, library, answers);
    }
  }

  @Path(ATTACK + "groups")
  static class Groups extends Objects {
    Groups(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.GROUPS, library, answers);
    }
  }

  @Path(ATTACK + "campaigns")
  static class Campaigns extends Objects {
    Campaigns(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.CAMPAIGNS, library, answers);
    }
  }

  @Path(ATTACK + "detection-strategies")
  static class DetectionStrategies extends Objects {
    DetectionStrategies(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.DETECTION_STRATEGIES, library, answers);
    }
  }

  @Path(ATTACK + "analytics")
  static class Analytics extends Objects {
    Analytics(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.ANALYTICS, library, answers);
    }
  }

  @Path(ATTACK + "data-components")
  static class DataComponents extends Objects {
    DataComponents(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.DATA_COMPONENTS, library, answers);
    }
  }

  @Path(ATTACK + "data-sources")
  static class DataSources extends Objects {
    DataSources(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.DATA_SOURCES, library, answers);
    }
  }

  @Path(ATTACK + "assets")
  static class Assets extends Objects {
    Assets(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.ASSETS, library, answers);
    }
  }
}
