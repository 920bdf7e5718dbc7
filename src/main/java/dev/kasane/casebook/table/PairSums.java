package dev.kasane.casebook.table;

import dev.kasane.casebook.table.CaseLine.Seen;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Counts techniques and pairs of them over many cases. Techniques are numbers here, in the order of
 * their ids: there are hundreds of pairs for each case.
 */
final class PairSums {
  private static final int BOTH = 0;
  private static final int A_FIRST = 1;
  private static final int B_FIRST = 2;
  private static final int SUMS = 3;

  /** A time that nobody knows. */
  private static final long UNKNOWN = Long.MIN_VALUE;

  private final String domain;
  private final List<String> ids;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final int[] parents;
  private final int[] single;
  // by the first of a pair, then by the distance of the second from it
  private final int[] @Nullable [] sums;
  private long ofCases;

  private PairSums(String domain, Collection<CaseLine> cases) {
    this.domain = domain;
    var keys = new TreeSet<String>();
    for (CaseLine line : cases) {
      for (Seen seen : line.techniques()) {
        if (seen.of(domain) && seen.counts()) {
          keys.add(seen.key());
        }
      }
    }
    this.ids = keys.stream().map(key -> key.substring(domain.length() + 1)).toList();
    keys.forEach(key -> numbers.put(key, numbers.size()));
    this.parents = ids.stream().mapToInt(this::parent).toArray();
    this.single = new int[ids.size()];
    this.sums = new int[ids.size()][];
  }

  private int parent(String id) {
    int dot = id.indexOf('.');
    return dot < 0 ? -1 : numbers.getOrDefault(domain + "/" + id.substring(0, dot), -1);
  }

  /** Of the techniques of one domain, in the cases with a live finding. */
  static PairSums of(Collection<CaseLine> cases, String domain) {
    var sums = new PairSums(domain, cases);
    for (CaseLine line : cases) {
      if (line.live() > 0) {
        sums.add(line);
      }
    }
    return sums;
  }

  private void add(CaseLine line) {
    ofCases++;
    int size = line.techniques().size();
    var counting = new int[size];
    var times = new long[size];
    int many = 0;
    for (Seen seen : line.techniques()) {
      if (seen.counts() && seen.of(domain)) {
        int number = numbers.getOrDefault(seen.key(), -1);
        single[number]++;
        counting[many] = number;
        times[many++] = micros(seen.first());
      }
    }
    for (int i = 0; i < many; i++) {
      for (int j = i + 1; j < many; j++) {
        // lines are sorted by id, as the numbers are
        if (parents[counting[j]] != counting[i]) {
          add(counting[i], counting[j], times[i], times[j]);
        }
      }
    }
  }

  private static long micros(@Nullable Instant time) {
    return time == null ? UNKNOWN : time.getEpochSecond() * 1_000_000 + time.getNano() / 1_000;
  }

  private void add(int a, int b, long aTime, long bTime) {
    int[] row = sums[a];
    if (row == null) {
      row = new int[SUMS * (ids.size() - a)];
      sums[a] = row;
    }
    int at = SUMS * (b - a);
    row[at + BOTH]++;
    if (aTime != UNKNOWN && bTime != UNKNOWN && aTime != bTime) {
      row[at + (aTime < bTime ? A_FIRST : B_FIRST)]++;
    }
  }

  /** Takes the sums of one pair. */
  interface Each {
    void pair(int a, int b, long both, long aFirst, long bFirst);
  }

  /** Every pair that occurs in at least so many cases. */
  void each(long least, Each each) {
    for (int a = 0; a < sums.length; a++) {
      int[] row = sums[a];
      for (int at = 0; row != null && at < row.length; at += SUMS) {
        if (row[at + BOTH] >= Math.max(1, least)) {
          int b = a + at / SUMS;
          each.pair(a, b, row[at + BOTH], row[at + A_FIRST], row[at + B_FIRST]);
        }
      }
    }
  }

  /** Cases with a live finding. */
  long ofCases() {
    return ofCases;
  }

  /** The id of a technique. */
  String id(int number) {
    return ids.get(number);
  }

  /** Cases in which a technique counts. */
  long cases(int number) {
    return single[number];
  }
}
