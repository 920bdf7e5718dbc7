package dev.kasane.web;

/** Texts that come from findings, in a length that a page can show. */
final class Said {
  private Said() {}

  /** The text, or its beginning with a mark that there was more; no character is cut in two. */
  static String brief(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }
}
