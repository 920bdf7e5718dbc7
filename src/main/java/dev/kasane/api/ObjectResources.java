package dev.kasane.api;

import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Noun;
import jakarta.ws.rs.Path;

/** The objects of the catalogue that are shown alike, each under an address of its own. */
final class ObjectResources {
  private static final String ATTACK = "/api/v1/attack/";

  private ObjectResources() {}

  @Path(ATTACK + "mitigations")
  static class Mitigations extends ObjectsResource {
    Mitigations(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.MITIGATIONS, library, answers);
    }
  }

  @Path(ATTACK + "software")
  static class Software extends ObjectsResource {
    Software(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.SOFTWARE, library, answers);
    }
  }

  @Path(ATTACK + "groups")
  static class Groups extends ObjectsResource {
    Groups(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.GROUPS, library, answers);
    }
  }

  @Path(ATTACK + "campaigns")
  static class Campaigns extends ObjectsResource {
    Campaigns(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.CAMPAIGNS, library, answers);
    }
  }

  @Path(ATTACK + "detection-strategies")
  static class DetectionStrategies extends ObjectsResource {
    DetectionStrategies(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.DETECTION_STRATEGIES, library, answers);
    }
  }

  @Path(ATTACK + "analytics")
  static class Analytics extends ObjectsResource {
    Analytics(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.ANALYTICS, library, answers);
    }
  }

  @Path(ATTACK + "data-components")
  static class DataComponents extends ObjectsResource {
    DataComponents(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.DATA_COMPONENTS, library, answers);
    }
  }

  @Path(ATTACK + "data-sources")
  static class DataSources extends ObjectsResource {
    DataSources(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.DATA_SOURCES, library, answers);
    }
  }

  @Path(ATTACK + "assets")
  static class Assets extends ObjectsResource {
    Assets(AttackLibrary library, CatalogueAnswers answers) {
      super(Noun.ASSETS, library, answers);
    }
  }
}
