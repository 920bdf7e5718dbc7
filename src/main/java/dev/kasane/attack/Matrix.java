package dev.kasane.attack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The tactics of a release in their order, which only its matrices know. */
final class Matrix {
  private final Map<String, Draft> byStixId;
  private final Warnings warnings;

  Matrix(Map<String, Draft> byStixId, Warnings warnings) {
    this.byStixId = byStixId;
    this.warnings = warnings;
  }

  /** In the order of {@code tactic_refs}, those of the larger matrix first; others behind. */
  List<Tactic> tactics(String domain) {
    var tactics = new ArrayList<Tactic>();
    for (Draft draft : ordered()) {
      String id = Objects.requireNonNullElse(draft.id, draft.stixId);
      String name = Objects.requireNonNullElse(draft.name, id);
      String shortname = Objects.requireNonNullElseGet(draft.shortname, () -> shortname(name));
      tactics.add(new Tactic(domain, id, shortname, name, tactics.size()));
    }
    return tactics;
  }

  private Collection<Draft> ordered() {
    var matrices = new ArrayList<>(active(Draft.MATRIX));
    matrices.sort(Comparator.comparing((Draft matrix) -> -matrix.tacticRefs.size()));
    var ordered = new LinkedHashMap<String, Draft>();
    for (Draft matrix : matrices) {
      for (String ref : matrix.tacticRefs) {
        Draft tactic = byStixId.get(ref);
        if (tactic == null || !tactic.type.equals(Draft.TACTIC)) {
          warnings.add("matrices with a tactic that is not there", ref);
        } else {
          ordered.putIfAbsent(ref, tactic);
        }
      }
    }
    active(Draft.TACTIC).forEach(tactic -> ordered.putIfAbsent(tactic.stixId, tactic));
    return ordered.values();
  }

  private List<Draft> active(String type) {
    return byStixId.values().stream()
        .filter(draft -> draft.type.equals(type) && draft.status() == ObjectStatus.ACTIVE)
        .toList();
  }

  /** So do all shortnames come from their names. */
  private static String shortname(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
