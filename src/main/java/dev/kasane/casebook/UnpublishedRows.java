package dev.kasane.casebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The table {@code unpublished}: which cases and counts a committed batch has changed that Kafka
 * may not have yet. It holds ids, no records: what is published is what then stands.
 */
final class UnpublishedRows {
  private UnpublishedRows() {}

  /** The ids of one batch. */
  record Pending(long batch, List<String> caseIds, List<String> countKeys) {}

  static long insert(
      Connection connection, Collection<String> caseIds, Collection<String> countKeys)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into unpublished (case_ids, count_keys) values (?, ?) returning batch")) {
      statement.setArray(1, connection.createArrayOf("text", caseIds.toArray()));
      statement.setArray(2, connection.createArrayOf("text", countKeys.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  static List<Pending> read(Connection connection) throws SQLException {
    var pending = new ArrayList<Pending>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select batch, case_ids, count_keys from unpublished order by batch")) {
      while (row.next()) {
        pending.add(
            new Pending(
                row.getLong(1),
                List.of((String[]) row.getArray(2).getArray()),
                List.of((String[]) row.getArray(3).getArray())));
      }
    }
    return pending;
  }

  /** Without waiting for the disk: if it is lost in a crash, the batch is published once more. */
  static void delete(Connection connection, long batch) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("set local synchronous_commit = off");
      statement.execute("delete from unpublished where batch = " + batch);
      ChangeRows.forgetOld(statement);
    }
    connection.commit();
    connection.setAutoCommit(true);
  }
}
