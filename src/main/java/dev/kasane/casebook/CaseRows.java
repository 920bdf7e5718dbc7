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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table {@code case_file}: each case's revision and tally. */
final class CaseRows {
  private static final String SELECT =
      """
      select id, revision, updated_at, resolved_with, live,
        technique_keys, technique_status, technique_findings, technique_rolled, technique_tactics,
        tactic_keys, tactic_status, tactic_findings, merged_into, merged
      from case_file where id = any(?)
      """;

  private static final String UPSERT =
      """
      insert into case_file as c (id, revision, resolved_with, title, opened_at, updated_at, live,
        retracted, technique_keys, technique_status, technique_findings, technique_rolled,
        technique_tactics, technique_first, tactic_keys, tactic_status, tactic_findings,
        merged_into, merged,
        %1$s)
      select id, revision, resolved_with, title,
        timestamptz 'epoch' + opened * interval '1 microsecond',
        timestamptz 'epoch' + updated * interval '1 microsecond', live, retracted,
        tk::text[], ts::smallint[], tf::integer[], tr::boolean[], tt::text[], fi::bigint[],
        ck::text[], cs::smallint[], cf::integer[], merged_into, merged::text[],
        %2$s
      from unnest(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) as row (id, revision, resolved_with, title,
        opened, updated, live, retracted, tk, ts, tf, tr, tt, fi, ck, cs, cf, merged_into, merged,
        facts)
      on conflict (id) do update set revision = excluded.revision,
        resolved_with = excluded.resolved_with, title = excluded.title,
        opened_at = excluded.opened_at, updated_at = excluded.updated_at, live = excluded.live,
        retracted = excluded.retracted, technique_keys = excluded.technique_keys,
        technique_status = excluded.technique_status,
        technique_findings = excluded.technique_findings,
        technique_rolled = excluded.technique_rolled,
        technique_tactics = excluded.technique_tactics,
        technique_first = excluded.technique_first, tactic_keys = excluded.tactic_keys,
        tactic_status = excluded.tactic_status, tactic_findings = excluded.tactic_findings,
        merged_into = excluded.merged_into, merged = excluded.merged,
        %3$s
      """
          .formatted(facts("%s"), facts("((facts::text[])[%2$d])"), facts("%1$s = excluded.%1$s"));

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

  /** The columns of facts, each by a pattern for its name and position. */
  private static String facts(String pattern) {
    return Arrays.stream(FactColumn.values())
        .map(fact -> pattern.formatted(fact.column(), fact.ordinal() + 1))
        .collect(Collectors.joining(", "));
  }

  /** What the row of a case says. */
  record Row(long revision, Instant updatedAt, String resolvedWith, Tally tally, Place place) {}

  /** A case with all of its findings, at one moment. */
  record Whole(long revision, Instant updatedAt, Place place, Map<FindingKey, Mapped> findings) {}

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
                  new Tally(row.getInt(5), List.copyOf(entries)),
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
          .text(CaseRows::firsts)
          .text(c -> literal(c.tally.of(true), Entry::key))
          .text(c -> literal(c.tally.of(true), e -> status(e)))
          .text(c -> literal(c.tally.of(true), Entry::findings))
          .text(c -> c.state.place().mergedInto())
          .text(c -> merged(c.state.place()))
          .text(c -> facts(c.state.facts()));
      statement.executeUpdate();
    }
  }

  private static int status(Entry entry) {
    Status status = entry.status();
    return status == null ? 0 : status.code();
  }

  /**
   * Parallel to the techniques of the tally, which are those of the state with some behind them.
   */
  private static String firsts(Change change) {
    List<TechniqueStanding> standings = change.state.techniques();
    var firsts = new ArrayList<@Nullable Long>();
    for (int i = 0; i < change.tally.of(false).size(); i++) {
      Instant first = i < standings.size() ? standings.get(i).firstSeen() : null;
      firsts.add(first == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, first));
    }
    return literal(firsts, first -> first);
  }

  private static @Nullable String merged(Place place) {
    return place.merged().isEmpty() ? null : literal(place.merged(), caseId -> caseId);
  }

  private static @Nullable String facts(CaseFacts facts) {
    return facts.isEmpty()
        ? null
        : literal(List.of(FactColumn.values()), column -> column.of(facts));
  }

  /** A PostgreSQL array literal: rows of arrays of different length cannot be bound as an array. */
  private static <T> String literal(List<T> things, Function<T, @Nullable Object> value) {
    var literal = new StringBuilder(things.size() * 32 + 2).append('{');
    for (T thing : things) {
      if (literal.length() > 1) {
        literal.append(',');
      }
      Object part = value.apply(thing);
      if (part instanceof String text) {
        literal.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
      } else {
        literal.append(part);
      }
    }
    return literal.append('}').toString();
  }
}
