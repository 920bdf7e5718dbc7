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

  /**
   * Writes a time of the years 0 to 9999 as {@link Instant#toString} does, to the microsecond, in
   * ASCII: a case record holds dozens of times.
   */
  public static byte[] write(Instant time) {
    long day = Math.floorDiv(time.getEpochSecond(), SECONDS_A_DAY);
    int second = (int) Math.floorMod(time.getEpochSecond(), (long) SECONDS_A_DAY);
    LocalDate date = LocalDate.ofEpochDay(day);
    int micros = time.getNano() / 1_000;
    int fraction = micros == 0 ? 0 : micros % 1_000 == 0 ? 3 : 6;
    byte[] text = new byte[fraction == 0 ? SHORTEST : SHORTEST + 1 + fraction];
    digits(text, 0, 4, date.getYear(), '-');
    digits(text, 5, 2, date.getMonthValue(), '-');
    digits(text, 8, 2, date.getDayOfMonth(), 'T');
    digits(text, 11, 2, second / 3600, ':');
    digits(text, 14, 2, second / 60 % 60, ':');
    digits(text, 17, 2, second % 60, fraction == 0 ? 'Z' : '.');
    if (fraction != 0) {
      digits(text, 20, fraction, fraction == 3 ? micros / 1_000 : micros, 'Z');
    }
    return text;
  }

  /** Writes the last digits of a number, and what stands behind them. */
  private static void digits(byte[] text, int at, int digits, int number, char behind) {
    int rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    text[at + digits] = (byte) behind;
  }
}
