package dev.kasane.finding;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** How clear a fact of a case is. */
public enum FactStatus {
  UNKNOWN("unknown"),
  SUSPECTED("suspected"),
  CONFIRMED("confirmed");

  private final String word;

  FactStatus(String word) {
    this.word = word;
  }

  /** The word on the wire. */
  @JsonValue
  public String word() {
    return word;
  }

  /** The status of that word; empty where there is none. */
  public static Optional<FactStatus> of(String word) {
    for (FactStatus status : values()) {
      if (status.word.equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
