package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.finding.Context;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping.Mapped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The table {@code finding}: the newest version of every finding, as it was made. */
final class FindingRows {
  private static final String NAMES =
      "source, id, case_id, version, status, seen_at, title, asset, severity, domain, claims,"
          + " statement, format, score, description, rule_id, rule_name, account";

  private static final int AT_ONCE = 2_000;
  private static final int COLUMN_COUNT = NAMES.split(",").length;
  private static final String COLUMNS = "f." + NAMES.replace(", ", ", f.");
  private static final String TABLE_COLUMNS = NAMES + ", original";

  /** The findings of a batch on their way into the table: gone with the transaction. */
  private static final String STAGE =
      "create temporary table if not exists finding_stage (like finding) on commit delete rows";

  private static final String INSERT =
      """
      insert into finding (%1$s) select %1$s from pg_temp.finding_stage
      on conflict (source, id) do nothing
      """
          .formatted(TABLE_COLUMNS);

  private static final String REPLACE =
      """
      update finding f set case_id = n.case_id, version = n.version, status = n.status,
        seen_at = n.seen_at, title = n.title, asset = n.asset, severity = n.severity,
        domain = n.domain, claims = n.claims, statement = n.statement, format = n.format,
        score = n.score, description = n.description, rule_id = n.rule_id,
        rule_name = n.rule_name, account = n.account, original = n.original
      from pg_temp.finding_stage n
      where f.source = n.source and f.id = n.id
      """;

  /** Rows that this very transaction has inserted are not what stood there before. */
  private static final String BEFORE =
      """
      select f.source, f.id, f.case_id, f.version, f.status, f.statement ->> 'mergedInto'
      from unnest(?,?) as k (source, id)
      join finding f on f.source = k.source and f.id = k.id
      where f.xmin <> pg_current_xact_id()::xid
      order by f.source, f.id
      for update of f
      """;

  private FindingRows() {}

  /**
   * What is known of a finding that stood there before.
   *
   * @param mergedInto the case that it merged its own into; null for any other finding
   */
  record Before(String caseId, long version, boolean live, @Nullable String mergedInto) {}

  /** Inserts the findings that are new; returns how many were. */
  static int insertNew(Connection connection, List<Finding> findings) throws SQLException {
    return write(connection, INSERT, findings);
  }

  /** Replaces findings that are there. */
  static void replace(Connection connection, List<Finding> findings) throws SQLException {
    if (findings.isEmpty()) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("truncate pg_temp.finding_stage");
    }
    write(connection, REPLACE, findings);
  }

  private static int write(Connection connection, String sql, List<Finding> findings)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(STAGE);
      stage(connection, findings);
      return statement.executeUpdate(sql);
    }
  }

  private static void stage(Connection connection, List<Finding> findings) throws SQLException {
    try (var rows = new RowCopy(connection, "pg_temp.finding_stage (" + TABLE_COLUMNS + ")")) {
      for (Finding finding : findings) {
        stage(rows, finding);
      }
      rows.finish();
    }
  }

  private static void stage(RowCopy rows, Finding finding) throws SQLException {
    rows.row(COLUMN_COUNT + 1);
    rows.text(finding.key().source());
    rows.text(finding.key().id());
    rows.text(finding.caseId());
    rows.number(finding.version());
    rows.small(finding.status().code());
    rows.time(finding.time());
    rows.text(finding.title());
    rows.text(finding.asset());
    rows.text(finding.severity());
    rows.text(finding.domain());
    rows.json(FindingJson.write(finding.claims()));
    rows.json(FindingJson.write(finding.statement()));
    rows.text(finding.context().format());
    rows.small(finding.context().score());
    rows.text(finding.context().description());
    rows.text(finding.context().ruleId());
    rows.text(finding.context().ruleName());
    rows.text(finding.context().user());
    rows.bytes(finding.context().original());
  }

  /** The findings of these keys that stood there before this transaction, locked. */
  static Map<FindingKey, Before> before(Connection connection, List<FindingKey> keys)
      throws SQLException {
    var found = new HashMap<FindingKey, Before>();
    try (PreparedStatement statement = connection.prepareStatement(BEFORE)) {
      new Columns<>(connection, statement, keys).text(FindingKey::source).text(FindingKey::id);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          found.put(
              new FindingKey(row.getString(1), row.getString(2)),
              new Before(
                  row.getString(3),
                  row.getLong(4),
                  FindingStatus.ofCode(row.getInt(5)) != FindingStatus.RETRACTED,
                  row.getString(6)));
        }
      }
    }
    return found;
  }

  /** All columns but the original, for a {@code select} that names the table {@code f}. */
  static String columns() {
    return COLUMNS;
  }

  /** All columns. */
  static String columnsWithOriginal() {
    return COLUMNS + ", f.original";
  }

  /** Reads the columns of {@link #columnsWithOriginal} beginning with the first. */
  static Finding readWithOriginal(ResultSet row) throws SQLException {
    return Objects.requireNonNull(read(row, 1, row.getBytes(COLUMN_COUNT + 1)));
  }

  /**
   * Reads the columns of {@link #columns} beginning at {@code at}; null where an outer join found
   * none.
   */
  static @Nullable Finding read(ResultSet row, int at) throws SQLException {
    return read(row, at, null);
  }

  private static @Nullable Finding read(ResultSet row, int at, byte @Nullable [] original)
      throws SQLException {
    String source = row.getString(at);
    if (source == null) {
      return null;
    }
    Instant time = row.getObject(at + 5, OffsetDateTime.class).toInstant();
    return new Finding(
        new FindingKey(source, row.getString(at + 1)),
        row.getString(at + 2),
        time,
        row.getString(at + 6),
        row.getString(at + 7),
        row.getString(at + 8),
        FindingStatus.ofCode(row.getInt(at + 4)),
        row.getLong(at + 3),
        row.getString(at + 9),
        FindingJson.claims(row.getString(at + 10)),
        new Context(
            row.getString(at + 12),
            row.getObject(at + 13, Integer.class),
            row.getString(at + 14),
            row.getString(at + 15),
            row.getString(at + 16),
            row.getString(at + 17),
            original),
        FindingJson.statement(row.getString(at + 11)));
  }

  /** All findings that were sent to these cases, mapped, by case. */
  static Map<String, Map<FindingKey, Mapped>> ofCases(
      Connection connection, Collection<String> caseIds, Attack attack) throws SQLException {
    var cases = new HashMap<String, Map<FindingKey, Mapped>>();
    if (caseIds.isEmpty()) {
      return cases;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select " + COLUMNS + " from finding f where f.case_id = any(?)")) {
      // thousands of cases may be read at once: not all rows beside all that is made of them
      statement.setFetchSize(AT_ONCE);
      statement.setArray(1, connection.createArrayOf("text", caseIds.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Finding finding = Objects.requireNonNull(read(row, 1));
          cases
              .computeIfAbsent(finding.caseId(), c -> new HashMap<>())
              .put(finding.key(), Mapper.map(finding, attack));
        }
      }
    }
    return cases;
  }
}
