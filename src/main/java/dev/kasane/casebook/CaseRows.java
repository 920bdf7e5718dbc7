package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.casebook.Tally.Entry;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping.Mapped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the table {@code case_file}: each case's revision and tally. */
final class CaseRows {
  private static final String SELECT =
      """
      select id, revision, updated_at, resolved_with, live,
        technique_keys, technique_status, technique_findings, technique_rolled, technique_tactics,
        tactic_keys, tactic_status, tactic_findings, merged_into, merged
      from case_file where id = any(?)
      """;

  private static final String STANDS =
      "select id, revision, updated_at from case_file where id = any(?)";

  /**
   * One statement, so that revision and findings are of one moment even without a lock. A case
   * holds the findings that were sent to it and those sent to cases that stand in it.
   */
  private static final String WITH_FINDINGS =
      """
      select c.id, c.revision, c.updated_at, c.merged_into, c.merged, %1$s
      from case_file c left join finding f on f.case_id = c.id where c.id = any(?)
      union all
      select c.id, c.revision, c.updated_at, c.merged_into, c.merged, %1$s
      from case_file c join finding f on f.case_id = any(c.merged)
      where c.id = any(?) and c.merged is not null
      """
          .formatted(FindingRows.columns());

  private CaseRows() {}

  /** What the row of a case says. */
  record Row(long revision, Instant updatedAt, String resolvedWith, Tally tally, Place place) {}

  /** A case with all of its findings, at one moment. */
  record Whole(long revision, Instant updatedAt, Place place, Map<FindingKey, Mapped> findings) {}

  /**
   * What the rows say. Of cases that are remembered it is only looked whether they still stand so:
   * to read the tallies of all would be dear, and the next batch speaks of the same cases again.
   */
  static Map<String, Row> read(Connection connection, Collection<String> caseIds, CaseCache cache)
      throws SQLException {
    var rows = new HashMap<String, Row>();
    var unknown = new ArrayList<String>();
    var remembered = new ArrayList<String>();
    for (String caseId : caseIds) {
      (cache.remembers(caseId) ? remembered : unknown).add(caseId);
    }
    if (!remembered.isEmpty()) {
      readRemembered(connection, remembered, cache, rows, unknown);
    }
    if (!unknown.isEmpty()) {
      rows.putAll(read(connection, unknown));
    }
    return rows;
  }

  private static void readRemembered(
      Connection connection,
      List<String> caseIds,
      CaseCache cache,
      Map<String, Row> rows,
      List<String> unknown)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STANDS)) {
      statement.setArray(1, connection.createArrayOf("text", caseIds.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          String caseId = row.getString(1);
          Instant updated = row.getObject(3, OffsetDateTime.class).toInstant();
          CaseCache.Entry entry = cache.get(caseId, row.getLong(2), updated);
          if (entry == null) {
            unknown.add(caseId);
          } else {
            rows.put(caseId, entry.row());
          }
        }
      }
    }
  }

  static Map<String, Row> read(Connection connection, Collection<String> caseIds)
      throws SQLException {
    var rows = new HashMap<String, Row>();
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setArray(1, connection.createArrayOf("text", caseIds.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          rows.put(
              row.getString(1),
              new Row(
                  row.getLong(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  row.getString(4),
                  new Tally(row.getInt(5), techniques(row), tactics(row)),
                  place(row, 14)));
        }
      }
    }
    return rows;
  }

  private static Place place(ResultSet row, int at) throws SQLException {
    Array merged = row.getArray(at + 1);
    return new Place(
        row.getString(1),
        row.getString(at),
        merged == null ? List.of() : List.of((String[]) merged.getArray()));
  }

  private static List<Entry> techniques(ResultSet row) throws SQLException {
    String[] keys = array(row.getArray(6));
    Short[] status = array(row.getArray(7));
    Integer[] findings = array(row.getArray(8));
    Boolean[] rolled = array(row.getArray(9));
    String[] tactics = array(row.getArray(10));
    var entries = new ArrayList<Entry>(keys.length);
    for (int i = 0; i < keys.length; i++) {
      Status standing = Status.ofCode(status[i]).orElse(null);
      entries.add(new Entry(keys[i], false, standing, findings[i], rolled[i], tactics[i]));
    }
    return List.copyOf(entries);
  }

  private static List<Entry> tactics(ResultSet row) throws SQLException {
    String[] keys = array(row.getArray(11));
    Short[] status = array(row.getArray(12));
    Integer[] findings = array(row.getArray(13));
    var entries = new ArrayList<Entry>(keys.length);
    for (int i = 0; i < keys.length; i++) {
      Status standing = Status.ofCode(status[i]).orElseThrow();
      entries.add(new Entry(keys[i], true, standing, findings[i], standing.counts(), ""));
    }
    return List.copyOf(entries);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the column's type is known
  private static <T> T[] array(Array array) throws SQLException {
    return (T[]) array.getArray();
  }

  static Map<String, Whole> readWhole(
      Connection connection, Collection<String> caseIds, Attack attack) throws SQLException {
    var cases = new HashMap<String, Whole>();
    try (PreparedStatement statement = connection.prepareStatement(WITH_FINDINGS)) {
      Array ids = connection.createArrayOf("text", caseIds.toArray());
      statement.setArray(1, ids);
      statement.setArray(2, ids);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Whole whole = cases.get(row.getString(1));
          if (whole == null) {
            Instant updated = row.getObject(3, OffsetDateTime.class).toInstant();
            whole = new Whole(row.getLong(2), updated, place(row, 4), new HashMap<>());
            cases.put(row.getString(1), whole);
          }
          @Nullable Finding finding = FindingRows.read(row, 6);
          if (finding != null) {
            whole.findings.put(finding.key(), Mapper.map(finding, attack));
          }
        }
      }
    }
    return cases;
  }
}
