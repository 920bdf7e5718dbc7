package dev.kasane.casebook;

import dev.kasane.casebook.Cases.Retelling;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The table {@code case_file}: at which revision each case is, and under which releases told. */
final class RevisionRows {
  /**
   * A million above, for records that were published after the backup was taken may be out there.
   */
  private static final String GO_ON_ABOVE =
      """
      insert into case_file as c (id, revision, resolved_with, updated_at, live, retracted,
        technique_keys, technique_status, technique_findings, technique_rolled, technique_tactics,
        tactic_keys, tactic_status, tactic_findings)
      select id, revision + 1000000, resolved_with,
        timestamptz 'epoch' + updated * interval '1 microsecond', 0, 0,
        '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'
      from unnest(?,?,?,?) as row (id, revision, resolved_with, updated)
      order by id
      on conflict (id) do update set revision = excluded.revision
      where c.revision < excluded.revision - 1000000
      """;

  private static final int AT_ONCE = 1_000;

  private RevisionRows() {}

  /** Hands over the revision of every case, by id; needs a transaction. */
  static <E extends Exception> void eachRevision(
      Connection connection, FindingArchive.CaseReader<E> reader) throws SQLException, E {
    try (PreparedStatement statement =
        connection.prepareStatement("select id, revision from case_file order by id")) {
      statement.setFetchSize(AT_ONCE);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          reader.read(row.getString(1), row.getLong(2));
        }
      }
    }
  }

  /**
   * Has cases go on above revisions that they had elsewhere. A case that is not here yet gets a row
   * without anything in it; one that is here and as far is left as it is.
   */
  static void goOnAbove(
      Connection connection, Map<String, Long> revisions, String fingerprint, Instant now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(GO_ON_ABOVE)) {
      new Columns<>(connection, statement, List.copyOf(revisions.entrySet()))
          .text(Map.Entry::getKey)
          .number(Map.Entry::getValue)
          .text(c -> fingerprint)
          .micros(c -> now);
      statement.executeUpdate();
    }
  }

  /** Whether every case is told under the releases of that fingerprint; two looks at an index. */
  static boolean allToldUnder(Connection connection, String fingerprint) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select min(resolved_with), max(resolved_with) from case_file");
        ResultSet row = statement.executeQuery()) {
      row.next();
      String least = row.getString(1);
      return least == null || (least.equals(fingerprint) && least.equals(row.getString(2)));
    }
  }

  /** How many cases there are, and how many are told under other releases. */
  static Retelling retelling(Connection connection, String fingerprint) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select count(*), count(*) filter (where resolved_with <> ?) from case_file")) {
      statement.setString(1, fingerprint);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Retelling(row.getLong(1), row.getLong(2));
      }
    }
  }
}
