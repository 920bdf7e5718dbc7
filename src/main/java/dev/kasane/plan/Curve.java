package dev.kasane.plan;

import dev.kasane.plan.Plan.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

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

  /**
   * The points, the smallest budget first; each at least as good as the one before. Greedy choices
   * first, so that there are points for all budgets whatever the time; then each is searched.
   */
  List<Point> points(long deadline) {
    var budgets = List.copyOf(budgets());
    var searches = new ArrayList<Search>();
    for (long each : budgets) {
      var search = new Search(instance, start, each).with(best.chosen());
      searches.add(
          searches.isEmpty()
              ? search
              : search.with(searches.get(searches.size() - 1).soFar().chosen()));
    }
    var found = new ArrayList<Solution>();
    for (int k = 0; k < budgets.size(); k++) {
      boolean asked = budgets.get(k) == solved.budget();
      Solution one = asked ? best : searches.get(k).run(new Effort(WORK, deadline));
      complete &= asked || !one.timedOut();
      found.add(k == 0 ? one : better(one, found.get(k - 1)));
    }
    return points(budgets, found);
  }

  /** The choice of the smaller budget, where it is better; its bound says nothing here. */
  private static Solution better(Solution one, Solution smaller) {
    return smaller.effect() <= one.effect()
        ? one
        : new Solution(
            smaller.chosen(), smaller.cost(), smaller.effect(), one.bound(), false, false);
  }

  /** What bounds a larger budget bounds a smaller one. */
  private List<Point> points(List<Long> budgets, List<Solution> found) {
    var points = new ArrayDeque<Point>();
    double bound = Double.MAX_VALUE;
    for (int k = budgets.size() - 1; k >= 0; k--) {
      Solution one = found.get(k);
      bound = Math.max(one.effect(), Math.min(bound, one.bound()));
      points.addFirst(
          new Point(
              Numbers.amount(budgets.get(k)),
              Numbers.amount(one.cost()),
              solved.effect().apply(one.effect()),
              bound <= one.effect() * (1 + Search.EXACT),
              bound,
              numbers.ids(one.chosen())));
    }
    return List.copyOf(points);
  }

  /** Whether the time sufficed to search all points. */
  boolean isComplete() {
    return complete;
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
