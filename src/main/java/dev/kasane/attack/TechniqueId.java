package dev.kasane.attack;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the many ways in which an id is spelt: plain, with a vendor's prefix and version, inside a
 * label, as an address, a tag, a STIX or a CAPEC id. Scans by hand, once from left to right.
 *
 * @param kind what it is
 * @param id the id in its plain form, or null
 * @param version the ATT&amp;CK version that stood before it or in the address, or null
 * @param tactic the tactic id that stood beside it, or null
 * @param whole whether the text is nothing but the id
 */
public record TechniqueId(
    Kind kind,
    @Nullable String id,
    @Nullable String version,
    @Nullable String tactic,
    boolean whole) {

  /** What an id text holds. */
  public enum Kind {
    TECHNIQUE,
    STIX,
    CAPEC,
    /** MITRE ATLAS, whose ids look like those of ICS. */
    ATLAS,
    TACTIC,
    /** Several different technique ids: nothing says which is meant. */
    SEVERAL,
    NONE
  }

  private static final String STIX_PREFIX = "attack-pattern--";
  private static final int UUID_LENGTH = 36;

  /** Reads an id text. Never null, never throws. */
  public static TechniqueId read(String text) {
    int end = text.length();
    // by far the most frequent form
    if ((end == 5 || (end == 9 && text.charAt(5) == '.'))
        && text.charAt(0) == 'T'
        && idEnd(text, 0) == end) {
      return new TechniqueId(Kind.TECHNIQUE, text, null, null, true);
    }
    String plain = Names.isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
    return scan(plain.strip().toLowerCase(Locale.ROOT));
  }

  /**
   * Whether a tag claims a technique: a Sigma tag of a technique, a MISP tag of an attack-pattern
   * galaxy, or nothing but an id. Tags of tactics, groups and software claim none.
   */
  public static boolean looksLikeClaim(String tag) {
    TechniqueId read = read(tag);
    return switch (read.kind) {
      case STIX, CAPEC -> read.whole;
      case TECHNIQUE -> {
        String lower = tag.strip().toLowerCase(Locale.ROOT);
        yield read.whole
            || lower.startsWith("attack.t")
            || (lower.startsWith("misp-galaxy:") && lower.contains("attack-pattern"));
      }
      default -> false;
    };
  }

  private static TechniqueId scan(String text) {
    int stix = text.indexOf(STIX_PREFIX);
    if (stix >= 0 && text.length() >= stix + STIX_PREFIX.length() + UUID_LENGTH) {
      int end = stix + STIX_PREFIX.length() + UUID_LENGTH;
      boolean whole = stix == 0 && end == text.length();
      return new TechniqueId(Kind.STIX, text.substring(stix, end), null, null, whole);
    }
    if (text.contains("aml.t")) {
      return new TechniqueId(Kind.ATLAS, text, null, null, false);
    }
    if (text.startsWith("capec-") && digits(text, 6) == text.length() && text.length() > 6) {
      return new TechniqueId(Kind.CAPEC, text.toUpperCase(Locale.ROOT), null, null, true);
    }
    return techniques(text);
  }

  private static TechniqueId techniques(String text) {
    String found = null;
    String version = null;
    String tactic = null;
    boolean whole = false;
    for (int at = text.indexOf('t'); at >= 0; at = text.indexOf('t', at + 1)) {
      if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
        continue;
      }
      int tacticEnd = tacticEnd(text, at);
      if (tacticEnd > 0) {
        tactic = tactic == null ? text.substring(at, tacticEnd).toUpperCase(Locale.ROOT) : tactic;
        continue;
      }
      int end = idEnd(text, at);
      if (end > 0) {
        String id = plain(text, at, end);
        if (found != null && !found.equals(id)) {
          return new TechniqueId(Kind.SEVERAL, null, null, null, false);
        }
        found = id;
        version = version(text, at);
        whole = (at == 0 && end == text.length()) || isAddress(text);
      }
    }
    if (found != null) {
      return new TechniqueId(Kind.TECHNIQUE, found, version, tactic, whole);
    }
    return new TechniqueId(tactic == null ? Kind.NONE : Kind.TACTIC, null, null, tactic, false);
  }

  private static boolean isAddress(String text) {
    return text.startsWith("http") && text.contains("attack.mitre.org/") && !text.contains(" ");
  }

  /** The end of a technique id that begins at {@code at}; -1 where none does. */
  private static int idEnd(String text, int at) {
    int end = digits(text, at + 1);
    if (end != at + 5) {
      return -1;
    }
    if (end == text.length()) {
      return end;
    }
    char next = text.charAt(end);
    if (next == '.' || next == '_' || next == '/' || next == '-') {
      int sub = digits(text, end + 1);
      if (sub == end + 4 && !letterAt(text, sub)) {
        return sub;
      }
      // T1059.Name is T1059; T1059.0011 and T1059.01 are nothing
      return sub == end + 1 ? end : -1;
    }
    return Character.isLetterOrDigit(next) ? -1 : end;
  }

  private static int tacticEnd(String text, int at) {
    if (at + 1 >= text.length() || text.charAt(at + 1) != 'a') {
      return -1;
    }
    int end = digits(text, at + 2);
    return end == at + 6 && !letterAt(text, end) ? end : -1;
  }

  private static boolean letterAt(String text, int at) {
    return at < text.length() && Character.isLetter(text.charAt(at));
  }

  /** The first place from {@code at} on where there is no digit. */
  private static int digits(String text, int at) {
    int end = at;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }

  private static String plain(String text, int at, int end) {
    String number = text.substring(at + 1, at + 5);
    return end == at + 5 ? "T" + number : "T" + number + "." + text.substring(end - 3, end);
  }

  /** The 9 of {@code V9.T1003} and {@code MITREV9.T1003}, the 8 of {@code /versions/v8/}. */
  private static @Nullable String version(String text, int at) {
    int address = text.indexOf("/versions/v");
    if (address >= 0) {
      return number(text, address + "/versions/v".length(), text.length());
    }
    int v = text.lastIndexOf('v', at - 1);
    if (v >= 0 && at >= 2 && v < at - 1 && ".-_".indexOf(text.charAt(at - 1)) >= 0) {
      String number = number(text, v + 1, at - 1);
      return number != null && number.length() == at - 2 - v ? number : null;
    }
    return null;
  }

  private static @Nullable String number(String text, int from, int most) {
    int end = from;
    while (end < most
        && ((text.charAt(end) >= '0' && text.charAt(end) <= '9')
            || (text.charAt(end) == '.' && end > from))) {
      end++;
    }
    return end == from ? null : text.substring(from, end);
  }
}
