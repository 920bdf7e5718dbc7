package dev.kasane.attack;

import dev.kasane.attack.TechniqueId.Kind;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds an id in a text, by hand and once from left to right. An id begins and ends where no ASCII
 * letter or digit stands beside it: an underscore or Japanese text may.
 */
final class IdScan {
  /** Ids and labels are shorter; what is longer is not looked at. */
  private static final int MOST_TEXT = 1000;

  private static final String STIX_PREFIX = "attack-pattern--";
  private static final int UUID_LENGTH = 36;
  private static final String CAPEC_PREFIX = "capec-";
  private static final String GALAXY_PREFIX = "misp-galaxy:";

  private final String text;
  private @Nullable String id;
  private @Nullable String tactic;
  private int from;
  private int to;

  private IdScan(String text) {
    this.text = text;
  }

  static TechniqueId read(String original) {
    if (original.length() > MOST_TEXT) {
      return TechniqueId.NOTHING;
    }
    String plain =
        Names.isAscii(original) ? original : Normalizer.normalize(original, Normalizer.Form.NFKC);
    String text = plain.strip().toLowerCase(Locale.ROOT);
    int stix = text.indexOf(STIX_PREFIX);
    int stixEnd = stix + STIX_PREFIX.length() + UUID_LENGTH;
    if (stix >= 0 && text.length() >= stixEnd) {
      boolean whole = stix == 0 && stixEnd == text.length();
      return new TechniqueId(Kind.STIX, text.substring(stix, stixEnd), null, null, whole, null);
    }
    if (isAtlas(text)) {
      return new TechniqueId(Kind.ATLAS, text, null, null, false, null);
    }
    int capecEnd = text.startsWith(CAPEC_PREFIX) ? digits(text, CAPEC_PREFIX.length()) : 0;
    if (capecEnd > CAPEC_PREFIX.length() && !wordAt(text, capecEnd)) {
      String id = text.substring(0, capecEnd).toUpperCase(Locale.ROOT);
      return new TechniqueId(Kind.CAPEC, id, null, null, capecEnd == text.length(), null);
    }
    if (text.startsWith(GALAXY_PREFIX)) {
      return isGalaxy(text) ? new IdScan(galaxyValue(text)).techniques() : TechniqueId.NOTHING;
    }
    return new IdScan(text).techniques();
  }

  /** A tag of a galaxy of techniques; MISP has galaxies of mitigations with technique ids too. */
  static boolean isGalaxy(String lower) {
    int equal = lower.indexOf('=');
    return lower.startsWith(GALAXY_PREFIX)
        && equal > 0
        && lower.substring(0, equal).strip().endsWith("attack-pattern");
  }

  private static String galaxyValue(String text) {
    return text.substring(text.indexOf('=') + 1).replace('"', ' ').strip();
  }

  /** {@code aml.t0043} or {@code aml.ta0000}, not the end of a longer word. */
  private static boolean isAtlas(String text) {
    int at = text.indexOf("aml.t");
    if (at < 0 || wordAt(text, at - 1)) {
      return false;
    }
    int number = at + "aml.t".length();
    return digits(text, number) > number
        || (number < text.length()
            && text.charAt(number) == 'a'
            && digits(text, number + 1) > number + 1);
  }

  private TechniqueId techniques() {
    for (int at = text.indexOf('t'); at >= 0; at = text.indexOf('t', at + 1)) {
      if (wordAt(text, at - 1)) {
        continue;
      }
      int tacticEnd = tacticEnd(at);
      int end = idEnd(text, at);
      if (tacticEnd > 0 && tactic == null) {
        tactic = text.substring(at, tacticEnd).toUpperCase(Locale.ROOT);
      } else if (end > 0 && !take(at, end)) {
        return new TechniqueId(Kind.SEVERAL, null, null, null, false, null);
      }
    }
    if (id == null) {
      Kind kind = tactic == null ? Kind.NONE : Kind.TACTIC;
      return new TechniqueId(kind, null, null, tactic, false, hasWord(text) ? text : null);
    }
    boolean whole = (from == 0 && to == text.length()) || isAddress();
    return new TechniqueId(Kind.TECHNIQUE, id, version(), tactic, whole, beside());
  }

  /** Of a technique and its own sub-technique the latter is meant; false if they are others. */
  private boolean take(int at, int end) {
    String number = text.substring(at + 1, at + 5);
    String found = "T" + number + (end == at + 5 ? "" : "." + text.substring(end - 3, end));
    String before = id;
    if (before == null || (found.startsWith(before) && !found.equals(before))) {
      id = found;
      from = at;
      to = end;
      return true;
    }
    return before.startsWith(found);
  }

  private boolean isAddress() {
    return text.startsWith("http") && text.contains("attack.mitre.org/") && !text.contains(" ");
  }

  /** The text behind the id, else the text before the word that it is part of. */
  private @Nullable String beside() {
    String behind = text.substring(to);
    if (hasWord(behind)) {
      return behind;
    }
    int word = from;
    while (word > 0 && " (\"'>".indexOf(text.charAt(word - 1)) < 0) {
      word--;
    }
    String before = text.substring(0, word);
    return hasWord(before) ? before : null;
  }

  private static boolean hasWord(String text) {
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      if (Character.isLetter(text.codePointAt(at))) {
        return true;
      }
    }
    return false;
  }

  /** The end of a technique id that begins at {@code at}; -1 where none does. */
  static int idEnd(String text, int at) {
    int end = digits(text, at + 1);
    if (end != at + 5) {
      return -1;
    }
    if (end == text.length()) {
      return end;
    }
    if (".-_/".indexOf(text.charAt(end)) >= 0) {
      int sub = digits(text, end + 1);
      if (sub == end + 4 && !wordAt(text, sub)) {
        return sub;
      }
      // T1059.Name is T1059; T1059.0011 and T1059.01 are nothing
      return sub == end + 1 ? end : -1;
    }
    return wordAt(text, end) ? -1 : end;
  }

  private int tacticEnd(int at) {
    if (at + 1 >= text.length() || text.charAt(at + 1) != 'a') {
      return -1;
    }
    int end = digits(text, at + 2);
    return end == at + 6 && !wordAt(text, end) ? end : -1;
  }

  private static int digits(String text, int at) {
    int end = at;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean wordAt(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /** The 9 of {@code V9.T1003} and {@code MITREV9.T1003}, the 8 of {@code /versions/v8/}. */
  private @Nullable String version() {
    int address = text.indexOf("/versions/v");
    if (address >= 0) {
      return number(address + "/versions/v".length(), text.length());
    }
    int v = text.lastIndexOf('v', from - 1);
    if (v >= 0 && v < from - 2 && ".-_".indexOf(text.charAt(from - 1)) >= 0) {
      String number = number(v + 1, from - 1);
      return number != null && number.length() == from - 2 - v ? number : null;
    }
    return null;
  }

  private @Nullable String number(int start, int most) {
    int end = start;
    while (end < most && (isDigit(text.charAt(end)) || (text.charAt(end) == '.' && end > start))) {
      end++;
    }
    return end == start ? null : text.substring(start, end);
  }
}
