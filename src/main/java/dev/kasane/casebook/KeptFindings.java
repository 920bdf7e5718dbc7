package dev.kasane.casebook;

import dev.kasane.attack.AttackLibrary;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping.Mapped;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Single findings with the events that they were read from. */
@Singleton
public final class KeptFindings {
  private static final String SELECT =
      "select f.original, "
          + FindingRows.columns()
          + " from finding f where f.source = ? and f.id = ?";

  private final AgroalDataSource database;
  private final AttackLibrary library;

  KeptFindings(AgroalDataSource database, AttackLibrary library) {
    this.database = database;
    this.library = library;
  }

  /**
   * A finding in its newest version, mapped under the current releases.
   *
   * @param original the event as it came; null where it is Kasane's own format or was too large
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Kept(Mapped mapped, byte @Nullable [] original) {}

  /** The finding of that key; empty where there is none. */
  public Optional<Kept> find(FindingKey key) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setString(1, key.source());
      statement.setString(2, key.id());
      try (ResultSet row = statement.executeQuery()) {
        Finding finding = row.next() ? FindingRows.read(row, 2) : null;
        return finding == null
            ? Optional.empty()
            : Optional.of(new Kept(Mapper.map(finding, library.attack()), row.getBytes(1)));
      }
    }
  }
}
