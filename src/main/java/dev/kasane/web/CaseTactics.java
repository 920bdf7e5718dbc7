package dev.kasane.web;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Tactic;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.CaseRecord.TechniquePart;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The techniques of a case by tactic, in the order of their matrices, Enterprise first. A technique
 * stands under the tactics that were claimed, else under all of its own (contract, section 4).
 */
final class CaseTactics {
  private CaseTactics() {}

  /**
   * A tactic and what of it was seen.
   *
   * @param tactic null for techniques whose tactics the loaded releases do not know
   * @param domain of the techniques
   */
  record Group(@Nullable Tactic tactic, String domain, List<Standing> techniques) {}

  /**
   * A technique under a tactic.
   *
   * @param first whether it stands under no tactic before this one
   */
  record Standing(TechniquePart part, boolean first) {}

  private record Place(int domain, int order, String name) implements Comparable<Place> {
    private static final Comparator<Place> ORDER =
        Comparator.comparingInt(Place::domain)
            .thenComparingInt(Place::order)
            .thenComparing(Place::name);

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  private record Placed(@Nullable Tactic tactic, List<TechniquePart> techniques) {}

  static List<Group> of(CaseRecord record, Attack attack) {
    List<String> domains = attack.current().stream().map(Catalogue::domain).toList();
    var places = new TreeMap<Place, Placed>();
    for (TechniquePart technique : record.techniques()) {
      int domain = domains.indexOf(technique.domain()) & Integer.MAX_VALUE;
      List<Tactic> tactics = tactics(technique, attack);
      for (Tactic tactic : tactics) {
        var place = new Place(domain, tactic.order(), tactic.shortname());
        add(places, place, tactic, technique);
      }
      if (tactics.isEmpty()) {
        add(places, new Place(domain, Integer.MAX_VALUE, technique.domain()), null, technique);
      }
    }
    return groups(places);
  }

  private static List<Tactic> tactics(TechniquePart technique, Attack attack) {
    List<String> under =
        technique.claimedTactics().isEmpty() ? technique.tactics() : technique.claimedTactics();
    return attack.current(technique.domain()).stream()
        .flatMap(catalogue -> under.stream().flatMap(word -> catalogue.tactic(word).stream()))
        .toList();
  }

  private static void add(
      Map<Place, Placed> places, Place place, @Nullable Tactic tactic, TechniquePart technique) {
    places
        .computeIfAbsent(place, p -> new Placed(tactic, new ArrayList<>()))
        .techniques
        .add(technique);
  }

  private static List<Group> groups(Map<Place, Placed> places) {
    var seen = new HashSet<String>();
    var groups = new ArrayList<Group>();
    for (Placed placed : places.values()) {
      var standings = new ArrayList<Standing>();
      for (TechniquePart part : placed.techniques) {
        standings.add(new Standing(part, seen.add(part.id())));
      }
      String domain = placed.techniques.get(0).domain();
      groups.add(new Group(placed.tactic, domain, List.copyOf(standings)));
    }
    return List.copyOf(groups);
  }
}
