package dev.kasane.guideline;

import java.util.Locale;
import java.util.Optional;

/** What a control does about a technique. The three are never added up. */
public enum Category {
  /** It is meant to keep the technique from working. */
  PROTECT("protect"),
  /** It is meant to show that the technique is used. */
  DETECT("detect"),
  /** It is meant to deal with what the technique did. */
  RESPOND("respond");

  private final String word;

  Category(String word) {
    this.word = word;
  }

  /** The word on the wire; the one that CTID's mappings use. */
  public String word() {
    return word;
  }

  /** The category that a word means; empty where it means none. */
  public static Optional<Category> of(String stated) {
    return switch (stated.strip().toLowerCase(Locale.ROOT)) {
      case "protect",
          "protection",
          "prevent",
          "prevention",
          "preventive",
          "mitigate",
          "mitigates" ->
          Optional.of(PROTECT);
      case "detect", "detection", "detective" -> Optional.of(DETECT);
      case "respond", "response", "responsive", "recover", "recovery" -> Optional.of(RESPOND);
      default -> Optional.empty();
    };
  }
}
