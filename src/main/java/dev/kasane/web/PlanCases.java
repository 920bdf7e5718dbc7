package dev.kasane.web;

import dev.kasane.api.Parameters;
import dev.kasane.api.Scores;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.CaseSteps;
import dev.kasane.casebook.CaseSteps.Step;
import dev.kasane.guideline.BeforeImpact;
import dev.kasane.guideline.Category;
import dev.kasane.guideline.Control;
import dev.kasane.guideline.Guideline;
import dev.kasane.guideline.Guideline.Acting;
import dev.kasane.guideline.Reach;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The cases behind a number of a score or a plan: those with a step that fits all that is asked.
 * Counted from the same steps as the number itself, so the two cannot disagree.
 */
final class PlanCases {
  /** What a step can be asked for. */
  static final String[] PARAMETERS = {
    "guideline", "inherit", "category", "control", "group", "covered", "step", "under", "before"
  };

  private final Parameters parameters;
  private final Guideline guideline;
  private final Reach reach;
  private final BeforeImpact beforeImpact;
  private final @Nullable Set<Integer> controls;

  /** A case with its steps that fit. */
  record Fitting(String caseId, List<String> techniques) {}

  PlanCases(Parameters parameters, Guideline guideline, Catalogue catalogue) {
    this.parameters = parameters;
    this.guideline = guideline;
    String word = parameters.text("category", Category.PROTECT.word());
    Category category =
        Category.of(word)
            .orElseThrow(
                () -> Parameters.wrong("category", word, "one of: protect, detect, respond"));
    boolean inherit = Boolean.TRUE.equals(parameters.flag("inherit"));
    this.reach = new Reach(guideline, category, catalogue, inherit);
    this.beforeImpact = new BeforeImpact(catalogue);
    this.controls = controls();
  }

  /** Places of the controls of which one must reach the step; null where that does not matter. */
  private @Nullable Set<Integer> controls() {
    String control = parameters.text("control");
    String group = parameters.text("group");
    if (control == null && group == null && parameters.flag("covered") == null) {
      return null;
    }
    var places = new TreeSet<Integer>();
    List<Control> all = guideline.controls();
    for (int i = 0; i < all.size(); i++) {
      if ((control == null || all.get(i).id().equalsIgnoreCase(control))
          && (group == null || group.equals(all.get(i).group()))) {
        places.add(i);
      }
    }
    return places;
  }

  List<Fitting> list(Scores scores) throws SQLException {
    boolean any =
        controls == null
            && parameters.text("step") == null
            && parameters.text("under") == null
            && parameters.flag("before") == null;
    var fitting = new ArrayList<Fitting>();
    scores.cases(
        guideline,
        parameters,
        each -> {
          List<String> techniques = techniques(each);
          if (any || !techniques.isEmpty()) {
            fitting.add(new Fitting(each.caseId(), techniques));
          }
        });
    return fitting;
  }

  private List<String> techniques(CaseSteps each) {
    Set<String> before = new HashSet<>(beforeImpact.of(each));
    boolean onlyBefore = Boolean.TRUE.equals(parameters.flag("before"));
    return each.steps().stream()
        .filter(this::fits)
        .map(Step::techniqueId)
        .filter(id -> !onlyBefore || before.contains(id))
        .toList();
  }

  private boolean fits(Step step) {
    String technique = parameters.text("step");
    String tactic = parameters.text("under");
    return (technique == null || technique.equals(step.techniqueId()))
        && (tactic == null || step.tactics().contains(tactic))
        && (controls == null
            || reach.of(step.techniqueId()).stream()
                .map(Acting::control)
                .anyMatch(controls::contains));
  }
}
