package dev.kasane.web;

import dev.kasane.guideline.Control;
import dev.kasane.guideline.Guideline;
import dev.kasane.plan.Plan;
import dev.kasane.plan.Plan.Scenario;
import dev.kasane.plan.Plan.Step;
import dev.kasane.plan.Plan.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan for people.
 *
 * @param missing controls that the greedy plan takes and the best does not
 * @param spared the other way round
 * @param swings controls outside the plan that come in when something changes a little
 */
record PlanView(
    Plan plan,
    CurveChart chart,
    CaseSelection asked,
    List<Row> rows,
    List<Named> missing,
    List<Named> spared,
    List<Changed> scenarios,
    List<Row> swings) {

  /** A control by id and title. */
  record Named(String id, String title) {}

  /**
   * A control with how sure its place is.
   *
   * @param step null where it is not in the plan
   * @param verdict null where the time did not suffice to ask
   */
  record Row(Named control, @Nullable Step step, @Nullable Verdict verdict, String href) {}

  /** How the choice changes with everything. */
  record Changed(Scenario scenario, List<Named> in, List<Named> out) {}

  static PlanView of(Plan plan, Guideline guideline, CaseSelection asked) {
    var names = new HashMap<String, Named>();
    for (Control control : guideline.controls()) {
      names.put(control.id(), new Named(control.id(), control.title()));
    }
    var verdicts = new HashMap<String, Verdict>();
    plan.sensitivity().controls().forEach(verdict -> verdicts.put(verdict.id(), verdict));
    var rows = new ArrayList<Row>();
    List<String> best = plan.best().controls().stream().map(Step::id).toList();
    for (Step step : plan.best().controls()) {
      rows.add(
          new Row(
              named(names, step.id()),
              step,
              verdicts.get(step.id()),
              asked.ofControl(step.id(), plan.category())));
    }
    return new PlanView(
        plan,
        CurveChart.of(plan),
        asked,
        rows,
        without(plan.greedy().controls(), best, names),
        without(best, plan.greedy().controls(), names),
        plan.sensitivity().scenarios().stream()
            .map(
                s ->
                    new Changed(
                        s, without(s.controls(), best, names), without(best, s.controls(), names)))
            .toList(),
        plan.sensitivity().controls().stream()
            .filter(v -> v.verdict().equals("swing") && !best.contains(v.id()))
            .map(
                v ->
                    new Row(
                        named(names, v.id()), null, v, asked.ofControl(v.id(), plan.category())))
            .toList());
  }

  private static Named named(Map<String, Named> names, String id) {
    return names.getOrDefault(id, new Named(id, ""));
  }

  private static List<Named> without(
      List<String> these, List<String> those, Map<String, Named> names) {
    return these.stream().filter(id -> !those.contains(id)).map(id -> named(names, id)).toList();
  }

  /** Whether cases are saved, rather than single steps. */
  public boolean ofCases() {
    return plan.objective().equals("cases-interrupted");
  }
}
