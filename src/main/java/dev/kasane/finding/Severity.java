package dev.kasane.finding;

import java.util.Locale;
import java.util.Optional;

/**
 * How bad a finding is, on one scale with OCSF's five words.
 *
 * @param score 0 to 100
 * @param level informational, low, medium, high or critical
 */
public record Severity(int score, String level) {
  /** The severity that a sender's word or number means; empty where it is neither. */
  public static Optional<Severity> of(String stated) {
    String word = stated.strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "informational", "info", "information" -> Optional.of(new Severity(0, "informational"));
      case "low" -> Optional.of(new Severity(25, "low"));
      case "medium", "moderate" -> Optional.of(new Severity(50, "medium"));
      case "high" -> Optional.of(new Severity(75, "high"));
      case "critical", "fatal" -> Optional.of(new Severity(100, "critical"));
      default -> ofNumber(word);
    };
  }

  private static Optional<Severity> ofNumber(String digits) {
    if (digits.isEmpty()
        || digits.length() > 3
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    int score = Integer.parseInt(digits);
    if (score > 100) {
      return Optional.empty();
    }
    String level =
        score < 13 ? "informational" : score < 38 ? "low" : score < 63 ? "medium" : "high";
    return Optional.of(new Severity(score, score < 88 ? level : "critical"));
  }
}
