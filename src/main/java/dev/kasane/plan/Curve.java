package dev.kasane.plan;

import dev.kasane.plan.Plan.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The best plan for every budget that makes a difference: from what is given to everything that can
 * be chosen, where the greedy choice takes its steps.
 */
final class Curve {
  private static final int MOST_POINTS = 24;
  private static final long WORK = 15_000_000;

  private final Solved solved;
  private final Instance instance;
  private final byte[] start;
  private final Solution best;
  private final Numbers numbers;
  private boolean complete = true;

  Curve(Solved solved) {
    this.solved = solved;
    this.instance = solved.instance();
    this.start = solved.start();
    this.best = solved.best();
    this.numbers = solved.numbers();
  }

  /** The points, the smallest budget first; each at least as good as the one before. */
  List<Point> points(long deadline) {
    var points = new ArrayList<Point>();
    Solution before = null;
    for (long each : budgets()) {
      Solution found = each == solved.budget() ? best : solve(each, before, deadline);
      if (found.timedOut() && each != solved.budget()) {
        complete = false;
        continue;
      }
      if (before != null && before.effect() > found.effect()) {
        found = before;
      }
      before = found;
      points.add(
          new Point(
              Numbers.amount(each),
              Numbers.amount(found.cost()),
              solved.effect().apply(found.effect()),
              found.proved(),
              found.bound(),
              numbers.ids(found.chosen())));
    }
    return points;
  }

  /** Whether the time sufficed for all points. */
  boolean isComplete() {
    return complete;
  }

  private Solution solve(long each, @Nullable Solution before, long end) {
    var search = new Search(instance, start, each);
    if (before != null) {
      search.with(before.chosen());
    }
    if (best.cost() <= each) {
      search.with(best.chosen());
    }
    return search.run(new Effort(WORK, end));
  }

  private SortedSet<Long> budgets() {
    var given = new boolean[start.length];
    var open = new boolean[start.length];
    for (int i = 0; i < start.length; i++) {
      given[i] = start[i] == Node.IN;
      open[i] = start[i] == Node.OPEN;
    }
    var growing = new Selection(instance, given);
    long least = growing.cost();
    int first = growing.order().size();
    List<Integer> order = new Greedy(instance, open, Long.MAX_VALUE).fill(growing).order();
    long[] costs = new long[order.size() - first];
    long sum = least;
    for (int k = 0; k < costs.length; k++) {
      sum += instance.cost(order.get(first + k));
      costs[k] = sum;
    }
    var budgets = new TreeSet<>(List.of(least, solved.budget()));
    int points = Math.min(costs.length, MOST_POINTS);
    for (int k = 1; k <= points; k++) {
      budgets.add(costs[costs.length * k / points - 1]);
    }
    return budgets;
  }
}
