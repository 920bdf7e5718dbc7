package dev.kasane.casebook;

/** What of the heap there is for findings. */
public final class Heap {
  /** What a service with its broker takes before it reads anything. */
  private static final long RESERVED = 256L * 1024 * 1024;

  /** What a finding with its mapping and its part of the tally takes in memory, as seen. */
  private static final long BYTES_A_FINDING = 1_800;

  private Heap() {}

  /** One of so many parts of what is not reserved, in bytes. */
  public static long part(int parts) {
    return Math.max(0, Runtime.getRuntime().maxMemory() - RESERVED) / parts;
  }

  /** How many findings fit into such a part. */
  static long findings(int parts) {
    return part(parts) / BYTES_A_FINDING;
  }
}
