package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.casebook.CaseRows.Row;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping.Mapped;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The live findings of a case, and of the cases merged into it, newest first. */
@Singleton
public final class CaseFindings {
  private static final int AT_ONCE = 500;

  static final String NEWEST_FIRST =
      """
      select %s from finding f
      where f.case_id = any(?) and f.status <> %d
        and (f.seen_at < ? or (f.seen_at = ? and (f.source, f.id) > (?, ?)))
      order by f.seen_at desc, f.source, f.id
      """
          .formatted(FindingRows.columns(), FindingStatus.RETRACTED.code());

  private final AgroalDataSource database;

  CaseFindings(AgroalDataSource database) {
    this.database = database;
  }

  /** A place in the order of findings: behind that one. */
  public record Behind(Instant time, FindingKey key) {
    private static final Behind NOTHING =
        new Behind(Instant.parse("9999-12-31T23:59:59.999999Z"), new FindingKey("", ""));

    static Behind of(Finding finding) {
      return new Behind(finding.time(), finding.key());
    }
  }

  /**
   * Some of the findings.
   *
   * @param next where the rest begins; null where there is no more
   */
  public record Page(List<Mapped> findings, @Nullable Behind next) {}

  /**
   * Findings of a case; empty where there is no such case.
   *
   * @param techniqueKey {@code <domain>/<id>} of the technique that they speak of; null for all
   * @param behind the last finding of the page before; null for the first page
   */
  public Optional<Page> page(
      String caseId,
      @Nullable String techniqueKey,
      Attack attack,
      int limit,
      @Nullable Behind behind)
      throws SQLException {
    try (Connection connection = database.getConnection()) {
      Row row = CaseRows.read(connection, List.of(caseId)).get(caseId);
      if (row == null) {
        return Optional.empty();
      }
      // only within a transaction does PostgreSQL hand over a result in parts
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(NEWEST_FIRST)) {
        statement.setFetchSize(AT_ONCE);
        bind(connection, statement, row.place(), behind == null ? Behind.NOTHING : behind);
        try (ResultSet rows = statement.executeQuery()) {
          return Optional.of(read(rows, techniqueKey, attack, limit));
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private static void bind(
      Connection connection, PreparedStatement statement, Place place, Behind behind)
      throws SQLException {
    OffsetDateTime time = behind.time.atOffset(ZoneOffset.UTC);
    statement.setArray(1, connection.createArrayOf("text", place.homes().toArray()));
    statement.setObject(2, time);
    statement.setObject(3, time);
    statement.setString(4, behind.key.source());
    statement.setString(5, behind.key.id());
  }

  private static Page read(ResultSet rows, @Nullable String techniqueKey, Attack attack, int limit)
      throws SQLException {
    var findings = new ArrayList<Mapped>();
    while (rows.next()) {
      Mapped mapped = Mapper.map(Objects.requireNonNull(FindingRows.read(rows, 1)), attack);
      if (techniqueKey == null || speaksOf(mapped, techniqueKey)) {
        if (findings.size() == limit) {
          return new Page(findings, Behind.of(findings.get(limit - 1).finding()));
        }
        findings.add(mapped);
      }
    }
    return new Page(findings, null);
  }

  private static boolean speaksOf(Mapped mapped, String techniqueKey) {
    return mapped.techniques().stream()
        .map(m -> m.technique().key())
        .anyMatch(techniqueKey::equals);
  }
}
