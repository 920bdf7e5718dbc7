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
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** All findings as they were made: the newest version of each, also of those taken back. */
@Singleton
public final class FindingArchive {
  private static final int AT_ONCE = 500;
  private static final int WITH_ORIGINALS_AT_ONCE = 100;

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

  /** Takes one case after the other. */
  @FunctionalInterface
  public interface CaseReader<E extends Exception> {
    /** Takes the next case, at the revision that it has. */
    void read(String caseId, long revision) throws E;
  }

  /**
   * Hands over the revision of every case, then every finding with the event that it came from, by
   * source and id, as all of them stood at one moment; holds only a few at a time.
   */
  public <E extends Exception> void each(CaseReader<E> cases, Reader<E> findings)
      throws SQLException, E {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        try (Statement statement = connection.createStatement()) {
          statement.execute("set transaction isolation level repeatable read, read only");
        }
        RevisionRows.eachRevision(connection, cases);
        String sql =
            "select %s from finding f order by f.source, f.id"
                .formatted(FindingRows.columnsWithOriginal());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          statement.setFetchSize(WITH_ORIGINALS_AT_ONCE);
          try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
              findings.read(FindingRows.readWithOriginal(row));
            }
          }
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** Every live finding of one source and of ids that begin in one way, without its original. */
  public <E extends Exception> void eachLive(String source, String prefix, Reader<E> reader)
      throws SQLException, E {
    String sql =
        """
        select %s from finding f
        where f.source = ? and starts_with(f.id, ?) and f.status <> %d order by f.source, f.id
        """
            .formatted(FindingRows.columns(), FindingStatus.RETRACTED.code());
    try (Connection connection = database.getConnection()) {
      // only within a transaction does PostgreSQL hand over a result in parts
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setFetchSize(AT_ONCE);
        statement.setString(1, source);
        statement.setString(2, prefix);
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
  }

  /**
   * Some findings of which the event was kept as it came, with that, by source and id.
   *
   * @param format as which the events were read; null for all
   * @param after only what stands behind it; null for the first
   */
  public List<Finding> withOriginal(@Nullable String format, @Nullable FindingKey after, int limit)
      throws SQLException {
    String sql =
        "select %s from finding f where f.original is not null%s%s order by f.source, f.id limit ?"
            .formatted(
                FindingRows.columnsWithOriginal(),
                format == null ? "" : " and f.format = ?",
                after == null ? "" : " and (f.source, f.id) > (?, ?)");
    var page = new ArrayList<Finding>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      int at = 1;
      if (format != null) {
        statement.setString(at++, format);
      }
      if (after != null) {
        statement.setString(at++, after.source());
        statement.setString(at++, after.id());
      }
      statement.setInt(at, limit);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          page.add(FindingRows.readWithOriginal(row));
        }
      }
    }
    return page;
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
