package dev.kasane.casebook;

import dev.kasane.attack.Technique;
import dev.kasane.casebook.CaseState.TacticStanding;
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
 * @param techniques one entry for each that the case touches, by key; behind those that findings
 *     speak of stand the parents that only their sub-techniques bring in
 * @param tactics one entry for each that these stand under, by key
 */
record Tally(int live, List<Entry> techniques, List<Entry> tactics) {
  static final Tally EMPTY = new Tally(0, List.of(), List.of());

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
    return new Tally(state.live(), techniques(state.techniques()), tactics(state.tactics()));
  }

  private static List<Entry> techniques(List<TechniqueStanding> standings) {
    Set<String> rolled = rolled(standings);
    var entries = new LinkedHashMap<String, Entry>();
    for (TechniqueStanding standing : standings) {
      String key = standing.technique().key();
      boolean counts = rolled.contains(key);
      String tactics = joined(standing.tactics());
      entries.put(
          key, new Entry(key, false, standing.status(), standing.findings(), counts, tactics));
    }
    for (String key : rolled) {
      if (!entries.containsKey(key)) {
        entries.put(key, new Entry(key, false, null, 0, true, ""));
      }
    }
    return List.copyOf(entries.values());
  }

  /** Most techniques stand under one tactic, whose name then needs no copy. */
  private static String joined(List<String> tactics) {
    return tactics.size() == 1 ? tactics.get(0) : String.join(",", tactics);
  }

  /** The techniques that count themselves, and the parents of those. */
  private static Set<String> rolled(List<TechniqueStanding> standings) {
    var rolled = new LinkedHashSet<String>();
    for (TechniqueStanding standing : standings) {
      if (standing.status().counts()) {
        Technique technique = standing.technique();
        rolled.add(technique.key());
        if (technique.parentKey() != null) {
          rolled.add(technique.parentKey());
        }
      }
    }
    return rolled;
  }

  private static List<Entry> tactics(List<TacticStanding> standings) {
    var entries = new LinkedHashMap<String, Entry>();
    for (TacticStanding standing : standings) {
      Status status = standing.status();
      String key = standing.tactic().key();
      entries.put(key, new Entry(key, true, status, standing.findings(), status.counts(), ""));
    }
    return List.copyOf(entries.values());
  }

  /** Adds the difference that replacing {@code before} by this makes, by key. */
  void addDifference(Tally before, Map<String, CountChange> changes) {
    addDifference(before.techniques, techniques, changes);
    addDifference(before.tactics, tactics, changes);
  }

  private static void addDifference(
      List<Entry> before, List<Entry> now, Map<String, CountChange> changes) {
    if (before.equals(now)) {
      return;
    }
    for (Entry entry : before) {
      changes.computeIfAbsent(entry.key, k -> new CountChange(entry.tactic)).add(entry, -1);
    }
    for (Entry entry : now) {
      changes.computeIfAbsent(entry.key, k -> new CountChange(entry.tactic)).add(entry, 1);
    }
  }
}
