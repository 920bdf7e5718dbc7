package dev.kasane.finding;

import java.util.Optional;

/** What a finding says of its techniques; the words of the contract, section 3. */
public enum FindingStatus {
  /** They were used. */
  CONFIRMED("confirmed", 1),
  /** They were probably used; what a finding means that does not say. */
  SUSPECTED("suspected", 2),
  /** They were looked for and not used. */
  RULED_OUT("ruled-out", 3),
  /** The finding is taken back, with all that it said. */
  RETRACTED("retracted", 4);

  private final String word;
  private final int code;

  FindingStatus(String word, int code) {
    this.word = word;
    this.code = code;
  }

  /** The number in the database; never to be changed. */
  public int code() {
    return code;
  }

  /** The status of that number. */
  public static FindingStatus ofCode(int code) {
    for (FindingStatus status : values()) {
      if (status.code == code) {
        return status;
      }
    }
    throw new IllegalArgumentException("no finding status has the number " + code);
  }

  /** The word on the wire. */
  public String word() {
    return word;
  }

  /** The status of that word; empty where there is none. */
  public static Optional<FindingStatus> of(String word) {
    for (FindingStatus status : values()) {
      if (status.word.equals(word)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }
}
