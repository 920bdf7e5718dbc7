package dev.kasane.attack;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** From a name to the techniques that it means: rule 4. */
final class NameSearch {
  /** Names are shorter; what is longer is not looked at. */
  private static final int MOST_NAME = 500;

  /** What people put between a parent and its sub-technique. */
  private static final List<String> SEPARATORS = List.of(":", " > ", " - ", " / ");

  private final Attack attack;
  private final Placement placement;

  NameSearch(Attack attack, Placement placement) {
    this.attack = attack;
    this.placement = placement;
  }

  /** The techniques of that name in the first release that has any, revocations followed. */
  List<Technique> find(String name, List<Catalogue> where) {
    if (name.length() <= MOST_NAME) {
      for (Catalogue catalogue : where) {
        List<Technique> found = find(name, catalogue);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    return List.of();
  }

  private List<Technique> find(String name, Catalogue catalogue) {
    List<Technique> found = single(name, catalogue);
    for (int i = 0; found.isEmpty() && i < SEPARATORS.size(); i++) {
      String separator = SEPARATORS.get(i);
      int at = name.lastIndexOf(separator);
      if (at > 0) {
        String left = name.substring(0, at);
        found = below(left, name.substring(at + separator.length()), catalogue);
      }
    }
    return found;
  }

  private List<Technique> single(String name, Catalogue catalogue) {
    String normal = Names.normal(name);
    List<Technique> found = catalogue.index().named(normal);
    return found.isEmpty() && !normal.isEmpty() ? older(normal, catalogue) : found;
  }

  /** For a parent under a former name, or a tactic, before the separator. */
  private List<Technique> below(String left, String right, Catalogue catalogue) {
    List<Technique> named = single(right, catalogue);
    if (named.isEmpty()) {
      return named;
    }
    Set<String> parents = new LinkedHashSet<>();
    single(left, catalogue).forEach(parent -> parents.add(parent.id()));
    var tactic = new TacticSaid(attack, left);
    List<Technique> below =
        named.stream().filter(t -> isUnder(t, parents) || tactic.has(t)).toList();
    return below.isEmpty() && parents.isEmpty() && !tactic.known() ? named : below;
  }

  private static boolean isUnder(Technique technique, Set<String> parents) {
    String parent = technique.parentId();
    return parents.contains(technique.id()) || (parent != null && parents.contains(parent));
  }

  private List<Technique> older(String normal, Catalogue catalogue) {
    for (Catalogue old : attack.older()) {
      if (!old.domain().equals(catalogue.domain())) {
        continue;
      }
      var found = new LinkedHashSet<Technique>();
      for (Technique then : old.index().named(normal)) {
        Placed placed = placement.throughOlder(old, then);
        if (placed != null) {
          found.add(placed.technique());
        }
      }
      if (!found.isEmpty()) {
        return List.copyOf(found);
      }
    }
    return List.of();
  }

  /** Whether the technique of the id, or the one in its place now, bears or ever bore the name. */
  boolean bears(Placed placed, String name) {
    String normal = name.length() > MOST_NAME ? "" : Names.normal(name);
    for (Catalogue release : attack.releases()) {
      for (Technique technique : List.of(placed.technique(), placed.origin())) {
        Technique then = release.index().byStixId(technique.stixId());
        if (then != null && release.index().bears(then, normal)) {
          return true;
        }
      }
    }
    return false;
  }
}
