package dev.kasane.finding.profile;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How findings come to a case that name none (key {@code kasane.finding.case-rule}): by a place of
 * the event, or by host and time, where all that happens on a host within a window of time is one
 * case. Windows begin at fixed times, so that a finding always falls into the same case, in
 * whatever order they come.
 */
public final class CaseRule {
  /** What a value of the key must be, in words. */
  public static final String RIGHT =
      "places such as /labels/incident between commas, or host and a length of time, such as host"
          + " 24h";

  private static final String HOST = "host ";

  private final List<Locator> places;
  private final @Nullable Duration window;

  private CaseRule(List<Locator> places, @Nullable Duration window) {
    this.places = places;
    this.window = window;
  }

  /**
   * Compiles a rule.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static CaseRule of(String text) {
    String rule = text.strip();
    if ((rule + " ").toLowerCase(Locale.ROOT).startsWith(HOST)) {
      return new CaseRule(List.of(), duration(rule.substring(HOST.length() - 1).strip()));
    }
    var places = new ArrayList<Locator>();
    for (String place : rule.split(",", -1)) {
      places.add(Locator.parse(place.strip(), false));
    }
    return new CaseRule(List.copyOf(places), null);
  }

  private static Duration duration(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    try {
      Duration duration =
          Duration.parse(
              upper.startsWith("P") ? upper : upper.endsWith("D") ? "P" + upper : "PT" + upper);
      if (duration.compareTo(Duration.ofMinutes(1)) >= 0
          && duration.compareTo(Duration.ofDays(3660)) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // said below
    }
    throw new IllegalArgumentException("'" + text + "' is no length of time from 1m to 3660d");
  }

  /** The case; null where the event does not say enough. */
  public @Nullable String caseId(Event event, @Nullable String host, Instant time) {
    if (window == null) {
      return Scalars.first(event, event.root(), places);
    }
    if (host == null) {
      return null;
    }
    long length = window.toSeconds();
    long start = Math.floorDiv(time.getEpochSecond(), length) * length;
    return host + " " + Instant.ofEpochSecond(start);
  }
}
