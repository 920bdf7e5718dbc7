package dev.kasane.casebook;

import dev.kasane.casebook.Merges.Link;
import dev.kasane.finding.FindingKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The merge statements in the table {@code finding}. */
final class MergeRows {
  /** Along every live statement, in both directions, until nothing new is found. */
  private static final String LINKS =
      """
      with recursive together (id) as (
        select unnest(?::text[]) collate "C"
        union
        select next.id from together t cross join lateral (
          select (f.statement ->> 'mergedInto') collate "C" from finding f
          where f.case_id = t.id and f.statement is not null
            and f.statement ->> 'mergedInto' is not null and f.status <> 4
          union all
          select f.case_id from finding f
          where (f.statement ->> 'mergedInto') collate "C" = t.id
            and f.statement ->> 'mergedInto' is not null and f.status <> 4
        ) as next (id)
      )
      select f.case_id, f.statement ->> 'mergedInto', f.seen_at, f.source, f.id
      from together t join finding f on f.case_id = t.id
      where f.statement is not null and f.statement ->> 'mergedInto' is not null and f.status <> 4
      """;

  private MergeRows() {}

  /** All live merge statements of the cases that hang together with these. */
  static List<Link> links(Connection connection, Collection<String> caseIds) throws SQLException {
    var links = new ArrayList<Link>();
    try (PreparedStatement statement = connection.prepareStatement(LINKS)) {
      statement.setArray(1, connection.createArrayOf("text", caseIds.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          links.add(
              new Link(
                  row.getString(1),
                  row.getString(2),
                  row.getObject(3, OffsetDateTime.class).toInstant(),
                  new FindingKey(row.getString(4), row.getString(5))));
        }
      }
    }
    return links;
  }
}
