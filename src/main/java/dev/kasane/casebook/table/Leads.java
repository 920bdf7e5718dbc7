package dev.kasane.casebook.table;

import static dev.kasane.casebook.table.Rounded.round;

import dev.kasane.casebook.Share;
import dev.kasane.casebook.table.CaseLine.Seen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where to look next in a case: techniques that nobody has examined in it and that are common in
 * the cases most like it. Never evidence, and never counted.
 *
 * @param similar the cases that were compared with, the most similar first
 * @param leads most promising first
 */
public record Leads(List<Similar> similar, List<Lead> leads) {
  private static final int MOST_SIMILAR = 20;
  private static final int MOST_LEADS = 20;

  /**
   * A case like it.
   *
   * @param similarity techniques that count in both, of those that count in either, 0 to 1
   * @param shared how many count in both
   */
  public record Similar(String caseId, double similarity, int shared) {}

  /**
   * A technique to look for.
   *
   * @param inSimilar the share of the similar cases that hold it
   * @param inAll the share of all cases that hold it, this one left out
   * @param weight the similarity of the cases that hold it, of the similarity of all: what the
   *     leads are sorted by, 0 to 1
   */
  public record Lead(String id, Share inSimilar, Share inAll, double weight) {}

  private record Scored(CaseLine line, double similarity, int shared) {}

  /** A technique in some of the similar cases. */
  private record Held(String id, int cases, double weight) {}

  /** Leads for a case from the others, of the techniques of one domain. */
  public static Leads of(CaseLine of, Collection<CaseLine> all, String domain) {
    Set<String> own = counting(of, domain);
    var others = all.stream().filter(l -> l.live() > 0 && !l.id().equals(of.id())).toList();
    var scored = new ArrayList<Scored>();
    for (CaseLine other : others) {
      Set<String> theirs = counting(other, domain);
      int shared = (int) theirs.stream().filter(own::contains).count();
      if (shared > 0) {
        double similarity = (double) shared / (own.size() + theirs.size() - shared);
        scored.add(new Scored(other, similarity, shared));
      }
    }
    scored.sort(
        Comparator.comparingDouble((Scored s) -> -s.similarity).thenComparing(s -> s.line.id()));
    List<Scored> nearest = scored.subList(0, Math.min(MOST_SIMILAR, scored.size()));
    return new Leads(
        nearest.stream().map(s -> new Similar(s.line.id(), round(s.similarity), s.shared)).toList(),
        leads(of, nearest, others, domain));
  }

  private static List<Lead> leads(
      CaseLine of, List<Scored> nearest, List<CaseLine> others, String domain) {
    Set<String> examined = new HashSet<>();
    of.techniques().stream()
        .filter(seen -> seen.status() != null)
        .forEach(seen -> examined.add(seen.id()));
    var held = new TreeMap<String, List<Scored>>();
    double whole = 0;
    for (Scored each : nearest) {
      whole += each.similarity;
      for (String id : counting(each.line, domain)) {
        if (!examined.contains(id)) {
          held.computeIfAbsent(id, i -> new ArrayList<>()).add(each);
        }
      }
    }
    var common = new ArrayList<Held>();
    for (var entry : held.entrySet()) {
      double weight = entry.getValue().stream().mapToDouble(s -> s.similarity).sum() / whole;
      common.add(new Held(entry.getKey(), entry.getValue().size(), round(weight)));
    }
    common.sort(Comparator.comparingDouble((Held h) -> -h.weight).thenComparing(Held::id));
    // only of those that are told, for it takes a pass over all cases
    return common.stream()
        .limit(MOST_LEADS)
        .map(
            h ->
                new Lead(
                    h.id,
                    Share.of(h.cases, nearest.size()),
                    inAll(domain + "/" + h.id, others),
                    h.weight))
        .toList();
  }

  private static Share inAll(String key, List<CaseLine> others) {
    long cases = 0;
    for (CaseLine other : others) {
      Seen seen = other.technique(key);
      cases += seen != null && seen.counts() ? 1 : 0;
    }
    return Share.of(cases, others.size());
  }

  private static Set<String> counting(CaseLine line, String domain) {
    Set<String> ids = new HashSet<>();
    for (Seen seen : line.techniques()) {
      if (seen.of(domain) && seen.counts()) {
        ids.add(seen.id());
      }
    }
    return ids;
  }
}
