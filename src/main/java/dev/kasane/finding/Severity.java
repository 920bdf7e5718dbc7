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
  /** The severity of a score. */
  public static Severity ofScore(int score) {
    String level =
        score < 13
            ? "informational"
            : score < 38 ? "low" : score < 63 ? "medium" : score < 88 ? "high" : "critical";
    return new Severity(score, level);
  }

  /** The severity that a sender's word or number means; empty where it is neither. */
  public static Optional<Severity> of(String stated) {
    String word = stated.strip().toLowerCase(Locale.ROOT);
    return switch (word) {
      case "informational", "info", "information", "notice", "debug", "none" ->
          Optional.of(ofScore(0));
      case "low", "minor" -> Optional.of(ofScore(25));
      case "medium", "moderate", "warning", "warn" -> Optional.of(ofScore(50));
      case "high", "important", "error", "severe", "major" -> Optional.of(ofScore(75));
      case "critical", "fatal", "urgent", "emergency", "alert" -> Optional.of(ofScore(100));
      default -> ofNumber(word);
    };
  }

  /** A number from 0 to 100, perhaps with a fraction. */
  private static Optional<Severity> ofNumber(String number) {
    int point = number.indexOf('.');
    String digits = point < 0 ? number : number.substring(0, point);
    String fraction = point < 0 ? "" : number.substring(point + 1);
    if (digits.isEmpty() || digits.length() > 3 || !isDigits(digits) || !isDigits(fraction)) {
      return Optional.empty();
    }
    int score = Integer.parseInt(digits);
    return score > 100 ? Optional.empty() : Optional.of(ofScore(score));
  }

  private static boolean isDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
