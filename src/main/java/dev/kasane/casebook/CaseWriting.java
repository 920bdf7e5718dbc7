package dev.kasane.casebook;

import dev.kasane.casebook.CaseRows.Row;
import dev.kasane.casebook.Tally.Entry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the table {@code case_file}: new states of cases, a whole batch at once. */
final class CaseWriting {
  private static final String NAMES =
      "id, revision, resolved_with, title, opened_at, updated_at, live, retracted, technique_keys,"
          + " technique_status, technique_findings, technique_rolled, technique_tactics,"
          + " technique_first, tactic_keys, tactic_status, tactic_findings, merged_into, merged, "
          + Arrays.stream(FactColumn.values())
              .map(FactColumn::column)
              .collect(Collectors.joining(", "));

  private static final int COLUMN_COUNT = NAMES.split(",").length;

  /** The cases of a batch on their way into the table: gone with the transaction. */
  private static final String STAGE =
      """
      create temporary table if not exists case_stage (like case_file)
      with (toast_tuple_target = 8160) on commit delete rows
      """;

  private static final String UPSERT =
      """
      insert into case_file (%1$s) select %1$s from pg_temp.case_stage
      on conflict (id) do update set %2$s
      """
          .formatted(
              NAMES,
              Arrays.stream(NAMES.split(", "))
                  .filter(name -> !name.equals("id"))
                  .map(name -> name + " = excluded." + name)
                  .collect(Collectors.joining(", ")));

  private CaseWriting() {}

  /** A new state of a case, to be written. */
  record Change(Row row, CaseState state) {}

  static void write(Connection connection, List<Change> changes) throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(STAGE);
      try (var rows = new RowCopy(connection, "pg_temp.case_stage (" + NAMES + ")")) {
        for (Change change : changes) {
          stage(rows, change.row, change.state);
        }
        rows.finish();
      }
      statement.executeUpdate(UPSERT);
    }
  }

  private static void stage(RowCopy rows, Row row, CaseState state) throws SQLException {
    rows.row(COLUMN_COUNT);
    rows.text(row.place().caseId());
    rows.number(row.revision());
    rows.text(row.resolvedWith());
    rows.text(state.title());
    rows.time(state.openedAt());
    rows.time(row.updatedAt());
    rows.integer(state.live());
    rows.integer(state.retracted());
    List<Entry> techniques = row.tally().techniques();
    rows.texts(techniques, Entry::key);
    rows.smalls(techniques, CaseWriting::status);
    rows.integers(techniques, Entry::findings);
    rows.booleans(techniques, Entry::rolled);
    rows.texts(techniques, Entry::tactics);
    rows.numbers(firsts(techniques.size(), state.techniques()));
    List<Entry> tactics = row.tally().tactics();
    rows.texts(tactics, Entry::key);
    rows.smalls(tactics, CaseWriting::status);
    rows.integers(tactics, Entry::findings);
    rows.text(row.place().mergedInto());
    if (row.place().merged().isEmpty()) {
      rows.bytes(null);
    } else {
      rows.texts(row.place().merged(), caseId -> caseId);
    }
    for (FactColumn column : FactColumn.values()) {
      rows.text(state.facts().isEmpty() ? null : column.of(state.facts()));
    }
  }

  private static int status(Entry entry) {
    Status status = entry.status();
    return status == null ? 0 : status.code();
  }

  /**
   * Parallel to the techniques of the tally, which are those of the state with some behind them.
   */
  private static List<@Nullable Long> firsts(int techniques, List<TechniqueStanding> standings) {
    var firsts = new ArrayList<@Nullable Long>(techniques);
    for (int i = 0; i < techniques; i++) {
      Instant first = i < standings.size() ? standings.get(i).firstSeen() : null;
      firsts.add(first == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, first));
    }
    return firsts;
  }
}
