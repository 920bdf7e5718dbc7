package dev.kasane.casebook.table;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine.Seen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many of some cases hold each technique and tactic.
 *
 * @param ofCases the denominator: those of the cases that hold a live finding
 * @param counts by domain and id, techniques before tactics; only what some case speaks of
 */
public record Counting(long ofCases, List<Count> counts) {
  /** What is counted. */
  public enum Kind {
    TECHNIQUE,
    TACTIC;

    /** The word on the wire. */
    public String word() {
      return this == TECHNIQUE ? "technique" : "tactic";
    }
  }

  /**
   * One technique or tactic (contract, section 4).
   *
   * @param rolled cases in which it or a sub-technique counts, each once
   * @param findings live findings that speak of it
   */
  public record Count(
      Kind kind,
      String domain,
      String id,
      @Nullable String name,
      long confirmed,
      long suspected,
      long inferred,
      long ruledOut,
      long rolled,
      long findings) {

    /** Cases in which it is confirmed or suspected. */
    public long total() {
      return confirmed + suspected;
    }

    /** Where the count stands among all. */
    public String key() {
      return domain + "/" + id;
    }
  }

  private static final class Sum {
    final long[] byStatus = new long[Status.values().length];
    long rolled;
    long findings;

    void add(Seen seen) {
      if (seen.status() != null) {
        byStatus[seen.status().ordinal()]++;
      }
      rolled += seen.rolled() ? 1 : 0;
      findings += seen.findings();
    }
  }

  /**
   * Counts some cases.
   *
   * @param kind null for both
   * @param domain null for all
   */
  public static Counting of(
      Collection<CaseLine> cases, @Nullable Kind kind, @Nullable String domain, Attack attack) {
    var techniques = new TreeMap<String, Sum>();
    var tactics = new TreeMap<String, Sum>();
    long ofCases = 0;
    for (CaseLine line : cases) {
      if (line.live() > 0) {
        ofCases++;
        add(techniques, line.techniques(), domain);
        add(tactics, line.tactics(), domain);
      }
    }
    var counts = new ArrayList<Count>(techniques.size() + tactics.size());
    if (kind != Kind.TACTIC) {
      techniques.forEach((key, sum) -> counts.add(count(Kind.TECHNIQUE, key, sum, attack)));
    }
    if (kind != Kind.TECHNIQUE) {
      tactics.forEach((key, sum) -> counts.add(count(Kind.TACTIC, key, sum, attack)));
    }
    return new Counting(ofCases, List.copyOf(counts));
  }

  private static void add(Map<String, Sum> sums, List<Seen> seen, @Nullable String domain) {
    for (Seen each : seen) {
      if (domain == null || each.of(domain)) {
        sums.computeIfAbsent(each.key(), k -> new Sum()).add(each);
      }
    }
  }

  private static Count count(Kind kind, String key, Sum sum, Attack attack) {
    int slash = key.lastIndexOf('/');
    String domain = key.substring(0, slash);
    String id = key.substring(slash + 1);
    return new Count(
        kind,
        domain,
        id,
        attack.current(domain).map(c -> name(c, kind, id)).orElse(null),
        sum.byStatus[Status.CONFIRMED.ordinal()],
        sum.byStatus[Status.SUSPECTED.ordinal()],
        sum.byStatus[Status.INFERRED.ordinal()],
        sum.byStatus[Status.RULED_OUT.ordinal()],
        sum.rolled,
        sum.findings);
  }

  /** The name of a technique or tactic; null where the release does not know it. */
  public static @Nullable String name(Catalogue catalogue, Kind kind, String id) {
    return kind == Kind.TACTIC
        ? catalogue.tactic(id).map(t -> t.name()).orElse(null)
        : catalogue.technique(id).map(t -> t.name()).orElse(null);
  }
}
