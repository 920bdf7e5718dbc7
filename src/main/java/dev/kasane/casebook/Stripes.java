package dev.kasane.casebook;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Collection;
import org.apache.kafka.common.utils.Utils;

/**
 * Advisory locks that keep two instances from working on one case at once, from before the case is
 * read until its record is in Kafka. Without them the later revision could be published before the
 * earlier one.
 *
 * <p>A case belongs to the stripe that its id hashes to, by the same hash that Kafka's clients
 * choose a partition with. 720 is divisible by the usual numbers of partitions, so two instances
 * that read different partitions of a topic keyed by case never wait for each other.
 */
final class Stripes {
  static final int COUNT = 720;

  /** First half of the two-part lock key, so that no other user of the database collides. */
  private static final int SPACE = 0x4B415341;

  private Stripes() {}

  static int of(String caseId) {
    return Utils.toPositive(Utils.murmur2(caseId.getBytes(StandardCharsets.UTF_8))) % COUNT;
  }

  static BitSet of(Collection<String> caseIds) {
    var stripes = new BitSet(COUNT);
    for (String caseId : caseIds) {
      stripes.set(of(caseId));
    }
    return stripes;
  }

  /** Takes the locks for this session, lowest first so that nobody waits in a circle. */
  static void lock(Connection connection, BitSet stripes) throws SQLException {
    call(connection, "select pg_advisory_lock(?, s) from unnest(?) s", stripes);
  }

  /**
   * Gives the locks back.
   *
   * @return false where some were not held any more: the session broke in between
   */
  static boolean unlock(Connection connection, BitSet stripes) throws SQLException {
    return call(connection, "select pg_advisory_unlock(?, s) from unnest(?) s", stripes);
  }

  private static boolean call(Connection connection, String sql, BitSet stripes)
      throws SQLException {
    boolean all = true;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, SPACE);
      statement.setArray(
          2, connection.createArrayOf("int4", stripes.stream().boxed().toArray(Integer[]::new)));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          all &= !rows.getMetaData().getColumnTypeName(1).equals("bool") || rows.getBoolean(1);
        }
      }
    }
    return all;
  }
}
