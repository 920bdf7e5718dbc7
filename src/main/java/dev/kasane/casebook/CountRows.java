package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The tables {@code technique_count} and {@code denominator}: the sums over all cases. */
final class CountRows {
  private static final String ADD =
      """
      insert into technique_count as c (key, kind, confirmed, suspected, inferred, ruled_out,
        rolled, findings, of_cases, as_of)
      select key, kind, confirmed, suspected, inferred, ruled_out, rolled, findings, d.of_cases,
        timestamptz 'epoch' + as_of * interval '1 microsecond'
      from unnest(?,?,?,?,?,?,?,?,?) as row
        (key, kind, confirmed, suspected, inferred, ruled_out, rolled, findings, as_of), denominator d
      order by key
      on conflict (key) do update set confirmed = c.confirmed + excluded.confirmed,
        suspected = c.suspected + excluded.suspected, inferred = c.inferred + excluded.inferred,
        ruled_out = c.ruled_out + excluded.ruled_out, rolled = c.rolled + excluded.rolled,
        findings = c.findings + excluded.findings, of_cases = excluded.of_cases,
        as_of = greatest(c.as_of, excluded.as_of)
      """;

  private static final String READ =
      "select key, kind, confirmed, suspected, inferred, ruled_out, rolled, findings, of_cases,"
          + " as_of from technique_count";

  private CountRows() {}

  /** Changes the denominator; before the counts, which note it. */
  static void addCases(Connection connection, int change) throws SQLException {
    if (change == 0) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement("update denominator set of_cases = of_cases + ?")) {
      statement.setInt(1, change);
      statement.executeUpdate();
    }
  }

  static void add(Connection connection, Map<String, CountChange> changes, Instant asOf)
      throws SQLException {
    if (changes.isEmpty()) {
      return;
    }
    var rows = new ArrayList<>(new TreeMap<>(changes).entrySet());
    try (PreparedStatement statement = connection.prepareStatement(ADD)) {
      new Columns<>(connection, statement, rows)
          .text(Map.Entry::getKey)
          .text(r -> r.getValue().tactic ? "tactic" : "technique")
          .number(r -> r.getValue().byStatus[Status.CONFIRMED.ordinal()])
          .number(r -> r.getValue().byStatus[Status.SUSPECTED.ordinal()])
          .number(r -> r.getValue().byStatus[Status.INFERRED.ordinal()])
          .number(r -> r.getValue().byStatus[Status.RULED_OUT.ordinal()])
          .number(r -> r.getValue().rolled)
          .number(r -> r.getValue().findings)
          .micros(r -> asOf);
      statement.executeUpdate();
    }
  }

  /** The counts of these keys as they stand, by key. */
  static List<CountRecord> read(Connection connection, Collection<String> keys, Attack attack)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(READ + " where key = any(?) order by key")) {
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      return records(statement, attack);
    }
  }

  /** All counts that are not zero throughout, by key. */
  static List<CountRecord> readAll(Connection connection, Attack attack) throws SQLException {
    String nonZero =
        " where confirmed + suspected + inferred + ruled_out + rolled + findings > 0 order by key";
    try (PreparedStatement statement = connection.prepareStatement(READ + nonZero)) {
      return records(statement, attack);
    }
  }

  static long ofCases(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select of_cases from denominator");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  private static List<CountRecord> records(PreparedStatement statement, Attack attack)
      throws SQLException {
    var records = new ArrayList<CountRecord>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        records.add(record(row, attack));
      }
    }
    return records;
  }

  private static CountRecord record(ResultSet row, Attack attack) throws SQLException {
    long[] counts = new long[7];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = row.getLong(i + 3);
    }
    Instant asOf = row.getObject(10, OffsetDateTime.class).toInstant();
    return record(row.getString(1), row.getString(2), counts, asOf, attack);
  }

  /** Of confirmed, suspected, inferred, ruled out, rolled, findings and the denominator. */
  private static CountRecord record(
      String key, String kind, long[] counts, Instant asOf, Attack attack) {
    int slash = key.lastIndexOf('/');
    String domain = key.substring(0, slash);
    return new CountRecord(
        domain,
        attack.current(domain).map(Catalogue::version).orElse("unknown"),
        key.substring(slash + 1),
        kind,
        new CountRecord.Cases(counts[0] + counts[1], counts[0], counts[1], counts[3], counts[2]),
        counts[4],
        counts[5],
        counts[6],
        asOf);
  }
}
