package dev.kasane.plan;

import java.util.Optional;

/** How much a case counts. */
public enum Weight {
  /** Every case as much as any other. */
  CASE("case"),
  /** By its highest severity. */
  SEVERITY("severity"),
  /** The newer the more. */
  RECENCY("recency");

  private final String word;

  Weight(String word) {
    this.word = word;
  }

  /** The word on the wire. */
  public String word() {
    return word;
  }

  /** The weight of that word; empty where there is none. */
  public static Optional<Weight> of(String word) {
    for (Weight weight : values()) {
      if (weight.word.equals(word)) {
        return Optional.of(weight);
      }
    }
    return Optional.empty();
  }
}
