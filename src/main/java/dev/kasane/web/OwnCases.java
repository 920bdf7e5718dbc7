package dev.kasane.web;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.Share;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine;
import dev.kasane.casebook.table.CaseLine.Seen;
import dev.kasane.casebook.table.Counting;
import dev.kasane.casebook.table.Counting.Count;
import dev.kasane.casebook.table.Counting.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the own cases say of a technique.
 *
 * @param share cases in which it counts, of all with a live finding
 * @param rolled cases in which it or a sub-technique of it counts
 * @param byStatus the cases that hold it, the strongest status first; none of a status is left out
 * @param together what else counts in the cases in which it counts, the most frequent first
 */
record OwnCases(Share share, Share rolled, List<Held> byStatus, List<Together> together) {
  private static final int MOST_CASES = 30;
  private static final int MOST_TOGETHER = 10;

  /** Cases in which it has a status; of many the first. */
  record Held(String status, int all, List<CaseLine> cases) {}

  /**
   * Another technique.
   *
   * @param here cases in which both count, of those in which the one does
   * @param everywhere cases in which the other counts, of all
   */
  record Together(String id, @Nullable String name, Share here, Share everywhere) {}

  static OwnCases of(Technique technique, List<CaseLine> lines, Attack attack) {
    String key = technique.domain() + "/" + technique.id();
    List<CaseLine> live = lines.stream().filter(line -> line.live() > 0).toList();
    var held = new EnumMap<Status, List<CaseLine>>(Status.class);
    var counting = new ArrayList<CaseLine>();
    long rolled = 0;
    for (CaseLine line : live) {
      Seen seen = line.technique(key);
      if (seen != null) {
        rolled += seen.rolled() ? 1 : 0;
        if (seen.status() != null) {
          held.computeIfAbsent(seen.status(), s -> new ArrayList<>()).add(line);
        }
        if (seen.counts()) {
          counting.add(line);
        }
      }
    }
    return new OwnCases(
        Share.of(counting.size(), live.size()),
        Share.of(rolled, live.size()),
        held.entrySet().stream().map(e -> held(e.getKey(), e.getValue())).toList(),
        together(technique, counting, live, attack));
  }

  private static Held held(Status status, List<CaseLine> cases) {
    List<CaseLine> first = cases.subList(0, Math.min(MOST_CASES, cases.size()));
    return new Held(status.word(), cases.size(), List.copyOf(first));
  }

  /** Its own parent and sub-techniques occur with it because of how ATT&amp;CK is made. */
  private static List<Together> together(
      Technique technique, List<CaseLine> counting, List<CaseLine> live, Attack attack) {
    Map<String, Count> everywhere =
        counts(live, technique, attack).stream()
            .collect(Collectors.toMap(Count::id, Function.identity()));
    return counts(counting, technique, attack).stream()
        .filter(count -> count.total() > 0 && !related(technique.id(), count.id()))
        .sorted(Comparator.comparingLong((Count c) -> -c.total()).thenComparing(Count::id))
        .limit(MOST_TOGETHER)
        .map(
            count ->
                new Together(
                    count.id(),
                    count.name(),
                    Share.of(count.total(), counting.size()),
                    Share.of(everywhere.getOrDefault(count.id(), count).total(), live.size())))
        .toList();
  }

  private static List<Count> counts(List<CaseLine> cases, Technique technique, Attack attack) {
    return Counting.of(cases, Kind.TECHNIQUE, technique.domain(), attack).counts();
  }

  private static boolean related(String one, String other) {
    return one.equals(other) || one.startsWith(other + ".") || other.startsWith(one + ".");
  }
}
