package dev.kasane.exchange.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Dates in a workbook: days since an epoch, told from numbers by their format alone. */
final class SerialDates {
  // day 60 of the usual epoch is 29 February 1900, which never was; all later ones fit this one
  private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
  private static final LocalDate EPOCH_1904 = LocalDate.of(1904, 1, 1);
  private static final BigDecimal LAST = BigDecimal.valueOf(2_958_466);
  private static final BigDecimal SECONDS = BigDecimal.valueOf(86_400);

  private SerialDates() {}

  static boolean isDate(@Nullable Integer id, @Nullable String format) {
    if (id != null
        && ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))) {
      return true;
    }
    if (format == null) {
      return false;
    }
    // literals in quotation marks and [colours] say nothing
    String bare =
        format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.", "").toLowerCase(java.util.Locale.ROOT);
    return bare.indexOf('y') >= 0 || (bare.indexOf('d') >= 0 && bare.indexOf('m') >= 0);
  }

  /** As {@code 2026-05-01} or {@code 2026-05-01T02:03:04}; a number that is no date stays one. */
  static String text(BigDecimal days, boolean date1904) {
    if (days.signum() < 0 || days.compareTo(LAST) >= 0) {
      return days.toString();
    }
    long seconds = days.multiply(SECONDS).setScale(0, RoundingMode.HALF_UP).longValueExact();
    LocalDateTime time = (date1904 ? EPOCH_1904 : EPOCH).atStartOfDay().plusSeconds(seconds);
    return time.toLocalTime().toSecondOfDay() == 0
        ? time.toLocalDate().toString()
        : time.withNano(0).toString();
  }
}
