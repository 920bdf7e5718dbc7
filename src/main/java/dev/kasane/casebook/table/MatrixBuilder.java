package dev.kasane.casebook.table;

import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Tactic;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine.Seen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lays cases over a matrix, one after the other. */
final class MatrixBuilder {
  private final Catalogue catalogue;
  private final int most;
  private final @Nullable String cursor;
  private final List<Matrix.Column> columns = new ArrayList<>();
  // by tactic shortname, then by technique id
  private final Map<String, TreeMap<String, TechniqueRow>> rows = new TreeMap<>();
  private long ofCases;
  private @Nullable String next;

  /** The row of a technique under a tactic, while it grows. */
  private static final class TechniqueRow {
    final Map<Integer, Status> cells = new TreeMap<>();
    long total;
  }

  MatrixBuilder(Catalogue catalogue, int most, @Nullable String cursor) {
    this.catalogue = catalogue;
    this.most = most;
    this.cursor = cursor;
  }

  void add(CaseLine line) {
    ofCases++;
    int column = column(line);
    for (Seen seen : line.techniques()) {
      Status status = seen.status();
      if (status == null || !seen.of(catalogue.domain())) {
        continue;
      }
      for (String tactic : seen.tactics()) {
        TechniqueRow row =
            rows.computeIfAbsent(tactic, t -> new TreeMap<>())
                .computeIfAbsent(seen.id(), t -> new TechniqueRow());
        row.total += status.counts() ? 1 : 0;
        if (column >= 0) {
          row.cells.put(column, status);
        }
      }
    }
  }

  /** The case's column; -1 where it is on another page. */
  private int column(CaseLine line) {
    if (cursor != null && line.id().compareTo(cursor) <= 0) {
      return -1;
    }
    if (columns.size() == most) {
      next = columns.get(most - 1).id();
      return -1;
    }
    columns.add(new Matrix.Column(line.id(), line.title()));
    return columns.size() - 1;
  }

  Matrix build() {
    var built = new ArrayList<Matrix.Row>();
    for (Tactic tactic : catalogue.tactics()) {
      Map<String, TechniqueRow> there = rows.get(tactic.shortname());
      if (there != null) {
        built.add(tacticRow(tactic, there));
        there.forEach((id, row) -> built.add(techniqueRow(tactic, id, row)));
      }
    }
    return new Matrix(catalogue.domain(), catalogue.version(), ofCases, columns, built, next, null);
  }

  private Matrix.Row tacticRow(Tactic tactic, Map<String, TechniqueRow> there) {
    var counts = new int[columns.size()];
    long total = 0;
    for (TechniqueRow row : there.values()) {
      total += row.total;
      row.cells.forEach((column, status) -> counts[column] += status.counts() ? 1 : 0);
    }
    List<@Nullable Object> cells = new ArrayList<>(counts.length);
    Arrays.stream(counts).forEach(cells::add);
    return new Matrix.Row(
        "tactic", tactic.id(), tactic.shortname(), tactic.name(), null, null, cells, total);
  }

  private Matrix.Row techniqueRow(Tactic tactic, String id, TechniqueRow row) {
    // most are empty
    var words = new @Nullable Object[columns.size()];
    row.cells.forEach((column, status) -> words[column] = status.word());
    List<@Nullable Object> cells = Arrays.asList(words);
    Technique technique = catalogue.technique(id).orElse(null);
    return new Matrix.Row(
        "technique",
        id,
        null,
        technique == null ? id : technique.name(),
        technique == null ? null : technique.parentId(),
        tactic.shortname(),
        cells,
        row.total);
  }
}
