package dev.kasane.exchange.table;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Claim;
import dev.kasane.attack.Technique;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Recognises the layout of a table: by its headings, and where they say nothing by its cells. */
final class LayoutFinder {
  /** How far down headings are looked for. */
  private static final int HEADINGS = 50;

  /** How much of a table is looked at in order to tell what a column holds. */
  private static final int SAMPLE = 100;

  private final Grid grid;
  private final TableHints hints;
  private final Attack attack;

  private LayoutFinder(Grid grid, TableHints hints, Attack attack) {
    this.grid = grid;
    this.hints = hints;
    this.attack = attack;
  }

  static Layout find(Grid grid, TableHints hints, Attack attack) {
    var finder = new LayoutFinder(grid, hints, attack);
    boolean turned = finder.most(true) > Math.max(1, finder.most(false));
    return turned
        ? new LayoutFinder(grid.turned(), hints, attack).layout(true)
        : finder.layout(false);
  }

  private Layout layout(boolean turned) {
    int header = headerByWords();
    int techniques = -1;
    if (header < 0) {
      techniques = techniqueColumn();
      header = headerAbove(techniques);
    }
    Map<Role, Integer> columns = roles(header);
    if (!columns.containsKey(Role.TECHNIQUE) && !columns.containsKey(Role.ID)) {
      columns.put(Role.TECHNIQUE, techniques);
    }
    addTactics(columns, header);
    int second = secondHeader(header, columns);
    boolean list = second < 0 && (columns.containsKey(Role.CASE) || hints.caseId() != null);
    if (!list) {
      columns
          .keySet()
          .retainAll(Set.of(Role.TACTIC, Role.TECHNIQUE, Role.ID, Role.SUB, Role.TOTAL));
    }
    SortedMap<Integer, String> cases =
        list ? new TreeMap<>() : cases(second < 0 ? header : second, header, columns);
    return new Layout(
        grid,
        list,
        turned,
        header,
        Math.max(header, second) + 1,
        columns,
        cases,
        shown(turned, header, columns, cases));
  }

  /** The row of which a heading says that techniques stand below; -1 where none does. */
  private int headerByWords() {
    for (int row = 0; row < Math.min(HEADINGS, grid.rows().size()); row++) {
      List<String> cells = grid.rows().get(row);
      long filled = cells.stream().filter(cell -> !cell.isEmpty()).count();
      List<@Nullable Role> roles = cells.stream().map(Role::of).toList();
      boolean named =
          roles.contains(Role.TECHNIQUE)
              || roles.contains(Role.ID)
              || (roles.contains(Role.NAME) && roles.contains(Role.TACTIC));
      if (named && filled > 1) {
        return row;
      }
    }
    return -1;
  }

  private int techniqueColumn() {
    int best = -1;
    int most = 0;
    for (int column = 0; column < Math.min(SAMPLE, grid.width()); column++) {
      int distinct = distinct(column, false);
      if (distinct > most) {
        best = column;
        most = distinct;
      }
    }
    if (best < 0) {
      throw new Unreadable(
          "no-techniques",
          "No column of techniques was found; it needs a heading such as Technique, ID or テクニック, or technique ids such as T1133.");
    }
    return best;
  }

  /** The nearest row above the first technique that heads other columns. */
  private int headerAbove(int techniques) {
    int first = 0;
    while (techniques(grid.cell(first, techniques)).isEmpty()) {
      first++;
    }
    for (int row = first - 1; row >= 0; row--) {
      List<String> cells = grid.rows().get(row);
      for (int column = 0; column < cells.size(); column++) {
        if (column != techniques && !cells.get(column).isEmpty()) {
          return row;
        }
      }
    }
    throw new Unreadable(
        "no-headings", "There is no row of headings above the techniques that names the cases.");
  }

  private Map<Role, Integer> roles(int header) {
    var columns = new EnumMap<Role, Integer>(Role.class);
    List<String> headings = grid.rows().get(header);
    for (int column = 0; column < headings.size(); column++) {
      Role role = hints.ignores(headings.get(column)) ? null : Role.of(headings.get(column));
      if (role != null) {
        columns.putIfAbsent(role, column);
      }
    }
    Integer id = columns.get(Role.ID);
    if (id != null && columns.containsKey(Role.CASE) && !holdsIds(id, header)) {
      columns.remove(Role.ID);
      columns.putIfAbsent(Role.FINDING, id);
    }
    Integer name = columns.remove(Role.NAME);
    Integer technique = columns.get(Role.TECHNIQUE);
    if (name != null && technique != null) {
      columns.putIfAbsent(Role.ID, technique);
    }
    if (name != null) {
      columns.put(Role.TECHNIQUE, name);
    }
    return columns;
  }

  private boolean holdsIds(int column, int header) {
    for (int row = header + 1; row < Math.min(grid.rows().size(), header + SAMPLE); row++) {
      if (ClaimCells.holdsId(grid.cell(row, column))) {
        return true;
      }
    }
    return false;
  }

