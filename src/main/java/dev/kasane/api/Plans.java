package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.guideline.Guideline;
import dev.kasane.guideline.GuidelineLibrary;
import dev.kasane.plan.Planner;
import dev.kasane.plan.Planner.Outcome;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;

/** Answers requests for plans, the same for REST and for the page. */
@Singleton
public class Plans {
  private final Planner planner;
  private final GuidelineLibrary guidelines;
  private final AttackLibrary library;

  Plans(Planner planner, GuidelineLibrary guidelines, AttackLibrary library) {
    this.planner = planner;
    this.guidelines = guidelines;
    this.library = library;
  }

  /** What comes of a request; a problem where something in it is wrong. */
  public Outcome answer(PlanRequest request) throws SQLException {
    Attack attack = library.attack();
    String id = request.guideline() == null ? "attack-mitigations" : request.guideline();
    Guideline guideline = GuidelineNames.named(guidelines, "guideline", id);
    var given = new MultivaluedHashMap<String, String>();
    if (request.cases() != null) {
      request.cases().forEach((name, value) -> given.putSingle(name, Objects.toString(value, "")));
    }
    given.putIfAbsent("domain", List.of(guideline.domain()));
    var parameters = new Parameters(given, CaseFilters.parameters());
    Catalogue catalogue = CaseFilters.catalogue(parameters, attack);
    if (!catalogue.domain().equals(guideline.domain())) {
      throw Parameters.wrong(
          "cases.domain", catalogue.domain(), "that of the guideline: " + guideline.domain());
    }
    var question =
        new PlanReader(request, guideline, guidelines.costs(guideline), attack).question();
    return planner.plan(
        question, CaseFilters.read(parameters, attack, catalogue), attack, catalogue);
  }
}
