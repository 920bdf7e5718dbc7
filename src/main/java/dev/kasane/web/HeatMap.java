package dev.kasane.web;

import dev.kasane.attack.Catalogue;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.attack.Tactic;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.table.ByTactic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The matrix of a release with the number of cases in each cell, or how the number differs between
 * two periods.
 *
 * @param ofCases the denominator
 * @param ofOthers that of the second period; null where nothing is compared
 * @param columns the tactics in the order of the matrix
 */
record HeatMap(long ofCases, @Nullable Long ofOthers, List<Column> columns, Scale scale) {
  /** A tactic. */
  record Column(Tactic tactic, Amount cases, List<Cell> cells) {}

  /**
   * A technique under a tactic.
   *
   * @param old whether the release keeps it only for what was claimed: revoked, deprecated, or no
   *     longer under the tactic
   * @param own cases in which it counts itself
   * @param rolled cases in which it or a sub-technique of it counts
   * @param subs its sub-techniques there
   */
  record Cell(String id, String name, boolean old, Amount own, Amount rolled, List<Cell> subs) {

    private Cell with(List<Cell> those) {
      return new Cell(id, name, old, own, rolled, those);
    }

    /** What the cell shows. */
    public Amount shown(boolean apart) {
      return apart ? own : rolled;
    }

    /** Of how many sub-techniques there is a case. */
    public long seen() {
      return subs.stream().filter(sub -> sub.own.any()).count();
    }
  }

  /**
   * A number of cases.
   *
   * @param other that of the second period; null where nothing is compared
   */
  record Amount(long cases, @Nullable Long other) {
    /** The number, or the difference of the second to the first. */
    public long value() {
      return other == null ? cases : other - cases;
    }

    /** Whether there is a case at all. */
    public boolean any() {
      return cases > 0 || (other != null && other > 0);
    }

    /** A difference with its sign; a number as it is. */
    public String text() {
      long value = value();
      if (other == null) {
        return String.valueOf(value);
      }
      return value == 0 ? "±0" : value > 0 ? "+" + value : "−" + -value;
    }
  }

  /**
   * Lays counts over a release.
   *
   * @param others counts of the second period; null where nothing is compared
   * @param platform techniques of other platforms are left out; null for all
   * @param apart whether a sub-technique counts by itself and not with its technique
   */
  static HeatMap of(
      Catalogue release,
      ByTactic counts,
      @Nullable ByTactic others,
      @Nullable String platform,
      boolean apart) {
    var columns = new ArrayList<Column>();
    for (Tactic tactic : release.tactics()) {
      ByTactic.Column first = counts.tactic(tactic.shortname());
      ByTactic.Column second = others == null ? null : others.tactic(tactic.shortname());
      var number = new Amount(first.cases(), second == null ? null : second.cases());
      columns.add(new Column(tactic, number, cells(release, tactic, first, second, platform)));
    }
    long most =
        columns.stream()
            .flatMap(column -> column.cells.stream())
            .flatMap(cell -> Stream.concat(Stream.of(cell.shown(apart)), subNumbers(cell)))
            .mapToLong(shown -> Math.abs(shown.value()))
            .max()
            .orElse(0);
    return new HeatMap(
        counts.ofCases(),
        others == null ? null : others.ofCases(),
        columns,
        others == null ? new Scale.Numbers(most) : new Scale.Differences(most));
  }

  private static Stream<Amount> subNumbers(Cell cell) {
    return cell.subs.stream().map(Cell::own);
  }

  private static List<Cell> cells(
      Catalogue release,
      Tactic tactic,
      ByTactic.Column first,
      ByTactic.@Nullable Column second,
      @Nullable String platform) {
    var ids = new TreeSet<String>();
    release.techniquesUnder(tactic).stream()
        .filter(technique -> platform == null || technique.platforms().contains(platform))
        .forEach(technique -> ids.add(technique.id()));
    // what counts is shown, whatever has become of it
    ids.addAll(first.techniques().keySet());
    if (second != null) {
      ids.addAll(second.techniques().keySet());
    }
    Map<String, List<Cell>> subs = new LinkedHashMap<>();
    List<Cell> heads = new ArrayList<>();
    List.copyOf(ids).stream()
        .map(id -> parent(release, id))
        .filter(parent -> parent != null)
        .forEach(ids::add);
    for (String id : ids) {
      String parent = parent(release, id);
      Cell cell = cell(release, tactic, id, first, second);
      if (parent == null) {
        heads.add(cell);
      } else {
        subs.computeIfAbsent(parent, p -> new ArrayList<>()).add(cell);
      }
    }
    return heads.stream()
        .map(head -> head.with(subs.getOrDefault(head.id, List.of())))
        .sorted(Comparator.comparing(Cell::old).thenComparing(Cell::name))
        .toList();
  }

  private static Cell cell(
      Catalogue release,
      Tactic tactic,
      String id,
      ByTactic.Column first,
      ByTactic.@Nullable Column second) {
    Technique technique = release.technique(id).orElse(null);
    boolean old =
        technique == null
            || technique.status() != ObjectStatus.ACTIVE
            || !technique.tactics().contains(tactic.shortname());
    return new Cell(
        id,
        technique == null ? id : technique.name(),
        old,
        amount(id, first, second, ByTactic.Count::own),
        amount(id, first, second, ByTactic.Count::rolled),
        List.of());
  }

  private static Amount amount(
      String id,
      ByTactic.Column first,
      ByTactic.@Nullable Column second,
      ToLongFunction<ByTactic.Count> which) {
    return new Amount(
        which.applyAsLong(first.count(id)),
        second == null ? null : which.applyAsLong(second.count(id)));
  }

  private static @Nullable String parent(Catalogue release, String id) {
    return release.technique(id).map(Technique::parentId).orElse(null);
  }
}
