package dev.kasane.plan;

/**
 * How hard to search. Counted in work, so that the same question gets the same answer on every
 * machine; the clock only ends what takes too long.
 *
 * @param work how many pairs of control and item to look at, about
 * @param deadline as {@link System#nanoTime()} tells it
 */
record Effort(long work, long deadline) {
  /** One part of all choices costs about as many looks at everything. */
  private static final long LOOKS_PER_NODE = 30;

  private static final int MOST_ROUNDS = 150;

  /** Fewer looks than this give no bound worth having. */
  private static final int LEAST_ROUNDS = 10;

  /** As hard as it takes, until the clock ends it. */
  static Effort until(long deadline) {
    return new Effort(Long.MAX_VALUE, deadline);
  }

  /** How many parts may be looked at. */
  long nodes(Instance instance) {
    return work / (LOOKS_PER_NODE * Math.max(1, instance.size()));
  }

  /** How many looks the first bound may take; 0 for none. */
  int rounds(Instance instance) {
    long rounds = Math.min(MOST_ROUNDS, work / (2 * Math.max(1, instance.size())));
    return rounds < LEAST_ROUNDS ? 0 : (int) rounds;
  }

  boolean over() {
    return System.nanoTime() - deadline >= 0;
  }
}
