package dev.kasane.casebook;

import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** All findings as they were made: the newest version of each, also of those taken back. */
@Singleton
public final class FindingArchive {
  private static final int AT_ONCE = 500;

  private final AgroalDataSource database;

  FindingArchive(AgroalDataSource database) {
    this.database = database;
  }

  /** Takes one finding after the other. */
  @FunctionalInterface
  public interface Reader<E extends Exception> {
    /** Takes the next finding. */
    void read(Finding finding) throws E;
  }

  /**
   * Hands over every finding, by source and id, as all of them stood at one moment; holds only a
   * few at a time.
   */
  public <E extends Exception> void each(Reader<E> reader) throws SQLException, E {
    try (Connection connection = database.getConnection()) {
      read(connection, "true", List.of(), reader);
    }
  }

  /** The same of one source and of ids that begin in one way, as far as they say something. */
  public <E extends Exception> void eachLive(String source, String prefix, Reader<E> reader)
      throws SQLException, E {
    try (Connection connection = database.getConnection()) {
      read(
          connection,
          "f.source = ? and starts_with(f.id, ?) and f.status <> " + FindingStatus.RETRACTED.code(),
          List.of(source, prefix),
          reader);
    }
  }

  private static <E extends Exception> void read(
      Connection connection, String condition, List<String> values, Reader<E> reader)
      throws SQLException, E {
    String sql =
        "select %s from finding f where %s order by f.source, f.id"
            .formatted(FindingRows.columns(), condition);
    // only within a transaction does PostgreSQL hand over a result in parts
    connection.setAutoCommit(false);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(AT_ONCE);
      for (int i = 0; i < values.size(); i++) {
        statement.setString(i + 1, values.get(i));
      }
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          reader.read(Objects.requireNonNull(FindingRows.read(row, 1)));
        }
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  /** The findings of these keys that are known. */
  public Map<FindingKey, Finding> of(List<FindingKey> keys) throws SQLException {
    var found = new HashMap<FindingKey, Finding>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select "
                    + FindingRows.columns()
                    + " from unnest(?,?) as k (source, id)"
                    + " join finding f on f.source = k.source and f.id = k.id")) {
      new Columns<>(connection, statement, keys).text(FindingKey::source).text(FindingKey::id);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          Finding finding = Objects.requireNonNull(FindingRows.read(row, 1));
          found.put(finding.key(), finding);
        }
      }
    }
    return found;
  }
}
