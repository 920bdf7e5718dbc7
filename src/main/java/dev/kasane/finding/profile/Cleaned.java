package dev.kasane.finding.profile;

import org.jspecify.annotations.Nullable;

/** What happens to text from outside before it is kept. */
public final class Cleaned {
  private static final char REPLACEMENT = '\uFFFD';

  private Cleaned() {}

  /**
   * The text without what PostgreSQL and UTF-8 cannot hold: NUL and lone surrogates become U+FFFD.
   * Where it is longer than {@code max} characters it is cut, never through a surrogate pair.
   */
  public static String text(String text, int max) {
    int end = Math.min(text.length(), max);
    if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    int bad = firstBad(text, end);
    if (bad < 0) {
      return end == text.length() ? text : text.substring(0, end);
    }
    var cleaned = new StringBuilder(text.substring(0, end));
    for (; bad >= 0; bad = firstBad(cleaned, end)) {
      cleaned.setCharAt(bad, REPLACEMENT);
    }
    return cleaned.toString();
  }

  /** Whether the text can stand as an identifier: nothing in it would have to be replaced. */
  public static boolean plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return false;
      }
    }
    return firstBad(text, text.length()) < 0;
  }

  /** A short, harmless quotation for a message. */
  public static String brief(@Nullable String text) {
    if (text == null) {
      return "";
    }
    var quoted = new StringBuilder(text(text, 40));
    for (int i = 0; i < quoted.length(); i++) {
      if (Character.isISOControl(quoted.charAt(i))) {
        quoted.setCharAt(i, ' ');
      }
    }
    return text.length() > 40 ? quoted.append('…').toString() : quoted.toString();
  }

  private static int firstBad(CharSequence text, int end) {
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c > 0 && c < Character.MIN_SURROGATE) {
        continue;
      }
      if (c == 0) {
        return i;
      }
      if (Character.isHighSurrogate(c)) {
        if (i + 1 >= end || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return i;
        }
        i++;
      } else if (Character.isLowSurrogate(c)) {
        return i;
      }
    }
    return -1;
  }
}
