package dev.kasane.casebook.table;

import static dev.kasane.casebook.table.Rounded.round;

import dev.kasane.casebook.table.CaseLine.Seen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Techniques that occur together, and which of them came first. A technique and its own
 * sub-technique are no pair: they occur together because of how ATT&amp;CK is made.
 *
 * @param ofCases cases with a live finding
 * @param pairs most frequent first
 * @param more how many further pairs there are
 */
public record Pairs(long ofCases, List<Pair> pairs, long more) {

  /**
   * Two techniques.
   *
   * @param both cases in which both count
   * @param casesA cases in which the first counts, with or without the other
   * @param lift how many times as often they occur together as they would by chance; above 1 they
   *     attract each other
   * @param aFirst cases in which the first was seen before the second
   * @param bFirst cases in which the second was seen before the first; the rest were seen at once,
   *     or nobody knows when. Both are null where the order is not told
   */
  public record Pair(
      String a,
      String b,
      long both,
      long casesA,
      long casesB,
      double lift,
      @Nullable Long aFirst,
      @Nullable Long bFirst) {

    /** The pair without a word on which came first in few cases, where that is to be hidden. */
    public Pair withoutSmallOrder(long least) {
      return small(aFirst, least) || small(bFirst, least)
          ? new Pair(a, b, both, casesA, casesB, lift, null, null)
          : this;
    }

    private static boolean small(@Nullable Long cases, long least) {
      return cases != null && cases > 0 && cases < least;
    }
  }

  private static final Comparator<Pair> ORDER =
      Comparator.comparingLong((Pair p) -> -p.both)
          .thenComparingDouble(p -> -p.lift)
          .thenComparing(Pair::a)
          .thenComparing(Pair::b);

  private static final class Sum {
    long both;
    long aFirst;
    long bFirst;
  }

  private record Key(String a, String b) {}

  /**
   * Looks for pairs of one domain.
   *
   * @param least pairs that occur together in fewer cases are left out
   * @param most how many pairs are told
   */
  public static Pairs of(Collection<CaseLine> cases, String domain, long least, int most) {
    var single = new HashMap<String, Integer>();
    var together = new HashMap<Key, Sum>();
    long ofCases = 0;
    for (CaseLine line : cases) {
      if (line.live() == 0) {
        continue;
      }
      ofCases++;
      List<Seen> counting = new ArrayList<>();
      for (Seen seen : line.techniques()) {
        if (seen.of(domain) && seen.counts()) {
          single.merge(seen.id(), 1, Integer::sum);
          counting.add(seen);
        }
      }
      add(together, counting);
    }
    return told(ofCases, single, together, least, most);
  }

  private static void add(Map<Key, Sum> together, List<Seen> counting) {
    for (int i = 0; i < counting.size(); i++) {
      for (int j = i + 1; j < counting.size(); j++) {
        // the lines are sorted by id, so a pair always has the same order
        Seen a = counting.get(i);
        Seen b = counting.get(j);
        if (!b.id().startsWith(a.id() + ".")) {
          Sum sum = together.computeIfAbsent(new Key(a.id(), b.id()), k -> new Sum());
          sum.both++;
          int order = order(a.first(), b.first());
          sum.aFirst += order < 0 ? 1 : 0;
          sum.bFirst += order > 0 ? 1 : 0;
        }
      }
    }
  }

  private static int order(@Nullable Instant a, @Nullable Instant b) {
    return a == null || b == null ? 0 : a.compareTo(b);
  }

  private static Pairs told(
      long ofCases, Map<String, Integer> single, Map<Key, Sum> together, long least, int most) {
    var pairs = new ArrayList<Pair>();
    together.forEach(
        (key, sum) -> {
          if (sum.both >= least) {
            long a = single.getOrDefault(key.a, 0);
            long b = single.getOrDefault(key.b, 0);
            double lift = round((double) sum.both * ofCases / ((double) a * b));
            pairs.add(new Pair(key.a, key.b, sum.both, a, b, lift, sum.aFirst, sum.bFirst));
          }
        });
    pairs.sort(ORDER);
    int shown = Math.min(most, pairs.size());
    return new Pairs(ofCases, List.copyOf(pairs.subList(0, shown)), pairs.size() - shown);
  }
}
