package dev.kasane.finding.profile;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * A technique id in a text, found by hand and once from left to right. Beside it stands no ASCII
 * letter or digit; an underscore or Japanese text may.
 *
 * @param from where it begins
 * @param to behind its end
 */
record Span(int from, int to) {
  /** False where a text surely holds no id: a quick look before the slow ones. */
  static boolean maybe(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > 127 || ((c | ' ') == 't' && startsNumber(text, i + 1))) {
        return true;
      }
    }
    return false;
  }

  /** What is not ASCII may become a digit when it is made plain. */
  private static boolean startsNumber(String text, int at) {
    char c = at < text.length() ? text.charAt(at) : 'x';
    return (c >= '0' && c <= '9') || c > 127;
  }

  /** The next id at or behind a place; null where there is none. */
  static @Nullable Span next(String text, int from) {
    for (int at = from; at + 5 <= text.length(); at++) {
      Span span = at(text, at);
      if (span != null) {
        return span;
      }
    }
    return null;
  }

  /** The id that begins exactly there; null where none does. */
  static @Nullable Span at(String text, int at) {
    boolean begins =
        at + 5 <= text.length() && (text.charAt(at) | ' ') == 't' && !isWord(text, at - 1);
    int end = begins ? end(text, at) : -1;
    return end > 0 ? new Span(at, end) : null;
  }

  private static int end(String text, int at) {
    int end = at + 5;
    if (digits(text, at + 1) != end) {
      return -1;
    }
    if (end < text.length() && ".-_/".indexOf(text.charAt(end)) >= 0) {
      int sub = digits(text, end + 1);
      if (sub == end + 4 && !isWord(text, sub)) {
        return sub;
      }
      // T1059.Name is T1059; T1059.0011 and T1059.01 are nothing
      return sub == end + 1 ? end : -1;
    }
    return isWord(text, end) ? -1 : end;
  }

  /** Whether a text is nothing but an id. */
  static boolean isWhole(String text) {
    Span span = text.length() == 5 || text.length() == 9 ? at(text, 0) : null;
    return span != null && span.to == text.length();
  }

  /** The id as it is usually written. */
  String id(String text) {
    String technique = "T" + text.substring(from + 1, from + 5);
    return to - from == 5 ? technique : technique + "." + text.substring(to - 3, to);
  }

  /**
   * Whether it stands in prose as people write ids: as a word of its own, not as part of a file
   * name, a path, an address or a longer label, and of a number that ids have.
   */
  boolean isWordOfProse(String text) {
    char first = text.charAt(from + 1);
    boolean separate = from == 0 || "._-/\\@#~$%&*+=".indexOf(text.charAt(from - 1)) < 0;
    return separate && (first == '0' || first == '1') && endsAsWord(text);
  }

  private boolean endsAsWord(String text) {
    if (to == text.length()) {
      return true;
    }
    char next = text.charAt(to);
    // the end of a sentence is an end, the extension of a file is none
    return (next == '.' || next == '-')
        ? to + 1 == text.length() || text.charAt(to + 1) <= ' '
        : "_/\\@~$%*+=".indexOf(next) < 0;
  }

  /** Full-width and other letters of compatibility as plain ones. */
  static String plain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
      }
    }
    return text;
  }

  private static int digits(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  static boolean isWord(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
