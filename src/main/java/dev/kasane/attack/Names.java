package dev.kasane.attack;

import java.text.Normalizer;

/** Makes names comparable. */
final class Names {
  private Names() {}

  /**
   * Letters and digits in small letters, everything between them one space: so case, dashes,
   * slashes and colons make no difference, and {@code Parent: Sub} is the two names side by side.
   */
  static String normal(String name) {
    String text = isAscii(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKC);
    var normal = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        if (gap && normal.length() > 0) {
          normal.append(' ');
        }
        normal.append(Character.toLowerCase(c));
        gap = false;
      } else if (c == '&') {
        normal.append(normal.length() > 0 ? " and" : "and");
        gap = true;
      } else {
        gap = true;
      }
    }
    return normal.toString();
  }

  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 127) {
        return false;
      }
    }
    return true;
  }
}
