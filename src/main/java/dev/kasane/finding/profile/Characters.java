package dev.kasane.finding.profile;

/** Whether there are digits and letters in a text, without what a stream of characters costs. */
public final class Characters {
  private Characters() {}

  /** Whether all characters are ASCII digits. */
  static boolean areDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether there is an ASCII digit. */
  static boolean holdDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  /** Whether there is a letter of any script. */
  public static boolean holdLetter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
