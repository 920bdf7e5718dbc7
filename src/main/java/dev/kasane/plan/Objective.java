package dev.kasane.plan;

import java.util.Optional;

/** What a plan is to make as large as it can. */
public enum Objective {
  /** Cases in which a step before impact is stopped. */
  CASES_INTERRUPTED("cases-interrupted"),
  /** Pairs of a case and a technique in which the technique is stopped. */
  OCCURRENCES_COVERED("occurrences-covered");

  private final String word;

  Objective(String word) {
    this.word = word;
  }

  /** The word on the wire. */
  public String word() {
    return word;
  }

  /** The objective of that word; empty where there is none. */
  public static Optional<Objective> of(String word) {
    for (Objective objective : values()) {
      if (objective.word.equals(word)) {
        return Optional.of(objective);
      }
    }
    return Optional.empty();
  }
}
