package dev.kasane.attack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tactic of a claim. Tactics are renamed from release to release, but keep their ids: one that
 * an older release calls so is the one that bears its id now.
 */
final class TacticSaid {
  private final Attack attack;
  private final Set<String> ids = new HashSet<>();

  TacticSaid(Attack attack, @Nullable String word) {
    this.attack = attack;
    if (word != null) {
      for (Catalogue release : attack.releases()) {
        release.tactic(word).ifPresent(tactic -> ids.add(tactic.id()));
      }
    }
  }

  /**
   * Whether a loaded release has such a tactic; vendors have words of their own, which say nothing.
   */
  boolean known() {
    return !ids.isEmpty();
  }

  /** Whether the technique stands under it in its own release. */
  boolean has(Technique technique) {
    return in(technique) != null;
  }

  /** Its shortname in the technique's release, where the technique stands under it; else null. */
  @Nullable String in(Technique technique) {
    if (ids.isEmpty()) {
      return null;
    }
    Catalogue release = attack.release(technique.domain(), technique.version()).orElse(null);
    for (String shortname : technique.tactics()) {
      Tactic tactic = release == null ? null : release.tactic(shortname).orElse(null);
      if (tactic != null && ids.contains(tactic.id())) {
        return shortname;
      }
    }
    return null;
  }

  /** Whether no loaded release has put the technique, or what it was before, under it. */
  boolean contradicts(Technique technique, Technique origin) {
    if (ids.isEmpty() || has(technique) || has(origin)) {
      return false;
    }
    for (Catalogue release : attack.releases()) {
      for (String stixId : Set.copyOf(List.of(technique.stixId(), origin.stixId()))) {
        Technique then = release.index().byStixId(stixId);
        if (then != null && has(then)) {
          return false;
        }
      }
    }
    return true;
  }
}
