package dev.kasane.casebook;

import dev.kasane.casebook.CaseState.TacticStanding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one case adds to the counts. The counts are nothing but the sums of all tallies, so a change
 * of a case is counted by taking its old tally away and adding the new one.
 *
 * @param live findings that say something; a case without any is not part of the denominator
 * @param entries one for each technique and tactic that the case touches, by key
 */
record Tally(int live, List<Entry> entries) {
  static final Tally EMPTY = new Tally(0, List.of());

  /**
   * One line of a tally.
   *
   * @param key {@code <domain>/<id>}
   * @param tactic whether it is a tactic
   * @param status null for a technique that only its sub-techniques bring in
   * @param findings live findings that speak of it
   * @param rolled whether it or a sub-technique of it counts
   * @param tactics shortnames that a technique stands under, joined by commas
   */
  record Entry(
      String key,
      boolean tactic,
      @Nullable Status status,
      int findings,
      boolean rolled,
      String tactics) {}

  static Tally of(CaseState state) {
    Set<String> rolled = rolled(state.techniques());
    var entries = new LinkedHashMap<String, Entry>();
    for (TechniqueStanding standing : state.techniques()) {
      String key = key(standing.technique().domain(), standing.technique().id());
      entries.put(
          key,
          new Entry(
              key,
              false,
              standing.status(),
              standing.findings(),
              rolled.contains(key),
              String.join(",", standing.tactics())));
    }
    for (String key : rolled) {
      entries.putIfAbsent(key, new Entry(key, false, null, 0, true, ""));
    }
    for (TacticStanding standing : state.tactics()) {
      String key = key(standing.tactic().domain(), standing.tactic().id());
      boolean counts = standing.status().counts();
      entries.put(key, new Entry(key, true, standing.status(), standing.findings(), counts, ""));
    }
    return new Tally(state.live(), List.copyOf(entries.values()));
  }

  /** The techniques that count themselves, and the parents of those. */
  private static Set<String> rolled(List<TechniqueStanding> standings) {
    var rolled = new LinkedHashSet<String>();
    for (TechniqueStanding standing : standings) {
      if (standing.status().counts()) {
        String domain = standing.technique().domain();
        rolled.add(key(domain, standing.technique().id()));
        String parent = standing.technique().parentId();
        if (parent != null) {
          rolled.add(key(domain, parent));
        }
      }
    }
    return rolled;
  }

  static String key(String domain, String id) {
    return domain + "/" + id;
  }

  /** Entries of one kind, in order. */
  List<Entry> of(boolean tactic) {
    var some = new ArrayList<Entry>(entries.size());
    for (Entry entry : entries) {
      if (entry.tactic == tactic) {
        some.add(entry);
      }
    }
    return some;
  }

  /** Adds the difference that replacing {@code before} by this makes, by key. */
  void addDifference(Tally before, Map<String, CountChange> changes) {
    if (before.entries.equals(entries)) {
      return;
    }
    for (Entry entry : before.entries) {
      changes.computeIfAbsent(entry.key, k -> new CountChange(entry.tactic)).add(entry, -1);
    }
    for (Entry entry : entries) {
      changes.computeIfAbsent(entry.key, k -> new CountChange(entry.tactic)).add(entry, 1);
    }
  }
}
