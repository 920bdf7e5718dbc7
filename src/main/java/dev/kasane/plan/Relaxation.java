package dev.kasane.plan;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An upper bound on the effect of every choice within a part of all choices and a budget.
 *
 * <p>With parts of controls allowed, the effect is bounded from above by a concave function of the
 * shares (see {@link Envelope}). Whatever the shares, its tangent plane lies above it, and the best
 * choice on the plane is that of a knapsack that can be cut: so every look gives a valid bound, and
 * moving the shares towards that choice (Frank and Wolfe, 1956) makes the next bound tighter. What
 * the plane says of a single control decides it where the other decision cannot beat the best
 * choice known.
 */
final class Relaxation {
  private static final int LINE_STEPS = 12;

  /** The bound cannot become better by more than this part. */
  private static final double CLOSE = 1e-12;

  private final Instance instance;
  private final long budget;

  // of the part that is looked at; kept, so that a look allocates nothing large
  private final double[] rest;
  private final double[] sum;
  private final double[] direction;
  private final double[] slope;
  private final double[] gain;
  private final double[] share;
  private final double[] corner;
  private final byte[] decided;
  private double price;

  Relaxation(Instance instance, long budget) {
    this.instance = instance;
    this.budget = budget;
    this.rest = new double[instance.items()];
    this.sum = new double[instance.items()];
    this.direction = new double[instance.items()];
    this.slope = new double[instance.items()];
    this.gain = new double[instance.controls()];
    this.share = new double[instance.controls()];
    this.corner = new double[instance.controls()];
    this.decided = new byte[instance.controls()];
  }

  /**
   * Looks at a part and decides the controls that can be decided.
   *
   * @param state of the controls; decided ones are changed in place
   * @param parent a part that holds this one, whose shares are begun with
   * @param floor effect that a choice must beat to matter
   * @param rounds looks at most
   * @return the part with its bound; one that does not beat the floor says that nothing does
   */
  Node look(byte[] state, Node parent, double floor, int rounds, long number) {
    double base = begin(state, parent.share());
    long left = budget - cost(state);
    if (left < 0) {
      return new Node(state, parent.share(), 0, number);
    }
    close(state, left);
    System.arraycopy(state, 0, decided, 0, state.length);
    double best = parent.bound();
    for (int round = 0; round < rounds; round++) {
      double bound = base + plane(state) + corner(state, left);
      best = Math.min(best, bound);
      decide(state, bound, floor);
      double here = base + value();
      if (best <= floor || best - here <= CLOSE * best) {
        break;
      }
      move(state);
    }
    System.arraycopy(decided, 0, state, 0, state.length);
    var shares = new float[state.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = (float) share[i];
    }
    return new Node(state, shares, best, number);
  }

  private long cost(byte[] state) {
    long cost = 0;
    for (int i = 0; i < state.length; i++) {
      cost += state[i] == Node.IN ? instance.cost(i) : 0;
    }
    return cost;
  }

  /** Sets rest, shares and sums; returns the effect of what is in. */
  private double begin(byte[] state, float[] from) {
    System.arraycopy(instance.weights(), 0, rest, 0, rest.length);
    Arrays.fill(sum, 0);
    for (int i = 0; i < state.length; i++) {
      share[i] = state[i] == Node.OPEN ? from[i] : 0;
      int[] items = instance.itemsOf(i);
      if (state[i] == Node.IN) {
        double[] failing = instance.failingOf(i);
        for (int k = 0; k < items.length; k++) {
          rest[items[k]] *= failing[k];
        }
      } else if (share[i] > 0) {
        addForce(i, share[i], sum);
      }
    }
    double base = 0;
    for (int j = 0; j < rest.length; j++) {
      base += instance.weights()[j] - rest[j];
    }
    return base;
  }

  private void addForce(int control, double share, double[] to) {
    int[] items = instance.itemsOf(control);
    double[] force = instance.forceOf(control);
    for (int k = 0; k < items.length; k++) {
      to[items[k]] += share * force[k];
    }
  }

