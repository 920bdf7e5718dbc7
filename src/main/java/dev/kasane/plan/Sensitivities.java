package dev.kasane.plan;

import dev.kasane.plan.Plan.Scenario;
import dev.kasane.plan.Plan.Sensitivity;
import dev.kasane.plan.Plan.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks again with costs and effectiveness changed, all at once and one by one. */
final class Sensitivities {
  private static final double MORE = 1.2;
  private static final double LESS = 0.8;
  private static final long WORK_FOR_ALL = 15_000_000;
  private static final long WORK_FOR_ONE = 5_000_000;

  private final Solved solved;
  private final Instance instance;
  private final byte[] start;
  private final Solution best;
  private final Numbers numbers;
  private final List<List<String>> when = new ArrayList<>();
  private final boolean[] proved;

  Sensitivities(Solved solved) {
    this.solved = solved;
    this.instance = solved.instance();
    this.start = solved.start();
    this.best = solved.best();
    this.numbers = solved.numbers();
    this.proved = new boolean[start.length];
    Arrays.fill(proved, true);
    for (int i = 0; i < start.length; i++) {
      when.add(new ArrayList<>());
    }
  }

  Sensitivity ask(long deadline) {
    var scenarios = new ArrayList<Scenario>();
    all("costs +20 %", costs(MORE), deadline, scenarios);
    all("costs -20 %", costs(LESS), deadline, scenarios);
    all("effectiveness +20 %", effectiveness(MORE), deadline, scenarios);
    all("effectiveness -20 %", effectiveness(LESS), deadline, scenarios);
    var verdicts = new TreeMap<Integer, Verdict>();
    boolean complete = scenarios.size() == 4 && one(true, verdicts, deadline);
    complete = complete && one(false, verdicts, deadline);
    return new Sensitivity(scenarios, List.copyOf(verdicts.values()), complete);
  }

  /** Those that are chosen, or the others; false where the time did not suffice. */
  private boolean one(boolean chosen, Map<Integer, Verdict> verdicts, long deadline) {
    for (int i = 0; i < start.length; i++) {
      if (start[i] == Node.OPEN && best.chosen()[i] == chosen) {
        one(i, deadline);
        if (System.nanoTime() - deadline >= 0) {
          return false;
        }
        verdicts.put(i, verdict(i));
      }
    }
    return true;
  }

  private Verdict verdict(int control) {
    String id = numbers.ids(only(control)).get(0);
    String verdict =
        !when.get(control).isEmpty() ? "swing" : best.chosen()[control] ? "stable" : "out";
    return new Verdict(id, verdict, List.copyOf(when.get(control)), proved[control]);
  }

  private boolean[] only(int control) {
    var only = new boolean[start.length];
    only[control] = true;
    return only;
  }

  private void all(String change, Instance changed, long deadline, List<Scenario> scenarios) {
    Solution found = solve(changed, new Effort(WORK_FOR_ALL, deadline));
    if (found.timedOut()) {
      return;
    }
    for (int i = 0; i < start.length; i++) {
      note(i, change, found);
    }
    scenarios.add(
        new Scenario(
            change,
            numbers.ids(found.chosen()),
            Numbers.amount(found.cost()),
            solved.effect().apply(found.effect()),
            found.proved()));
  }

  /**
   * A chosen control has to hold where it gets worse, another one has to get in where it is better.
   */
  private void one(int control, long deadline) {
    boolean chosen = best.chosen()[control];
    double cost = chosen ? MORE : LESS;
    double works = chosen ? LESS : MORE;
    long[] costs = costs();
    costs[control] = Math.round(costs[control] * cost);
    double[] failing = instance.failingOf(control).clone();
    Arrays.setAll(failing, k -> fails(failing[k], works));
    var effort = new Effort(WORK_FOR_ONE, deadline);
    note(control, "its cost " + sign(cost), solve(instance.withCosts(costs), effort));
    note(
        control,
        "its effectiveness " + sign(works),
        solve(instance.withFailing(control, failing), effort));
  }

  private static String sign(double factor) {
    return factor > 1 ? "+20 %" : "-20 %";
  }

  private void note(int control, String change, Solution found) {
    if (found.chosen()[control] != best.chosen()[control]) {
      when.get(control).add(change);
    }
    proved[control] &= found.proved();
  }

  /** The choice as it was, where nothing is better. */
  private Solution solve(Instance changed, Effort effort) {
    Solution found = new Search(changed, start, solved.budget()).with(best.chosen()).run(effort);
    double before = changed.effect(best.chosen());
    boolean stays =
        changed.cost(best.chosen()) <= solved.budget()
            && before >= found.effect() * (1 - Search.EXACT);
    return stays
        ? new Solution(
            best.chosen(),
            changed.cost(best.chosen()),
            before,
            found.bound(),
            found.proved(),
            found.timedOut())
        : found;
  }

  private long[] costs() {
    var costs = new long[start.length];
    Arrays.setAll(costs, instance::cost);
    return costs;
  }

  private Instance costs(double factor) {
    return instance.withCosts(
        Arrays.stream(costs()).map(cost -> Math.round(cost * factor)).toArray());
  }

  private Instance effectiveness(double factor) {
    return instance.withFailing(fails -> fails(fails, factor));
  }

  private static double fails(double fails, double factor) {
    return Math.max(0, 1 - (1 - fails) * factor);
  }
}
