package dev.kasane.casebook.table;

import static dev.kasane.casebook.table.Rounded.round;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
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

  /**
   * Looks for pairs of one domain.
   *
   * @param least pairs that occur together in fewer cases are left out
   * @param most how many pairs are told
   */
  public static Pairs of(Collection<CaseLine> cases, String domain, long least, int most) {
    PairSums sums = PairSums.of(cases, domain);
    // the last of those that are told comes first
    var told = new PriorityQueue<Pair>(ORDER.reversed());
    long[] all = {0};
    sums.each(
        least,
        (a, b, both, aFirst, bFirst) -> {
          all[0]++;
          told.add(pair(sums, a, b, both, aFirst, bFirst));
          if (told.size() > most) {
            told.remove();
          }
        });
    List<Pair> pairs = told.stream().sorted(ORDER).toList();
    return new Pairs(sums.ofCases(), pairs, all[0] - pairs.size());
  }

  private static Pair pair(PairSums sums, int a, int b, long both, long aFirst, long bFirst) {
    long casesA = sums.cases(a);
    long casesB = sums.cases(b);
    double lift = round((double) both * sums.ofCases() / ((double) casesA * casesB));
    return new Pair(sums.id(a), sums.id(b), both, casesA, casesB, lift, aFirst, bFirst);
  }
}