  /** Rules out what no longer fits. */
  private void close(byte[] state, long left) {
    for (int i = 0; i < state.length; i++) {
      if (state[i] == Node.OPEN && instance.cost(i) > left) {
        state[i] = Node.OUT;
        addForce(i, -share[i], sum);
        share[i] = 0;
      }
    }
  }

  /** The tangent plane where the shares are: sets the gains, returns its constant. */
  private double plane(byte[] state) {
    double constant = 0;
    for (int j = 0; j < rest.length; j++) {
      if (rest[j] == 0) {
        slope[j] = 0;
        continue;
      }
      double y = Math.max(0, sum[j]);
      double s = instance.envelope(j).slope(y);
      slope[j] = rest[j] * s;
      constant += rest[j] * (instance.envelope(j).value(y) - s * y);
    }
    for (int i = 0; i < state.length; i++) {
      gain[i] = 0;
      if (state[i] == Node.OPEN) {
        int[] items = instance.itemsOf(i);
        double[] force = instance.forceOf(i);
        double g = 0;
        for (int k = 0; k < items.length; k++) {
          g += slope[items[k]] * force[k];
        }
        gain[i] = g;
      }
    }
    return constant;
  }

  /** The best corner of the plane: a knapsack whose last piece can be cut. */
  private double corner(byte[] state, long left) {
    Integer[] order =
        IntStream.range(0, state.length)
            .filter(i -> state[i] == Node.OPEN)
            .boxed()
            .sorted((a, b) -> Double.compare(ratio(b), ratio(a)))
            .toArray(Integer[]::new);
    Arrays.fill(corner, 0);
    double value = 0;
    long room = left;
    price = 0;
    for (int i : order) {
      long cost = instance.cost(i);
      if (cost <= room) {
        corner[i] = 1;
        value += gain[i];
        room -= cost;
      } else {
        corner[i] = (double) room / cost;
        value += gain[i] * corner[i];
        price = gain[i] / cost;
        break;
      }
    }
    return value;
  }

  private double ratio(int control) {
    return gain[control] / instance.cost(control);
  }

  /** Decides each control whose other decision cannot beat the floor. */
  private void decide(byte[] state, double bound, double floor) {
    for (int i = 0; i < state.length; i++) {
      double reduced = gain[i] - price * instance.cost(i);
      if (state[i] == Node.OPEN && bound - Math.abs(reduced) <= floor) {
        decided[i] = reduced > 0 ? Node.IN : Node.OUT;
      }
    }
  }

  private double value() {
    double value = 0;
    for (int j = 0; j < rest.length; j++) {
      value += rest[j] == 0 ? 0 : rest[j] * instance.envelope(j).value(Math.max(0, sum[j]));
    }
    return value;
  }

  /** Moves the shares towards the corner, as far as it gets better. */
  private void move(byte[] state) {
    Arrays.fill(direction, 0);
    for (int i = 0; i < state.length; i++) {
      double step = corner[i] - share[i];
      if (step != 0) {
        addForce(i, step, direction);
      }
    }
    double low = 0;
    double high = 1;
    for (int step = 0; step < LINE_STEPS; step++) {
      double middle = (low + high) / 2;
      if (rises(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double gamma = (low + high) / 2;
    for (int j = 0; j < sum.length; j++) {
      sum[j] += gamma * direction[j];
    }
    for (int i = 0; i < state.length; i++) {
      share[i] += gamma * (corner[i] - share[i]);
    }
  }

  private boolean rises(double gamma) {
    double derivative = 0;
    for (int j = 0; j < rest.length; j++) {
      if (rest[j] != 0 && direction[j] != 0) {
        double y = Math.max(0, sum[j] + gamma * direction[j]);
        derivative += rest[j] * instance.envelope(j).slope(y) * direction[j];
      }
    }
    return derivative > 0;
  }
}
