package dev.kasane.casebook.table;

import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.table.CaseLine.Seen;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How many of some cases hold each technique under each tactic: the totals of the case table, and
 * beside them those in which each case counts once for a technique and all of its sub-techniques
 * (contract, section 4).
 *
 * @param ofCases the denominator: those of the cases that hold a live finding
 * @param tactics by shortname; only those that some case speaks of
 */
public record ByTactic(long ofCases, Map<String, Column> tactics) {
  private static final Column NOTHING = new Column(0, Map.of());

  /**
   * A tactic.
   *
   * @param cases in which some technique counts there
   * @param techniques by id, also those of which only sub-techniques count
   */
  public record Column(long cases, Map<String, Count> techniques) {
    /** What is counted of a technique. */
    public Count count(String id) {
      return techniques.getOrDefault(id, Count.NONE);
    }
  }

  /**
   * A technique under a tactic.
   *
   * @param own cases in which it counts itself
   * @param rolled cases in which it or a sub-technique of it counts there
   */
  public record Count(long own, long rolled) {
    static final Count NONE = new Count(0, 0);

    private Count plus(long owns, long rolls) {
      return new Count(own + owns, rolled + rolls);
    }
  }

  /**
   * Counts some cases.
   *
   * @param counts which of the techniques that count in a case are meant
   */
  public static ByTactic of(
      Collection<CaseLine> cases, Catalogue catalogue, Predicate<Seen> counts) {
    var tactics = new HashMap<String, Map<String, Count>>();
    var byTactic = new HashMap<String, Long>();
    long ofCases = 0;
    for (CaseLine line : cases) {
      if (line.live() == 0) {
        continue;
      }
      ofCases++;
      rolled(line, catalogue, counts)
          .forEach(
              (tactic, ids) -> {
                byTactic.merge(tactic, 1L, Long::sum);
                Map<String, Count> sums = tactics.computeIfAbsent(tactic, t -> new HashMap<>());
                ids.forEach(
                    (id, own) -> sums.merge(id, one(own), (a, b) -> a.plus(b.own, b.rolled)));
              });
    }
    var columns = new HashMap<String, Column>();
    tactics.forEach(
        (tactic, sums) ->
            columns.put(tactic, new Column(byTactic.getOrDefault(tactic, 0L), Map.copyOf(sums))));
    return new ByTactic(ofCases, Map.copyOf(columns));
  }

  /** What is counted under a tactic. */
  public Column tactic(String shortname) {
    return tactics.getOrDefault(shortname, NOTHING);
  }

  private static Count one(boolean own) {
    return new Count(own ? 1 : 0, 1);
  }

  /** By tactic, what counts in a case there, and whether it does so itself. */
  private static Map<String, Map<String, Boolean>> rolled(
      CaseLine line, Catalogue catalogue, Predicate<Seen> counts) {
    var rolled = new HashMap<String, Map<String, Boolean>>();
    for (Seen seen : line.techniques()) {
      if (!seen.counts() || !counts.test(seen) || !seen.of(catalogue.domain())) {
        continue;
      }
      String parent = parent(seen.id(), catalogue);
      for (String tactic : seen.tactics()) {
        Map<String, Boolean> ids = rolled.computeIfAbsent(tactic, t -> new HashMap<>());
        ids.put(seen.id(), true);
        if (parent != null) {
          ids.putIfAbsent(parent, false);
        }
      }
    }
    return rolled;
  }

  private static @Nullable String parent(String id, Catalogue catalogue) {
    return catalogue.technique(id).map(Technique::parentId).orElse(null);
  }
}
