package dev.kasane.mapping;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Claim;
import dev.kasane.mapping.Mapping.Unresolved;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tactics that a finding names beside its techniques, without saying which belongs to which: the
 * tags of a Sigma rule, the lists of Wazuh. Each is claimed for those of the techniques that stand
 * under it and have no tactic of their own; one that fits none stays unresolved.
 */
final class LooseTactics {
  private final @Nullable String domain;
  private final Attack attack;

  LooseTactics(@Nullable String domain, Attack attack) {
    this.domain = domain;
    this.attack = attack;
  }

  /** Puts the tactics to the techniques, and returns those that fit none. */
  List<Unresolved> settle(List<Unresolved> tactics, List<MappedTechnique> techniques) {
    var left = new ArrayList<>(tactics);
    for (int i = 0; i < techniques.size(); i++) {
      MappedTechnique technique = techniques.get(i);
      var fitting = new ArrayList<String>(2);
      for (Unresolved tactic : tactics) {
        String shortname = under(technique, tactic.claimed().tactic());
        if (shortname != null) {
          left.remove(tactic);
          if (!fitting.contains(shortname)) {
            fitting.add(shortname);
          }
        }
      }
      if (technique.tactics().isEmpty() && !fitting.isEmpty()) {
        List<String> order = technique.technique().tactics();
        fitting.sort((a, b) -> order.indexOf(a) - order.indexOf(b));
        techniques.set(i, technique.under(List.copyOf(fitting)));
      }
    }
    return left;
  }

  private @Nullable String under(MappedTechnique technique, @Nullable String tactic) {
    var claim = new Claim(technique.technique().id(), null, tactic, null);
    return attack.resolve(claim, domain == null ? technique.technique().domain() : domain).tactic();
  }
}
