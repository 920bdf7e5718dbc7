package dev.kasane.plan;

/** Looks at every choice; knows nothing of how the search works. */
final class BruteForce {
  private BruteForce() {}

  /** The most effect that any choice within the budget has. */
  static double best(Instance instance, byte[] start, long budget) {
    double best = 0;
    for (int mask = 0; mask < 1 << instance.controls(); mask++) {
      long cost = 0;
      boolean allowed = true;
      for (int i = 0; i < instance.controls(); i++) {
        boolean in = (mask >> i & 1) == 1;
        cost += in ? instance.cost(i) : 0;
        allowed &= in ? start[i] != Node.OUT : start[i] != Node.IN;
      }
      if (allowed && cost <= budget) {
        best = Math.max(best, effect(instance, mask));
      }
    }
    return best;
  }

  private static double effect(Instance instance, int mask) {
    double effect = 0;
    for (int item = 0; item < instance.items(); item++) {
      double fails = 1;
      for (int i = 0; i < instance.controls(); i++) {
        for (int k = 0; k < instance.itemsOf(i).length; k++) {
          if ((mask >> i & 1) == 1 && instance.itemsOf(i)[k] == item) {
            fails *= instance.failingOf(i)[k];
          }
        }
      }
      effect += instance.weights()[item] * (1 - fails);
    }
    return effect;
  }
}
