package dev.kasane.casebook.table;

import dev.kasane.attack.Attack;
import dev.kasane.casebook.table.Counting.Count;
import dev.kasane.casebook.table.Counting.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts period by period, in the period in which a case was opened; periods without a case stand
 * between the others, so that a gap is seen.
 */
public record Series(Period period, List<Slice> slices) {
  /** More would be no picture any more; a day-by-day series of some years has as many. */
  public static final int MOST = 2_000;

  /**
   * One period.
   *
   * @param from its first day
   * @param to the first day behind it
   * @param appeared keys of what counts here and in no case of the period before; empty in the
   *     first period, before which nothing is known
   * @param vanished keys of what counts in the period before and not here
   */
  public record Slice(
      LocalDate from,
      LocalDate to,
      Counting counting,
      List<String> appeared,
      List<String> vanished) {}

  /** A series that would have more than {@link #MOST} periods. */
  public static final class TooLong extends Exception {
    private static final long serialVersionUID = 1;

    TooLong(long periods) {
      super("The cases span more than %d periods".formatted(periods));
    }
  }

  /** Counts the cases that were opened, by period. */
  public static Series of(
      Period period,
      Collection<CaseLine> cases,
      @Nullable Kind kind,
      @Nullable String domain,
      Attack attack)
      throws TooLong {
    var byPeriod = new TreeMap<LocalDate, List<CaseLine>>();
    for (CaseLine line : cases) {
      if (line.openedAt() != null) {
        byPeriod.computeIfAbsent(period.first(line.openedAt()), p -> new ArrayList<>()).add(line);
      }
    }
    var slices = new ArrayList<Slice>();
    Set<String> before = null;
    LocalDate end = byPeriod.isEmpty() ? LocalDate.MIN : byPeriod.lastKey();
    for (LocalDate from = byPeriod.isEmpty() ? LocalDate.MAX : byPeriod.firstKey();
        !from.isAfter(end);
        from = period.next(from)) {
      if (slices.size() == MOST) {
        throw new TooLong(MOST);
      }
      var counting = Counting.of(byPeriod.getOrDefault(from, List.of()), kind, domain, attack);
      Set<String> now = counted(counting);
      List<String> appeared = before == null ? List.of() : without(now, before);
      List<String> vanished = before == null ? List.of() : without(before, now);
      slices.add(new Slice(from, period.next(from), counting, appeared, vanished));
      before = now;
    }
    return new Series(period, List.copyOf(slices));
  }

  private static Set<String> counted(Counting counting) {
    return counting.counts().stream()
        .filter(count -> count.total() > 0)
        .map(Count::key)
        .collect(Collectors.toSet());
  }

  private static List<String> without(Set<String> some, Set<String> others) {
    return some.stream().filter(key -> !others.contains(key)).sorted().toList();
  }
}
