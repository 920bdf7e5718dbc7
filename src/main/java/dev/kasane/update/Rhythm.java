package dev.kasane.update;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/**
 * How often newer releases are looked for.
 *
 * @param text as configured
 * @param interval from one look to the next; empty: none is taken
 */
public record Rhythm(String text, Optional<Duration> interval) {
  /** What may be configured. */
  public static final String ALLOWED = "auto, off, or an ISO 8601 duration from PT1S to P365D";

  /** MITRE releases twice a year; a day late is early enough. */
  private static final Duration USUAL = Duration.ofDays(1);

  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofDays(365);

  /**
   * Reads the value of {@code kasane.attack.update}.
   *
   * @throws IllegalArgumentException where it is none of {@link #ALLOWED}
   */
  public static Rhythm of(String configured) {
    String word = configured.strip().toLowerCase(Locale.ROOT);
    if (word.equals("off")) {
      return new Rhythm(word, Optional.empty());
    }
    if (word.equals("auto")) {
      return new Rhythm(word, Optional.of(USUAL));
    }
    try {
      Duration interval = Duration.parse(word);
      if (interval.compareTo(LEAST) >= 0 && interval.compareTo(MOST) <= 0) {
        return new Rhythm(interval.toString(), Optional.of(interval));
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    throw new IllegalArgumentException("It must be " + ALLOWED);
  }

  boolean off() {
    return interval.isEmpty();
  }
}
