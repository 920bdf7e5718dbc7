package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.CaseSteps;
import dev.kasane.casebook.table.CaseStepsReader;
import dev.kasane.guideline.Guideline;
import dev.kasane.guideline.GuidelineLibrary;
import dev.kasane.guideline.Scoring;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Scores guidelines over the cases that a request asks for, the same for REST and for the page. */
@Singleton
public class Scores {
  private final GuidelineLibrary guidelines;
  private final AttackLibrary library;
  private final CaseStepsReader cases;

  Scores(GuidelineLibrary guidelines, AttackLibrary library, CaseStepsReader cases) {
    this.guidelines = guidelines;
    this.library = library;
    this.cases = cases;
  }

  /**
   * Counts for a guideline, and for another beside it where {@code with} names one.
   *
   * @param parameters the filters of cases, {@code with} and {@code inherit}
   */
  public List<Scoring> of(Guideline guideline, Parameters parameters) throws SQLException {
    Catalogue catalogue = catalogue(guideline, parameters, library.attack());
    boolean inherit = Boolean.TRUE.equals(parameters.flag("inherit"));
    Guideline mitigations =
        guidelines.mitigations(catalogue.domain()).orElseThrow(IllegalStateException::new);
    var scorings = new ArrayList<Scoring>();
    scorings.add(new Scoring(guideline, mitigations, catalogue, inherit));
    String with = parameters.text("with");
    if (with != null) {
      scorings.add(new Scoring(other(with, guideline), mitigations, catalogue, inherit));
    }
    cases(guideline, parameters, each -> scorings.forEach(scoring -> scoring.add(each)));
    return scorings;
  }

  /** Hands over the cases that are counted, by id. */
  public void cases(Guideline guideline, Parameters parameters, Consumer<CaseSteps> each)
      throws SQLException {
    Attack attack = library.attack();
    Catalogue catalogue = catalogue(guideline, parameters, attack);
    cases.read(attack, catalogue.domain(), CaseFilters.read(parameters, attack, catalogue), each);
  }

  private static Catalogue catalogue(Guideline guideline, Parameters parameters, Attack attack) {
    String stated = parameters.text("domain");
    if (stated != null && !guideline.domain().equals(Attack.domain(stated))) {
      throw Parameters.wrong("domain", stated, "that of the guideline: " + guideline.domain());
    }
    return attack
        .current(guideline.domain())
        .orElseThrow(
            () ->
                Problem.badRequest(
                    "'%s' maps %s, which is not loaded; loaded are: %s."
                        .formatted(
                            guideline.id(),
                            guideline.domain(),
                            attack.current().stream()
                                .map(Catalogue::domain)
                                .collect(Collectors.joining(", ")))));
  }

  private Guideline other(String with, Guideline guideline) {
    Guideline other = GuidelineNames.named(guidelines, "with", with);
    if (!other.domain().equals(guideline.domain())) {
      throw Parameters.wrong("with", with, "a guideline of " + guideline.domain());
    }
    return other;
  }
}
