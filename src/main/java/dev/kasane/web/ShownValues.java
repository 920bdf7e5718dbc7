package dev.kasane.web;

import io.quarkus.qute.TemplateExtension;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Numbers, sizes and times as pages of operators show them. */
@TemplateExtension
final class ShownValues {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private ShownValues() {}

  /** 12,345. */
  static String thousands(Number number) {
    return String.format(Locale.ROOT, "%,d", number.longValue());
  }

  /** 1.2 MB. */
  static String inBytes(Number number) {
    double size = number.doubleValue();
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    int unit = 0;
    while (size >= 1000 && unit < units.length - 1) {
      size /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, units[unit]);
  }

  /** How much of all it is, as the length of a bar of 100. */
  static String percent(long part, long all) {
    return String.format(Locale.ROOT, "%.3f", all == 0 ? 0 : 100.0 * part / all);
  }

  /** 2026-05-01 02:03:04 UTC. */
  static String toSecond(Instant time) {
    return SECOND.format(time);
  }

  /** The beginning of a text that may be of any length. */
  static String beginning(String text, int most) {
    return text.length() <= most
        ? text
        : text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, most))) + "…";
  }
}
