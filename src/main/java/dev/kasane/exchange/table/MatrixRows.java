package dev.kasane.exchange.table;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Claim;
import dev.kasane.attack.Tactic;
import dev.kasane.exchange.table.ClaimCells.Cells;
import dev.kasane.exchange.table.TableRow.Said;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of techniques in rows and cases in columns. A tactic stands until the next one;
 * rows of totals are left out, and what they state is compared with what the marks add up to.
 */
final class MatrixRows {
  private final Layout layout;
  private final TableHints hints;
  private final Attack attack;
  private final TableRows read = new TableRows();
  private final Map<String, Sums> sums = new LinkedHashMap<>();
  private final Sums all = new Sums();
  private final List<Stated> statements = new ArrayList<>();
  private String tactic = "";

  /** What the marks of some rows add up to. */
  private static final class Sums {
    final Map<String, Long> byCase = new HashMap<>();
    long total;

    void add(TableRow row) {
      for (Said said : row.said()) {
        if (said.mark().counts()) {
          byCase.merge(said.caseId(), 1L, Long::sum);
          total++;
        }
      }
    }

    long of(@Nullable String caseId) {
      return caseId == null ? total : byCase.getOrDefault(caseId, 0L);
    }
  }

  /** A sum that the table states, for a case or (null) for all. */
  private record Stated(String at, String tactic, @Nullable String caseId, long sum) {}

  private MatrixRows(Layout layout, TableHints hints, Attack attack) {
    this.layout = layout;
    this.hints = hints;
    this.attack = attack;
  }

  static TableRows read(Layout layout, TableHints hints, Attack attack) {
    var reader = new MatrixRows(layout, hints, attack);
    for (int row = layout.first(); row < layout.grid().rows().size(); row++) {
      if (!layout.grid().blank(row)) {
        reader.row(row);
      }
    }
    reader.compare();
    return reader.read;
  }

  private void row(int row) {
    String stated = Words.line(layout.cell(row, Role.TACTIC));
    String technique = Words.line(layout.cell(row, Role.TECHNIQUE));
    String id = Words.line(layout.cell(row, Role.ID));
    String sub = Words.line(layout.cell(row, Role.SUB));
    if (layout.grid().rows().get(row).equals(layout.grid().rows().get(layout.header()))) {
      leftOut(row, stated, "headings again");
    } else if (isTotal(stated) || isTotal(technique) || isTotal(id)) {
      if (!stated.isEmpty() && !isTotal(stated)) {
        tactic = stated;
      }
      total(row, label(stated, technique, id));
    } else if (technique.isEmpty() && sub.isEmpty() && isTactic(id.isEmpty() ? stated : id)) {
      tactic = stated.isEmpty() ? id : stated;
      section(row);
    } else if (id.isEmpty() && sub.isEmpty() && stated.isEmpty() && isSection(technique)) {
      tactic = technique;
      section(row);
    } else {
      tactic = stated.isEmpty() ? tactic : stated;
      technique(row, new Cells(id, technique, sub, claimedTactic()));
    }
  }

  private static boolean isTotal(String label) {
    return !label.isEmpty() && Role.isTotal(label);
  }

  private static String label(String... labels) {
    for (String label : labels) {
      if (!label.isEmpty()) {
        return label;
      }
    }
    return "";
  }

  private boolean isTactic(String label) {
    return TacticWords.read(label, attack).isPresent();
  }

  /** A row that names a tactic where others name techniques; a name that is both is a technique. */
  private boolean isSection(String label) {
    return isTactic(label)
        && attack.resolve(new Claim(null, label, null, null), hints.domain()).technique() == null;
  }

  /** In the words of the release where it knows the tactic, else as written. */
  private @Nullable String claimedTactic() {
    Optional<Tactic> known = TacticWords.read(tactic, attack);
    return known.map(Tactic::name).orElse(tactic.isEmpty() ? null : tactic);
  }

  private String key() {
    return TacticWords.read(tactic, attack).map(Tactic::shortname).orElse(Words.key(tactic));
  }

