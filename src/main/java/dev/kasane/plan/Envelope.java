package dev.kasane.plan;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * Bounds {@code 1 - exp(-y)}, the chance that an item is saved by controls whose forces sum up to
 * {@code y}, from above by a concave function that is exact at every sum that whole controls can
 * make: straight lines between the smallest of those sums, the curve itself behind them.
 */
final class Envelope {
  /** How many sums get their own straight line: behind a few the curve is flat enough. */
  private static final int MOST = 24;

  private static final double SAME = 1e-12;

  /** A force below this is as good as none. */
  private static final double TINY = 1e-11;

  private final double[] levels;
  private final double[] at;
  private final double[] value;

  private Envelope(double[] levels, double[] at) {
    this.levels = levels;
    this.at = at;
    this.value = Arrays.stream(at).map(y -> -Math.expm1(-y)).toArray();
  }

  /** Of the different forces that controls have on an item, in any order. */
  static Envelope of(double[] forces) {
    // only the smallest forces are part of the smallest sums
    double[] levels =
        Arrays.stream(forces).filter(f -> f > TINY).distinct().sorted().limit(MOST).toArray();
    return new Envelope(levels, levels.length == 0 ? new double[] {0} : sums(levels));
  }

  /** That is also exact where a control has this force. */
  Envelope with(double force) {
    double[] more = Arrays.copyOf(levels, levels.length + 1);
    more[levels.length] = force;
    return of(more);
  }

  private static double[] sums(double[] levels) {
    var sums = new double[MOST];
    var next = new PriorityQueue<Double>();
    double sum = 0;
    for (int found = 1; found < MOST; found++) {
      for (double level : levels) {
        next.add(sum + level);
      }
      double last = sum;
      do {
        sum = next.remove();
      } while (sum - last < SAME);
      sums[found] = sum;
    }
    return sums;
  }

  /** The slope to the right of a sum. */
  double slope(double y) {
    int k = piece(y);
    return k == at.length - 1 ? Math.exp(-y) : (value[k + 1] - value[k]) / (at[k + 1] - at[k]);
  }

  /** The value at a sum. */
  double value(double y) {
    int k = piece(y);
    return k == at.length - 1
        ? -Math.expm1(-y)
        : value[k] + (value[k + 1] - value[k]) * (y - at[k]) / (at[k + 1] - at[k]);
  }

  private int piece(double y) {
    int k = Arrays.binarySearch(at, y);
    return k < 0 ? Math.max(0, -k - 2) : k;
  }
}
