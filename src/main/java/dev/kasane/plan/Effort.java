package dev.kasane.plan;

/**
 * How hard to search. Counted in work, so that the same question gets the same answer on every
 * machine; the clock only ends what takes too long.
 *
 * @param work looks at a pair of control and item, about
 * @param deadline as {@link System#nanoTime()} tells it
 */
record Effort(long work, long deadline) {
  /** One part of all choices costs about as many looks at everything. */
  private static final long LOOKS_PER_NODE = 30;

  long nodes(Instance instance) {
    return work / (LOOKS_PER_NODE * Math.max(1, instance.size()));
  }

  boolean over() {
    return System.nanoTime() - deadline >= 0;
  }
}
