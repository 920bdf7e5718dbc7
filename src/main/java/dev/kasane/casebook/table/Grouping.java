package dev.kasane.casebook.table;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.FactColumn;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine.Seen;
import dev.kasane.casebook.table.Counting.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts for groups of cases: by a fact of the case, each case in one group and the cases of which
 * it is not known in a group of their own; or by platform or status of techniques, where each group
 * looks at all cases and only at the techniques of that platform or status.
 */
public final class Grouping {
  private static final String PLATFORM = "platform";
  private static final String STATUS = "status";

  private static final Comparator<Optional<String>> KNOWN_FIRST =
      Comparator.comparing((Optional<String> value) -> value.isEmpty())
          .thenComparing(value -> value.orElse(""));

  private Grouping() {}

  /** What can be grouped by. */
  public static List<String> words() {
    return Stream.concat(
            Arrays.stream(FactColumn.values()).map(FactColumn::parameter),
            Stream.of(PLATFORM, STATUS))
        .toList();
  }

  /**
   * The counts of each group, by its value.
   *
   * @param by one of {@link #words}
   */
  public static Map<Optional<String>, Counting> of(
      String by,
      Collection<CaseLine> cases,
      @Nullable Kind kind,
      @Nullable String domain,
      Attack attack) {
    var groups = new TreeMap<Optional<String>, Collection<CaseLine>>(KNOWN_FIRST);
    switch (by) {
      case PLATFORM -> byPlatform(cases, attack, groups);
      case STATUS ->
          Arrays.stream(Status.values())
              .forEach(s -> groups.put(Optional.of(s.word()), only(cases, t -> t.status() == s)));
      default -> byFact(fact(by), cases, groups);
    }
    var counted = new TreeMap<Optional<String>, Counting>(KNOWN_FIRST);
    groups.forEach((value, of) -> counted.put(value, Counting.of(of, kind, domain, attack)));
    return counted;
  }

  private static FactColumn fact(String by) {
    return Arrays.stream(FactColumn.values())
        .filter(column -> column.parameter().equals(by))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("cases are not grouped by " + by));
  }

  private static void byFact(
      FactColumn fact,
      Collection<CaseLine> cases,
      Map<Optional<String>, Collection<CaseLine>> groups) {
    for (CaseLine line : cases) {
      groups
          .computeIfAbsent(Optional.ofNullable(line.facts().get(fact)), value -> new ArrayList<>())
          .add(line);
    }
  }

  private static void byPlatform(
      Collection<CaseLine> cases,
      Attack attack,
      Map<Optional<String>, Collection<CaseLine>> groups) {
    var platforms = new TreeMap<String, Set<String>>();
    for (var catalogue : attack.current()) {
      for (Technique technique : catalogue.techniques()) {
        for (String platform : technique.platforms()) {
          platforms.computeIfAbsent(platform, p -> new TreeSet<>()).add(technique.key());
        }
      }
    }
    platforms.forEach(
        (platform, keys) -> {
          Collection<CaseLine> there = only(cases, seen -> keys.contains(seen.key()));
          if (there.stream().anyMatch(line -> !line.techniques().isEmpty())) {
            groups.put(Optional.of(platform), there);
          }
        });
  }

  /** The cases with some of their techniques; what a case says of a tactic is then not known. */
  private static List<CaseLine> only(Collection<CaseLine> cases, Predicate<Seen> wanted) {
    return cases.stream()
        .map(line -> line.with(line.techniques().stream().filter(wanted).toList()))
        .toList();
  }
}
