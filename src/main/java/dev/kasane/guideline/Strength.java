package dev.kasane.guideline;

import java.util.Locale;
import java.util.Optional;

/** How strong a mapping says that a control is; weakest first. */
public enum Strength {
  /** The mapping says nothing of it. */
  UNSTATED("unstated"),
  MINIMAL("minimal"),
  PARTIAL("partial"),
  SIGNIFICANT("significant");

  private final String word;

  Strength(String word) {
    this.word = word;
  }

  /** The word on the wire. */
  public String word() {
    return word;
  }

  /** The strength of that word; an empty one says nothing; empty where it is none. */
  public static Optional<Strength> of(String stated) {
    String word = stated.strip().toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      return Optional.of(UNSTATED);
    }
    for (Strength strength : values()) {
      if (strength.word.equals(word)) {
        return Optional.of(strength);
      }
    }
    return Optional.empty();
  }
}
