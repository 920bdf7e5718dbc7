package dev.kasane.plan;

/**
 * A part of all choices: some controls are in, some are out, the others are open.
 *
 * @param state for each control {@link #OPEN}, {@link #IN} or {@link #OUT}
 * @param share how much of each control the best choice would take if parts could be had
 * @param bound no choice in this part has more effect
 * @param number in the order of discovery, so that ties are always broken in the same way
 */
@SuppressWarnings("ArrayRecordComponent") // owned by the search, never compared
record Node(byte[] state, float[] share, double bound, long number) implements Comparable<Node> {
  static final byte OPEN = 0;
  static final byte IN = 1;
  static final byte OUT = 2;

  /** The most promising first. */
  @Override
  public int compareTo(Node other) {
    int better = Double.compare(other.bound, bound);
    return better == 0 ? Long.compare(number, other.number) : better;
  }

  boolean[] in() {
    var in = new boolean[state.length];
    for (int i = 0; i < state.length; i++) {
      in[i] = state[i] == IN;
    }
    return in;
  }
}