  /** A row of a tactic: a heading where nothing is in it, a total where numbers are. */
  private void section(int row) {
    for (Map.Entry<Integer, String> column : layout.cases().entrySet()) {
      String cell = layout.grid().cell(row, column.getKey());
      if (!cell.isEmpty() && number(cell) == null && hints.mark(cell) != Mark.NONE) {
        read.problem(
            layout.place(row, column.getKey()),
            "no-technique",
            "'%s' marks a row that names a tactic and no technique."
                .formatted(TableRows.brief(cell)));
      }
    }
    total(row, tactic);
  }

  private void total(int row, String label) {
    boolean any = false;
    for (Map.Entry<Integer, String> column : columnsOfSums().entrySet()) {
      Long sum = number(layout.grid().cell(row, column.getKey()));
      if (sum != null) {
        any = true;
        String caseId = column.getValue().isEmpty() ? null : column.getValue();
        statements.add(new Stated(layout.place(row, column.getKey()), key(), caseId, sum));
      }
    }
    leftOut(row, label, any ? "total" : "heading");
  }

  /** The columns that can hold sums: of each case, and the total under an empty name. */
  private Map<Integer, String> columnsOfSums() {
    SortedMap<Integer, String> columns = new java.util.TreeMap<>(layout.cases());
    Integer total = layout.columns().get(Role.TOTAL);
    if (total != null) {
      columns.put(total, "");
    }
    return columns;
  }

  private void technique(int row, Cells cells) {
    String at = at(row);
    List<Claim> claims = ClaimCells.read(cells);
    List<Said> said = new ArrayList<>();
    for (Map.Entry<Integer, String> column : layout.cases().entrySet()) {
      String cell = layout.grid().cell(row, column.getKey());
      Mark mark = hints.mark(cell);
      String place = layout.place(row, column.getKey());
      if (mark == null || mark == Mark.RETRACTED) {
        read.unknownMark(cell);
        read.problem(
            place,
            "unknown-mark",
            "'%s' is no mark that is known here; say what it means with marks=%s:confirmed."
                .formatted(TableRows.brief(cell), TableRows.brief(cell)));
      } else if (mark != Mark.NONE) {
        said.add(new Said(place, column.getValue(), mark, hints.time(), null, null, null, null));
      }
    }
    if (claims.isEmpty()) {
      if (!said.isEmpty()) {
        read.problem(at, "no-technique", "Row %s has marks and names no technique.".formatted(at));
      }
      leftOut(row, "", "no technique");
      return;
    }
    Long total = number(layout.cell(row, Role.TOTAL));
    var tableRow = new TableRow(at, claims, said, total);
    read.rows.add(tableRow);
    sums.computeIfAbsent(key(), k -> new Sums()).add(tableRow);
    all.add(tableRow);
    if (total != null && total != tableRow.counted()) {
      read.problem(
          at,
          "total-differs",
          "Row %s states a total of %d; its marks add up to %d."
              .formatted(at, total, tableRow.counted()));
    }
  }

  /** A total is right for its tactic, or, at the foot of a table, for all of it. */
  private void compare() {
    for (Stated stated : statements) {
      long ofTactic = sums.getOrDefault(stated.tactic, new Sums()).of(stated.caseId);
      if (stated.sum != ofTactic && stated.sum != all.of(stated.caseId)) {
        read.problem(
            stated.at,
            "total-differs",
            "%s states a total of %d; the marks add up to %d."
                .formatted(stated.at, stated.sum, ofTactic));
      }
    }
  }

  private void leftOut(int row, String label, String reason) {
    read.leftOut.add(new TableRows.LeftOut(at(row), label, reason));
  }

  private String at(int row) {
    return layout.turned() ? Words.letters(row) : String.valueOf(row + 1);
  }

  private static @Nullable Long number(String cell) {
    String digits = java.text.Normalizer.normalize(cell, java.text.Normalizer.Form.NFKC);
    return digits.matches("\\d{1,9}") ? Long.valueOf(digits) : null;
  }
}
