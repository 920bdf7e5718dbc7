package dev.kasane.exchange.table;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as tables write them, year first. 01/02/2026 is January to some and February to others, so
 * it is not read.
 */
final class TableTimes {
  private static final Pattern DAY =
      Pattern.compile(
          "(\\d{4})(?:[-/.]|年)(\\d{1,2})(?:[-/.]|月)(\\d{1,2})日?(?:[T ]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?)?");

  private TableTimes() {}

  /** The time; null where the text is none that is sure. */
  static @Nullable Instant read(String text, ZoneId zone) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    try {
      Matcher day = DAY.matcher(plain);
      if (day.matches()) {
        var date = LocalDate.of(number(day, 1), number(day, 2), number(day, 3));
        var time =
            day.group(4) == null
                ? LocalTime.MIDNIGHT
                : LocalTime.of(
                    number(day, 4), number(day, 5), day.group(6) == null ? 0 : number(day, 6));
        return date.atTime(time).atZone(zone).toInstant();
      }
      return OffsetDateTime.parse(plain.replace(' ', 'T')).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}
