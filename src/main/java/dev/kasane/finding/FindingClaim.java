package dev.kasane.finding;

import dev.kasane.attack.Claim;
import org.jspecify.annotations.Nullable;

/**
 * A claim and where in the finding it stood.
 *
 * @param claim what was said
 * @param pointer JSON pointer (RFC 6901) into the event; where JSON stands inside a text, into that
 *     text's place
 * @param strength how far it can be relied on
 * @param text the text that it was read from, where that is more than the claim's own parts
 */
public record FindingClaim(Claim claim, String pointer, Strength strength, @Nullable String text) {

  /** A claim that a field states. */
  public FindingClaim(Claim claim, String pointer) {
    this(claim, pointer, Strength.STATED, null);
  }

  /** The text that it was read from, as far as it is known; at most a line. */
  public String original() {
    if (text != null) {
      return text;
    }
    String said = claim.id() != null ? claim.id() : claim.name();
    return said != null ? said : String.valueOf(claim.tactic());
  }

  /** How far a claim can be relied on. */
  public enum Strength {
    /** A field that speaks of ATT&amp;CK states it. */
    STATED,
    /** It was found in prose, or tells what would be possible: never more than inferred. */
    WEAK,
    /** It is of the vendor's own catalogue, which only looks like ATT&amp;CK. */
    FOREIGN
  }
}
