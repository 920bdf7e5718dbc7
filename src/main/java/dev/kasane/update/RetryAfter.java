package dev.kasane.update;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** How long a busy server wants to be left alone: seconds or a date (RFC 9110, section 10.2.3). */
final class RetryAfter {
  private static final Duration USUAL = Duration.ofSeconds(10);
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofDays(7);

  private RetryAfter() {}

  static Duration of(HttpHeaders headers, Instant now) {
    Duration wait = headers.firstValue("Retry-After").map(v -> read(v, now)).orElse(USUAL);
    return wait.compareTo(LEAST) < 0 ? LEAST : wait.compareTo(MOST) > 0 ? MOST : wait;
  }

  private static Duration read(String value, Instant now) {
    try {
      return value.matches("\\d{1,9}")
          ? Duration.ofSeconds(Long.parseLong(value))
          : Duration.between(now, ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
    } catch (DateTimeException e) {
      return USUAL;
    }
  }
}
