package dev.kasane.finding.profile;

import dev.kasane.finding.UtcTime;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads times in the forms that products write: ISO with or without a zone, with a space, with up
 * to nine digits of a second; US dates; mail dates; and numbers since 1970 in seconds down to
 * nanoseconds, or since 1601 as Windows counts. A time without a zone is UTC.
 */
final class Times {
  /** A product's "never" and "not yet" lie before. */
  private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

  private static final Instant LATEST = Instant.parse("2262-01-01T00:00:00Z");
  private static final int LONGEST = 40;

  private static final long MILLIS_FROM = 100_000_000_000L;
  private static final long MICROS_FROM = 100_000_000_000_000L;
  private static final long FILETIME_FROM = 100_000_000_000_000_000L;
  private static final long NANOS_FROM = 600_000_000_000_000_000L;
  private static final long FILETIME_TO_1970 = 116_444_736_000_000_000L;

  private static final DateTimeFormatter US =
      DateTimeFormatter.ofPattern("M/d/uuuu h:mm:ss a", Locale.US);
  private static final DateTimeFormatter US_24 =
      DateTimeFormatter.ofPattern("M/d/uuuu H:mm:ss", Locale.US);

  private Times() {}

  /** The time, to the microsecond; null where the text is none that a finding could have. */
  static @Nullable Instant read(String text) {
    Instant usual = UtcTime.read(text);
    if (usual == null && text.length() <= LONGEST) {
      String stripped = text.strip();
      usual = isNumber(stripped) ? ofNumber(stripped) : ofText(stripped);
    }
    return usual == null || usual.isBefore(EARLIEST) || usual.isAfter(LATEST)
        ? null
        : usual.truncatedTo(ChronoUnit.MICROS);
  }

  private static boolean isNumber(String text) {
    if (text.isEmpty()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // a number in a JSON tree may be written with an exponent
      if ((c < '0' || c > '9') && c != '.' && !(i > 0 && (c == 'E' || c == 'e' || c == '+'))) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Instant ofNumber(String text) {
    if (text.length() <= 18 && Characters.areDigits(text)) {
      return ofWhole(Long.parseLong(text));
    }
    try {
      var number = new BigDecimal(text);
      // more digits than any time has
      if (number.precision() - number.scale() > 19) {
        return null;
      }
      long whole = number.longValue();
      if (whole >= FILETIME_FROM) {
        return ofWhole(whole);
      }
      int perSecond = whole >= MICROS_FROM ? 6 : whole >= MILLIS_FROM ? 3 : 0;
      BigDecimal seconds = number.movePointLeft(perSecond);
      long nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue();
      return Instant.ofEpochSecond(seconds.longValue(), nanos);
    } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
      return null;
    }
  }

  private static Instant ofWhole(long number) {
    if (number >= NANOS_FROM) {
      return Instant.ofEpochSecond(number / 1_000_000_000, number % 1_000_000_000);
    }
    if (number >= FILETIME_FROM) {
      long ticks = number - FILETIME_TO_1970;
      return Instant.ofEpochSecond(ticks / 10_000_000, ticks % 10_000_000 * 100);
    }
    if (number >= MICROS_FROM) {
      return Instant.ofEpochSecond(number / 1_000_000, number % 1_000_000 * 1_000);
    }
    return number >= MILLIS_FROM ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
  }

  private static @Nullable Instant ofText(String text) {
    try {
      return text.indexOf('/') > 0
          ? LocalDateTime.parse(
                  text.toUpperCase(Locale.ROOT),
                  text.endsWith("M") || text.endsWith("m") ? US : US_24)
              .toInstant(ZoneOffset.UTC)
          : text.indexOf(',') == 3
              ? DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from)
              : ofIso(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** {@code 2026-05-01}, then perhaps a time, a fraction and a zone, more or less as ISO has it. */
  private static @Nullable Instant ofIso(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    if (year < 0 || month < 0 || day < 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    if (text.length() == 10) {
      return LocalDateTime.of(year, month, day, 0, 0).toInstant(ZoneOffset.UTC);
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    boolean seconds = text.length() > 16 && text.charAt(16) == ':';
    int second = seconds ? number(text, 17, 19) : 0;
    if (hour < 0 || minute < 0 || second < 0) {
      return null;
    }
    int end = seconds ? 19 : 16;
    int fraction = end;
    int nanos = 0;
    if (end < text.length() && (text.charAt(end) == '.' || text.charAt(end) == ',')) {
      fraction = digits(text, end + 1);
      nanos = nanos(text, end + 1, fraction);
    }
    ZoneOffset zone = zone(text.substring(fraction).strip());
    return zone == null
        ? null
        : LocalDateTime.of(year, month, day, hour, minute, second, nanos).toInstant(zone);
  }

  private static int nanos(String text, int from, int to) {
    int nanos = 0;
    for (int i = 0; i < 9; i++) {
      nanos = nanos * 10 + (from + i < to ? text.charAt(from + i) - '0' : 0);
    }
    return nanos;
  }

  /**
   * {@code Z}, {@code UTC}, {@code +0900}, {@code +09:00}, {@code +9}, or nothing, which is UTC.
   */
  private static @Nullable ZoneOffset zone(String zone) {
    String word = zone.toUpperCase(Locale.ROOT);
    if (word.isEmpty() || word.equals("Z") || word.equals("UTC") || word.equals("GMT")) {
      return ZoneOffset.UTC;
    }
    return word.charAt(0) == '+' || word.charAt(0) == '-' ? ZoneOffset.of(word) : null;
  }

  private static int digits(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static int number(String text, int from, int to) {
    if (to > text.length() || digits(text, from) < to) {
      return -1;
    }
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
