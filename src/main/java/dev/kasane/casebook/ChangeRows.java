package dev.kasane.casebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;

/** The table {@code case_change}: which cases the last batches have changed. */
final class ChangeRows {
  /** Batches that are listed; who has missed more reads all cases, which costs little more. */
  private static final int KEPT = 500;

  private static final String FORGET =
      """
      with gone as (
        delete from case_change
        where batch <= (select max(batch) from case_change) - %d
        returning written
      )
      update case_change_gone
      set up_to = greatest(up_to, (select written from gone order by written desc limit 1))
      where exists (select from gone)
      """
          .formatted(KEPT);

  private ChangeRows() {}

  static void insert(Connection connection, Collection<String> caseIds) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("insert into case_change (case_ids) values (?)")) {
      statement.setArray(1, connection.createArrayOf("text", caseIds.toArray()));
      statement.executeUpdate();
    }
  }

  /** Outside of a batch's transaction: all of them would wait for the one row. */
  static void forgetOld(Statement statement) throws SQLException {
    statement.execute(FORGET);
  }
}
