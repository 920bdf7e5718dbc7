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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The table {@code case_file}: each case's revision and tally. */
final class CaseRows {
  private static final String SELECT =
      """
      select id, revision, updated_at, resolved_with, live,
        technique_keys, technique_status, technique_findings, technique_rolled, technique_tactics,
        tactic_keys, tactic_status, tactic_findings
      from case_file where id = any(?)
      """;

  private static final String UPSERT =
      """
      insert into case_file as c (id, revision, resolved_with, title, opened_at, updated_at, live,
        retracted, technique_keys, technique_status, technique_findings, technique_rolled,
        technique_tactics, tactic_keys, tactic_status, tactic_findings)
      select id, revision, resolved_with, title,
        timestamptz 'epoch' + opened * interval '1 microsecond',
        timestamptz 'epoch' + updated * interval '1 microsecond', live, retracted,
        tk::text[], ts::smallint[], tf::integer[], tr::boolean[], tt::text[],
        ck::text[], cs::smallint[], cf::integer[]
      from unnest(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) as row (id, revision, resolved_with, title,
        opened, updated, live, retracted, tk, ts, tf, tr, tt, ck, cs, cf)
      on conflict (id) do update set revision = excluded.revision,
        resolved_with = excluded.resolved_with, title = excluded.title,
        opened_at = excluded.opened_at, updated_at = excluded.updated_at, live = excluded.live,
        retracted = excluded.retracted, technique_keys = excluded.technique_keys,
        technique_status = excluded.technique_status,
        technique_findings = excluded.technique_findings,
        technique_rolled = excluded.technique_rolled,
        technique_tactics = excluded.technique_tactics, tactic_keys = excluded.tactic_keys,
        tactic_status = excluded.tactic_status, tactic_findings = excluded.tactic_findings
      """;

  /** One statement, so that revision and findings are of one moment even without a lock. */
  private static final String WITH_FINDINGS =
      "select c.id, c.revision, c.updated_at, "
          + FindingRows.columns()
          + " from case_file c left join finding f on f.case_id = c.id where c.id = any(?)";

  private CaseRows() {}

  /** What the row of a case says. */
  record Row(long revision, Instant updatedAt, String resolvedWith, Tally tally) {}

  /** A case with all of its findings, at one moment. */
  record Whole(long revision, Instant updatedAt, Map<FindingKey, Mapped> findings) {}

  /** A new state of a case, to be written. */
  record Change(
      String caseId,
      long revision,
      Instant updatedAt,
      String resolvedWith,
      CaseState state,
      Tally tally) {}

  static Map<String, Row> read(Connection connection, Collection<String> caseIds)
      throws SQLException {
    var rows = new HashMap<String, Row>();
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setArray(1, connection.createArrayOf("text", caseIds.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          var entries = new ArrayList<Entry>();
          readTechniques(row, entries);
          readTactics(row, entries);
          rows.put(
              row.getString(1),
              new Row(
                  row.getLong(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  row.getString(4),
                  new Tally(row.getInt(5), List.copyOf(entries))));
        }
      }
    }
    return rows;
  }

  private static void readTechniques(ResultSet row, List<Entry> entries) throws SQLException {
    String[] keys = array(row.getArray(6));
    Short[] status = array(row.getArray(7));
    Integer[] findings = array(row.getArray(8));
    Boolean[] rolled = array(row.getArray(9));
    String[] tactics = array(row.getArray(10));
    for (int i = 0; i < keys.length; i++) {
      Status standing = Status.ofCode(status[i]).orElse(null);
      entries.add(new Entry(keys[i], false, standing, findings[i], rolled[i], tactics[i]));
    }
  }

  private static void readTactics(ResultSet row, List<Entry> entries) throws SQLException {
    String[] keys = array(row.getArray(11));
    Short[] status = array(row.getArray(12));
    Integer[] findings = array(row.getArray(13));
    for (int i = 0; i < keys.length; i++) {
      Status standing = Status.ofCode(status[i]).orElseThrow();
      entries.add(new Entry(keys[i], true, standing, findings[i], standing.counts(), ""));
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the column's type is known
  private static <T> T[] array(Array array) throws SQLException {
    return (T[]) array.getArray();
  }

  static Map<String, Whole> readWhole(
      Connection connection, Collection<String> caseIds, Attack attack) throws SQLException {
    var cases = new HashMap<String, Whole>();
    try (PreparedStatement statement = connection.prepareStatement(WITH_FINDINGS)) {
      statement.setArray(1, connection.createArrayOf("text", caseIds.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Whole whole = cases.get(row.getString(1));
          if (whole == null) {
            Instant updated = row.getObject(3, OffsetDateTime.class).toInstant();
            whole = new Whole(row.getLong(2), updated, new HashMap<>());
            cases.put(row.getString(1), whole);
          }
          @Nullable Finding finding = FindingRows.read(row, 4);
          if (finding != null) {
            whole.findings.put(finding.key(), Mapper.map(finding, attack));
          }
        }
      }
    }
    return cases;
  }

  static void write(Connection connection, List<Change> changes) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPSERT)) {
      new Columns<>(connection, statement, changes)
          .text(Change::caseId)
          .number(Change::revision)
          .text(Change::resolvedWith)
          .text(c -> c.state.title())
          .micros(c -> c.state.openedAt())
          .micros(Change::updatedAt)
          .integer(c -> c.state.live())
          .integer(c -> c.state.retracted())
          .text(c -> literal(c.tally.of(false), Entry::key))
          .text(c -> literal(c.tally.of(false), e -> status(e)))
          .text(c -> literal(c.tally.of(false), Entry::findings))
          .text(c -> literal(c.tally.of(false), Entry::rolled))
          .text(c -> literal(c.tally.of(false), Entry::tactics))
          .text(c -> literal(c.tally.of(true), Entry::key))
          .text(c -> literal(c.tally.of(true), e -> status(e)))
          .text(c -> literal(c.tally.of(true), Entry::findings));
      statement.executeUpdate();
    }
  }

  private static int status(Entry entry) {
    Status status = entry.status();
    return status == null ? 0 : status.code();
  }

  /** A PostgreSQL array literal: rows of arrays of different length cannot be bound as an array. */
  private static String literal(List<Entry> entries, Function<Entry, Object> value) {
    var literal = new StringBuilder(entries.size() * 32 + 2).append('{');
    for (Entry entry : entries) {
      if (literal.length() > 1) {
        literal.append(',');
      }
      Object part = value.apply(entry);
      if (part instanceof String text) {
        literal.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
      } else {
        literal.append(part);
      }
    }
    return literal.append('}').toString();
  }
}
