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

  private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
  private static final Duration LAST_RETRY = Duration.ofHours(6);
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

  /**
   * How long to wait for the next look: after failures with growing pauses, also where no look is
   * wanted once all went well.
   */
  Optional<Duration> pause(int failuresInARow) {
    if (failuresInARow == 0) {
      return interval;
    }
    Duration retry = FIRST_RETRY.multipliedBy(1L << Math.min(failuresInARow - 1, 10));
    Duration most = interval.orElse(LAST_RETRY);
    return Optional.of(retry.compareTo(most) < 0 ? retry : most);
  }
}
