package dev.kasane.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.table.ByTactic;
import dev.kasane.casebook.table.CaseLine;
import dev.kasane.casebook.table.Matrix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The case table as the script of the page wants it, small enough for a thousand cases.
 *
 * @param ofCases how many cases the totals are over
 * @param next where the next columns begin; null where these are the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TableData(
    String domain, long ofCases, @Nullable String next, List<Case> cases, List<Tactic> tactics) {
  /** Columns at once; more are on further pages. */
  private static final int COLUMNS = 2_000;

  private static final int LONGEST_TITLE = 120;

  /**
   * A column.
   *
   * @param n how many techniques count in the case, each once
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Case(String id, @Nullable String title, @Nullable Instant opened, long n) {}

  /** A tactic and the techniques under it, by id. */
  record Tactic(String id, String key, String name, long total, List<Row> rows) {}

  /**
   * A technique under a tactic.
   *
   * @param total cases in which it counts; null for a technique that is here only because its
   *     sub-techniques are
   * @param rolled cases in which it or a sub-technique of it counts; null where it has none here
   * @param cells for each tick how many empty cells stand before it, where any, and the first
   *     letter of its status
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Row(
      String id,
      String name,
      @Nullable String parent,
      @Nullable Long total,
      @Nullable Long rolled,
      String cells) {}

  /** The columns of a page, of cases by id. */
  static Matrix matrix(List<CaseLine> lines, TableQuestion question) {
    return Matrix.of(lines, question.catalogue(), COLUMNS, question.cursor());
  }

  /** What {@link #matrix} made of the cases of these lines. */
  static TableData of(Matrix matrix, List<CaseLine> lines, Catalogue catalogue) {
    ByTactic counted = ByTactic.of(lines, catalogue, seen -> true);
    var tactics = new ArrayList<Tactic>();
    List<Matrix.Row> rows = matrix.rows();
    for (int i = 0; i < rows.size(); ) {
      Matrix.Row tactic = rows.get(i);
      int end = i + 1;
      while (end < rows.size() && rows.get(end).tactic() != null) {
        end++;
      }
      String key = Objects.requireNonNull(tactic.shortname());
      var there = rows(rows.subList(i + 1, end), counted.tactic(key), catalogue);
      tactics.add(new Tactic(tactic.id(), key, tactic.name(), tactic.total(), there));
      i = end;
    }
    return new TableData(
        catalogue.domain(), matrix.ofCases(), matrix.next(), cases(matrix, lines), tactics);
  }

  private static List<Case> cases(Matrix matrix, List<CaseLine> lines) {
    var byId = new HashMap<String, CaseLine>();
    lines.forEach(line -> byId.put(line.id(), line));
    return matrix.cases().stream()
        .map(column -> column(Objects.requireNonNull(byId.get(column.id())), matrix.domain()))
        .toList();
  }

  private static Case column(CaseLine line, String domain) {
    long techniques =
        line.techniques().stream().filter(seen -> seen.of(domain) && seen.counts()).count();
    String title = line.title() == null ? null : Said.brief(line.title(), LONGEST_TITLE);
    return new Case(line.id(), title, line.openedAt(), techniques);
  }

  private static List<Row> rows(
      List<Matrix.Row> techniques, ByTactic.Column counted, Catalogue catalogue) {
    Map<String, Row> rows = new HashMap<>();
    for (Matrix.Row row : techniques) {
      rows.put(
          row.id(),
          new Row(row.id(), row.name(), row.parent(), row.total(), null, cells(row.cells())));
    }
    for (Matrix.Row row : techniques) {
      String parent = row.parent();
      if (parent != null) {
        long rolled = counted.count(parent).rolled();
        Row own = rows.get(parent);
        rows.put(
            parent,
            own == null
                ? new Row(parent, name(parent, catalogue), null, null, rolled, "")
                : new Row(parent, own.name, null, own.total, rolled, own.cells));
      }
    }
    return rows.values().stream().sorted(Comparator.comparing(Row::id)).toList();
  }

  private static String name(String id, Catalogue catalogue) {
    return catalogue.technique(id).map(Technique::name).orElse(id);
  }

  private static String cells(List<@Nullable Object> cells) {
    var text = new StringBuilder();
    int empty = 0;
    for (Object cell : cells) {
      if (cell instanceof String status) {
        if (empty > 0) {
          text.append(empty);
        }
        text.append(status.charAt(0));
        empty = 0;
      } else {
        empty++;
      }
    }
    return text.toString();
  }
}
