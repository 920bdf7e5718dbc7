package dev.kasane.casebook.table;

import static dev.kasane.casebook.table.Rounded.round;

import dev.kasane.casebook.table.CaseLine.Seen;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/**
 * In which order techniques first appear: where each stands among the techniques of its cases, from
 * 0 for the first to 1 for the last. Only cases with at least two dated techniques say anything.
 *
 * @param ofCases those cases
 * @param steps earliest first
 */
public record Order(long ofCases, List<Step> steps) {
  /**
   * A technique.
   *
   * @param cases in how many of the cases it stands
   * @param median of its positions
   * @param first in how many it was the first, alone or with others
   */
  public record Step(String id, long cases, double median, long first) {}

  /** The order in some cases, of the techniques of one domain that count. */
  public static Order of(Collection<CaseLine> cases, String domain) {
    var positions = new TreeMap<String, List<Double>>();
    long ofCases = 0;
    for (CaseLine line : cases) {
      List<Seen> dated =
          line.techniques().stream()
              .filter(seen -> seen.of(domain) && seen.counts() && seen.first() != null)
              .sorted(Comparator.comparing(seen -> Objects.requireNonNull(seen.first())))
              .toList();
      if (dated.size() > 1) {
        ofCases++;
        place(dated, positions);
      }
    }
    var steps = new ArrayList<Step>();
    positions.forEach((id, all) -> steps.add(step(id, all)));
    steps.sort(Comparator.comparingDouble(Step::median).thenComparing(Step::id));
    return new Order(ofCases, List.copyOf(steps));
  }

  /** Those seen at the same moment share the middle of their places. */
  private static void place(List<Seen> dated, TreeMap<String, List<Double>> positions) {
    int from = 0;
    while (from < dated.size()) {
      int to = from + 1;
      while (to < dated.size() && Objects.equals(dated.get(to).first(), dated.get(from).first())) {
        to++;
      }
      double place = from == 0 ? 0 : (from + to - 1) / 2.0 / (dated.size() - 1);
      for (Seen seen : dated.subList(from, to)) {
        positions.computeIfAbsent(seen.id(), id -> new ArrayList<>()).add(place);
      }
      from = to;
    }
  }

  private static Step step(String id, List<Double> all) {
    List<Double> sorted = all.stream().sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    long first = sorted.stream().filter(place -> place == 0).count();
    return new Step(id, sorted.size(), round(median), first);
  }
}
