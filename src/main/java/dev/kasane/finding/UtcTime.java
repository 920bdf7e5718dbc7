package dev.kasane.finding;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Times in the form in which nearly all come and all go, {@code 2026-05-01T02:03:04.5Z}. The JDK's
 * formatter takes a tenth of the time that a finding takes on its whole way; this takes next to
 * none. Other forms are left to the JDK.
 */
public final class UtcTime {
  private static final int SECONDS_A_DAY = 86_400;
  private static final int SHORTEST = "2026-05-01T02:03:04Z".length();
  private static final int MICROS_LONGEST = SHORTEST + 7;

  private UtcTime() {}

  /** The time, to the microsecond; null where the text has another form. */
  public static @Nullable Instant read(String text) {
    int length = text.length();
    if (length < SHORTEST
        || length > MICROS_LONGEST
        || text.charAt(length - 1) != 'Z'
        || text.charAt(4) != '-'
        || text.charAt(7) != '-'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':'
        || (length > SHORTEST && (text.charAt(19) != '.' || length == SHORTEST + 1))) {
      return null;
    }
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, 19);
    int fraction = length == SHORTEST ? 0 : number(text, 20, length - 1);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
      return null;
    }
    for (int digits = length - SHORTEST - 1; digits >= 0 && digits < 9; digits++) {
      fraction *= 10;
    }
    try {
      long day =
          LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
      return fraction < 0
          ? null
          : Instant.ofEpochSecond(
              day * SECONDS_A_DAY + hour * 3600L + minute * 60L + second, fraction);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The number at a place; something negative where it is none. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = number * 10 + c - '0';
    }
    return number;
  }

  /** Writes a time of the years 0 to 9999 as {@link Instant#toString} does, to the microsecond. */
  public static String write(Instant time) {
    long day = Math.floorDiv(time.getEpochSecond(), SECONDS_A_DAY);
    int second = (int) Math.floorMod(time.getEpochSecond(), (long) SECONDS_A_DAY);
    LocalDate date = LocalDate.ofEpochDay(day);
    var text = new StringBuilder(MICROS_LONGEST);
    digits(text, date.getYear(), 1000).append('-');
    digits(text, date.getMonthValue(), 10).append('-');
    digits(text, date.getDayOfMonth(), 10).append('T');
    digits(text, second / 3600, 10).append(':');
    digits(text, second / 60 % 60, 10).append(':');
    digits(text, second % 60, 10);
    int micros = time.getNano() / 1_000;
    if (micros != 0 && micros % 1_000 == 0) {
      digits(text.append('.'), micros / 1_000, 100);
    } else if (micros != 0) {
      digits(text.append('.'), micros, 100_000);
    }
    return text.append('Z').toString();
  }

  private static StringBuilder digits(StringBuilder text, int number, int highest) {
    for (int unit = highest; unit > 0; unit /= 10) {
      text.append((char) ('0' + number / unit % 10));
    }
    return text;
  }
}
