package dev.kasane.plan;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * A choice in numbers. An item (a case, or a technique) weighs something and is saved unless
 * everything that was chosen fails on it, each independently of the others. The effect of a choice
 * is the expected weight of what it saves: it grows with every control, by less the more is there
 * already (it is submodular), and everything here rests on that.
 *
 * <p>Controls and items are numbered from 0. Immutable.
 */
final class Instance {
  /** From here on nothing is left of an item in double precision. */
  private static final double CERTAIN = 50;

  private final long[] costs;
  private final double[] weights;
  private final int[][] items;
  private final double[][] failing;
  private final double[][] force;
  private final Envelope[] envelopes;

  /**
   * Of arrays that nobody changes any more.
   *
   * @param costs of each control, in thousandths, 0 or more
   * @param weights of each item, 0 or more
   * @param items for each control the items that it acts on, each once
   * @param failing for each of those the probability that the control fails there, 0 to 1
   */
  Instance(long[] costs, double[] weights, int[][] items, double[][] failing) {
    this(costs, weights, items, failing, forces(failing), new Envelope[weights.length]);
    Map<List<Double>, Envelope> known = new HashMap<>();
    double[][] byItem = byItem();
    for (int j = 0; j < envelopes.length; j++) {
      double[] levels = Arrays.stream(byItem[j]).distinct().sorted().toArray();
      envelopes[j] =
          known.computeIfAbsent(Arrays.stream(levels).boxed().toList(), x -> Envelope.of(levels));
    }
  }

  private Instance(
      long[] costs,
      double[] weights,
      int[][] items,
      double[][] failing,
      double[][] force,
      Envelope[] envelopes) {
    this.costs = costs;
    this.weights = weights;
    this.items = items;
    this.failing = failing;
    this.force = force;
    this.envelopes = envelopes;
  }

  private static double[][] forces(double[][] failing) {
    return Arrays.stream(failing).map(Instance::forces).toArray(double[][]::new);
  }

  private static double[] forces(double[] failing) {
    return Arrays.stream(failing).map(q -> Math.min(CERTAIN, -Math.log(q))).toArray();
  }

  private double[][] byItem() {
    var count = new int[weights.length];
    for (int[] of : items) {
      for (int j : of) {
        count[j]++;
      }
    }
    var byItem = new double[weights.length][];
    Arrays.setAll(byItem, j -> new double[count[j]]);
    for (int i = 0; i < items.length; i++) {
      for (int k = 0; k < items[i].length; k++) {
        byItem[items[i][k]][--count[items[i][k]]] = force[i][k];
      }
    }
    return byItem;
  }

  int controls() {
    return costs.length;
  }

  int items() {
    return weights.length;
  }

  long cost(int control) {
    return costs[control];
  }

  double[] weights() {
    return weights;
  }

  int[] itemsOf(int control) {
    return items[control];
  }

  double[] failingOf(int control) {
    return failing[control];
  }

  /** The negative logarithms of the probabilities of failing, at most {@value CERTAIN}. */
  double[] forceOf(int control) {
    return force[control];
  }

  /** How many pairs of control and item there are: the work of one look at everything. */
  long size() {
    return Arrays.stream(items).mapToLong(of -> of.length).sum() + weights.length;
  }

  /** What bounds the item's chance from above. */
  Envelope envelope(int item) {
    return envelopes[item];
  }

  /** The same with other costs. */
  Instance withCosts(long[] other) {
    return new Instance(other, weights, items, failing, force, envelopes);
  }

  /** The same where every control fails with another probability. */
  Instance withFailing(DoubleUnaryOperator change) {
    double[][] other =
        Arrays.stream(failing)
            .map(of -> Arrays.stream(of).map(change).toArray())
            .toArray(double[][]::new);
    return new Instance(costs, weights, items, other);
  }

  /** The same where one control fails with other probabilities. */
  Instance withFailing(int control, double[] other) {
    double[][] failingThen = failing.clone();
    double[][] forceThen = force.clone();
    Envelope[] envelopesThen = envelopes.clone();
    failingThen[control] = other;
    forceThen[control] = forces(other);
    for (int k = 0; k < other.length; k++) {
      int item = items[control][k];
      envelopesThen[item] = envelopes[item].with(forceThen[control][k]);
    }
    return new Instance(costs, weights, items, failingThen, forceThen, envelopesThen);
  }

  /** What the choice costs, in thousandths. */
  long cost(boolean[] chosen) {
    long sum = 0;
    for (int i = 0; i < chosen.length; i++) {
      sum += chosen[i] ? costs[i] : 0;
    }
    return sum;
  }

  /** The expected weight that the choice saves. */
  double effect(boolean[] chosen) {
    return new Selection(this, chosen).effect();
  }
}
