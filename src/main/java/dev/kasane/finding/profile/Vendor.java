package dev.kasane.finding.profile;

import dev.kasane.attack.Claim;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a vendor puts into the fields for ATT&amp;CK that is not ATT&amp;CK's.
 *
 * @param ids beginnings of its own ids, in capitals
 * @param tactics its own tactics, in small letters; a technique under one of them is its own, too
 * @param ignored words for tactics that are none at all; a star at an end stands for anything
 */
record Vendor(List<String> ids, Set<String> tactics, List<String> ignored) {
  static final Vendor NONE = new Vendor(List.of(), Set.of(), List.of());

  /** Whether a claim is of the vendor's own catalogue. */
  boolean owns(Claim claim) {
    String id = claim.id();
    String tactic = claim.tactic();
    return (id != null && !ids.isEmpty() && begins(id.toUpperCase(Locale.ROOT)))
        || (tactic != null && !tactics.isEmpty() && owns(tactic));
  }

  private boolean owns(String tactic) {
    return tactics.contains(tactic.strip().toLowerCase(Locale.ROOT))
        || begins(tactic.toUpperCase(Locale.ROOT));
  }

  private boolean begins(String text) {
    for (String own : ids) {
      int end = own.length();
      if (text.startsWith(own) && text.length() > end && Character.isDigit(text.charAt(end))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word in a field for tactics names none. */
  boolean ignores(String tactic) {
    return !ignored.isEmpty() && Scalars.matchesAny(tactic.strip(), ignored);
  }
}
