package dev.kasane.casebook;

import dev.kasane.attack.Technique;
import dev.kasane.finding.FindingKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What must be known of a case before something is decided on it.
 *
 * @param mergedInto the case that it stands in; null where it stands by itself
 * @param techniques what its findings speak of, as {@code <domain>/<id>}
 * @param latest time of the latest statement of a handler on it; null where there is none
 * @param merges the live statements that merge it, with their versions
 */
public record Handling(
    long revision,
    @Nullable String mergedInto,
    Set<String> techniques,
    @Nullable Instant latest,
    Map<FindingKey, Long> merges) {
  private static final String CASE =
      """
      select c.revision, c.merged_into,
        (select coalesce(array_agg(t.key), '{}')
         from unnest(c.technique_keys, c.technique_status) as t (key, status) where status > 0),
        (select max(f.seen_at) from finding f
         where f.statement is not null and f.status <> 4
           and f.case_id = any(array_append(c.merged, c.id)))
      from case_file c where c.id = ?
      """;

  private static final String MERGES =
      """
      select source, id, version from finding
      where case_id = ? and statement is not null and statement ->> 'mergedInto' is not null
        and status <> 4
      """;

  /** Whether any finding or decision speaks of the technique. */
  public boolean speaksOf(Technique technique) {
    return techniques.contains(technique.key());
  }

  static Optional<Handling> read(Connection connection, String caseId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(CASE)) {
      statement.setString(1, caseId);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        OffsetDateTime latest = row.getObject(4, OffsetDateTime.class);
        return Optional.of(
            new Handling(
                row.getLong(1),
                row.getString(2),
                Set.of((String[]) row.getArray(3).getArray()),
                latest == null ? null : latest.toInstant(),
                merges(connection, caseId)));
      }
    }
  }

  private static Map<FindingKey, Long> merges(Connection connection, String caseId)
      throws SQLException {
    var merges = new HashMap<FindingKey, Long>();
    try (PreparedStatement statement = connection.prepareStatement(MERGES)) {
      statement.setString(1, caseId);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          merges.put(new FindingKey(row.getString(1), row.getString(2)), row.getLong(3));
        }
      }
    }
    return merges;
  }
}
