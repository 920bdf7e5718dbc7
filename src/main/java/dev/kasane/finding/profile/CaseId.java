package dev.kasane.finding.profile;

import org.jspecify.annotations.Nullable;

/**
 * What an event calls its case.
 *
 * @param id the product's own id
 * @param prefix what keeps it apart from that of other products; null where it is unique by itself
 */
public record CaseId(String id, @Nullable String prefix) {
  /** The prefix that stands for none. */
  public static final String NONE = "none";

  /** What a prefix must be, in words. */
  public static final String RIGHT = "none, or 1 to 100 printable characters without spaces";

  private static final int LONGEST = 100;

  /** Whether a text can stand before the ids of a product. */
  public static boolean isPrefix(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST
        && Cleaned.plain(text)
        && text.codePoints().noneMatch(Character::isWhitespace);
  }

  /** The id of the case, with another prefix than the format's where one is given. */
  public String text(@Nullable String other) {
    String before = prefix == null || other == null ? prefix : other;
    return before == null || before.equals(NONE) ? id : before + ":" + id;
  }
}
