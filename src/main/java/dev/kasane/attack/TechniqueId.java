package dev.kasane.attack;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an id text says. Ids are spelt in many ways: plain, with a vendor's prefix and version,
 * inside a label, as an address, a tag, a STIX or a CAPEC id.
 *
 * @param kind what it is
 * @param id the id in its plain form, or null
 * @param version the ATT&amp;CK version that stood before it or in the address, or null
 * @param tactic the tactic id that stood beside it, or null
 * @param whole whether the text is nothing but the id
 * @param beside what else the text says, in small letters, perhaps the technique's name; or null
 */
public record TechniqueId(
    Kind kind,
    @Nullable String id,
    @Nullable String version,
    @Nullable String tactic,
    boolean whole,
    @Nullable String beside) {

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

  static final TechniqueId NOTHING = new TechniqueId(Kind.NONE, null, null, null, false, null);

  /** Reads an id text. Never null, never throws, whatever the text. */
  public static TechniqueId read(String text) {
    int end = text.length();
    // by far the most frequent form
    if ((end == 5 || (end == 9 && text.charAt(5) == '.'))
        && text.charAt(0) == 'T'
        && IdScan.idEnd(text, 0) == end) {
      return new TechniqueId(Kind.TECHNIQUE, text, null, null, true, null);
    }
    return IdScan.read(text);
  }

  /**
   * Whether a tag claims a technique: a Sigma tag of a technique, a MISP tag of an attack-pattern
   * galaxy (also one with a name only), an id after the prefix of ATT&amp;CK or a version, or
   * nothing but an id. Tags of tactics, groups and software claim none.
   */
  public static boolean looksLikeClaim(String tag) {
    return read(tag).isClaim(tag);
  }

  /** The same of the tag that this was read from. */
  public boolean isClaim(String tag) {
    return switch (kind) {
      case STIX, CAPEC -> whole;
      case TECHNIQUE -> whole || prefixed(tag) || IdScan.isGalaxy(lower(tag));
      case NONE -> beside != null && tag.indexOf('=') > 0 && IdScan.isGalaxy(lower(tag));
      default -> false;
    };
  }

  private static String lower(String tag) {
    return tag.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean prefixed(String tag) {
    String lower = lower(tag);
    return lower.startsWith("attack.t")
        || lower.startsWith("attack-t")
        || lower.startsWith("mitre")
        || (lower.charAt(0) == 'v' && lower.length() > 1 && Character.isDigit(lower.charAt(1)));
  }
}