  /** A column without a heading, left of the techniques, that names tactics. */
  private void addTactics(Map<Role, Integer> columns, int header) {
    int end = columns.getOrDefault(Role.ID, columns.getOrDefault(Role.TECHNIQUE, 0));
    for (int column = 0; column < end && !columns.containsKey(Role.TACTIC); column++) {
      boolean free = !columns.containsValue(column) && grid.cell(header, column).isEmpty();
      for (int row = header + 1;
          free && row < Math.min(grid.rows().size(), header + SAMPLE);
          row++) {
        if (TacticWords.read(grid.cell(row, column), attack).isPresent()) {
          columns.put(Role.TACTIC, column);
        }
      }
    }
  }

  /**
   * A second row of headings, below one that stands over several columns as "Cases" does; -1 where
   * there is none.
   */
  private int secondHeader(int header, Map<Role, Integer> columns) {
    int row = header + 1;
    if (row >= grid.rows().size()) {
      return -1;
    }
    for (Role role : List.of(Role.TACTIC, Role.TECHNIQUE, Role.ID)) {
      if (!grid.cell(row, columns.getOrDefault(role, -1)).isEmpty()) {
        return -1;
      }
    }
    List<String> cells = grid.rows().get(row);
    for (int column = 0; column < cells.size(); column++) {
      if (!cells.get(column).isEmpty() && grid.cell(header, column).isEmpty()) {
        return row;
      }
    }
    return -1;
  }

  private SortedMap<Integer, String> cases(int row, int header, Map<Role, Integer> columns) {
    if (row != header) {
      // what stands over several columns is none of them; the total keeps its column
      columns.values().removeIf(c -> !grid.cell(row, c).isEmpty());
      for (int column = 0; column < grid.rows().get(row).size(); column++) {
        if (Role.of(grid.cell(row, column)) == Role.TOTAL) {
          columns.putIfAbsent(Role.TOTAL, column);
        }
      }
    }
    var cases = new TreeMap<Integer, String>();
    var seen = new HashMap<String, Integer>();
    List<String> headings = grid.rows().get(row);
    for (int column = 0; column < headings.size(); column++) {
      String heading = Words.line(headings.get(column));
      if (heading.isEmpty()
          || columns.containsValue(column)
          || Role.of(heading) != null
          || hints.ignores(heading)) {
        continue;
      }
      Integer other = seen.put(heading, column);
      if (other != null) {
        throw new Unreadable(
            "heading-twice",
            "'%s' heads two columns, %s and %s; each case needs one."
                .formatted(heading, Words.letters(other), Words.letters(column)));
      }
      cases.put(column, heading);
    }
    if (cases.isEmpty()) {
      throw new Unreadable(
          "no-cases",
          "No column of a case was found; a table needs one for each case, or a column Case. Totals alone say nothing of cases.");
    }
    return cases;
  }

  private List<Layout.Column> shown(
      boolean turned, int header, Map<Role, Integer> columns, SortedMap<Integer, String> cases) {
    var roles = new HashMap<Integer, String>();
    columns.forEach((role, column) -> roles.put(column, role.name().toLowerCase(Locale.ROOT)));
    cases.forEach((column, id) -> roles.put(column, "case"));
    var shown = new ArrayList<Layout.Column>();
    for (int column = 0; column < grid.width(); column++) {
      String heading = cases.getOrDefault(column, grid.cell(header, column));
      String role = roles.get(column);
      if (role != null || !heading.isEmpty()) {
        String at = turned ? String.valueOf(column + 1) : Words.letters(column);
        shown.add(new Layout.Column(at, heading, role == null ? "ignored" : role));
      }
    }
    return shown;
  }

  /** The most different techniques that one row, or one column, names. */
  private int most(boolean inRows) {
    int most = 0;
    for (int i = 0; i < Math.min(SAMPLE, inRows ? grid.rows().size() : grid.width()); i++) {
      most = Math.max(most, distinct(i, inRows));
    }
    return most;
  }

  private int distinct(int line, boolean row) {
    var distinct = new HashSet<Technique>();
    for (int i = 0; i < Math.min(SAMPLE, row ? grid.width() : grid.rows().size()); i++) {
      distinct.addAll(techniques(row ? grid.cell(line, i) : grid.cell(i, line)));
    }
    return distinct.size();
  }

  /** The technique that a cell names; a cell with several says nothing of the layout. */
  private Set<Technique> techniques(String cell) {
    if (cell.length() < 4 || cell.length() > 120) {
      return Set.of();
    }
    List<Claim> claims = ClaimCells.read(new ClaimCells.Cells("", cell, "", null));
    @Nullable Technique technique =
        claims.size() == 1 ? attack.resolve(claims.get(0), hints.domain()).technique() : null;
    return technique == null ? Set.of() : Set.of(technique);
  }
}
