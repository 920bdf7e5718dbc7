package dev.kasane.web;

import dev.kasane.casebook.Share;
import io.quarkus.qute.TemplateExtension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How templates show values of all kinds of pages. */
@TemplateExtension
final class Shown {
  /** As much of a text from outside as a page shows of it. */
  private static final int LONGEST = 300;

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  private Shown() {}

  /** A time in UTC, to the minute: what a page says once, and readers compare line by line. */
  static String minute(Instant time) {
    return MINUTE.format(time);
  }

  /** The text as one part of an address, of its path or its query. */
  static String addressPart(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** The beginning of a text that somebody sent, which may be of any length. */
  static String cut(String text) {
    return isCut(text) ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) : text;
  }

  /** Whether {@link #cut} leaves something out. */
  static boolean isCut(String text) {
    return text.length() > LONGEST && text.codePointCount(0, text.length()) > LONGEST;
  }

  /** The day of a time that is written as RFC 3339. */
  static String cutDay(String time) {
    return time.length() > 10 ? time.substring(0, 10) : time;
  }

  /** An address of the web, from a bundle; anything else, such as a script, leads nowhere. */
  static String safeAddress(String address) {
    return address.startsWith("https://") || address.startsWith("http://") ? address : "#";
  }

  /** A share as percent without fraction. */
  static long percent(double share) {
    return Math.round(100 * share);
  }

  /** A share as a place in the width of a drawing. */
  static String place(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }

  /** The width of the interval in a drawing. */
  static String width(Share share) {
    return place(share.high() - share.low());
  }
}
