package dev.kasane.casebook;

import dev.kasane.finding.FindingStatus;
import java.util.Optional;

/** Where a technique stands in a case, strongest first (contract, section 4). */
public enum Status {
  CONFIRMED("confirmed", "x", 1),
  SUSPECTED("suspected", "?", 2),
  INFERRED("inferred", "~", 3),
  RULED_OUT("ruled-out", "-", 4);

  /** The word for a technique that nothing speaks of; a case holds no such status. */
  public static final String NOT_EXAMINED = "not-examined";

  private final String word;
  private final String tick;
  private final int code;

  Status(String word, String tick, int code) {
    this.word = word;
    this.tick = tick;
    this.code = code;
  }

  /** The number in the database; never to be changed. */
  int code() {
    return code;
  }

  /** The status of that number; empty for 0, which stands for none. */
  public static Optional<Status> ofCode(int code) {
    for (Status status : values()) {
      if (status.code == code) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  /** The word on the wire. */
  public String word() {
    return word;
  }

  /** The mark in a CSV table. */
  public String tick() {
    return tick;
  }

  /** Whether a case in which a technique has this status is part of the technique's total. */
  public boolean counts() {
    return this == CONFIRMED || this == SUSPECTED;
  }

  /** Whether a finding of this status speaks for a technique that stands at {@code standing}. */
  boolean supports(Status standing) {
    return standing.counts() ? counts() : this == standing;
  }

  /** The status of that word; empty where there is none. */
  public static Optional<Status> of(String word) {
    for (Status status : values()) {
      if (status.word.equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  /** What a live finding of that status makes of its techniques. */
  static Status of(FindingStatus status) {
    return switch (status) {
      case CONFIRMED -> CONFIRMED;
      case SUSPECTED -> SUSPECTED;
      case RULED_OUT -> RULED_OUT;
      case RETRACTED -> throw new IllegalArgumentException("a retracted finding says nothing");
    };
  }
}
