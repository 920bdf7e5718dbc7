package dev.kasane.casebook.table;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/** A stretch of time that cases are counted by; days and months of UTC, weeks from Monday. */
public enum Period {
  DAY,
  WEEK,
  MONTH;

  /** The word on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The period of that word; empty where there is none. */
  public static Optional<Period> of(String word) {
    for (Period period : values()) {
      if (period.word().equals(word)) {
        return Optional.of(period);
      }
    }
    return Optional.empty();
  }

  /** The first day of the period that a time lies in. */
  public LocalDate first(Instant time) {
    LocalDate day = LocalDate.ofInstant(time, ZoneOffset.UTC);
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case MONTH -> day.withDayOfMonth(1);
    };
  }

  /** The first day of the period behind the one that begins on {@code first}. */
  public LocalDate next(LocalDate first) {
    return switch (this) {
      case DAY -> first.plusDays(1);
      case WEEK -> first.plusWeeks(1);
      case MONTH -> first.plusMonths(1);
    };
  }
}
