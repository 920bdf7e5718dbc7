package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.casebook.UpgradeEffects.Step;
import dev.kasane.finding.FindingStatus;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at what other releases would make of all cases; nothing changes. */
@Singleton
public final class UpgradePreviews {
  private static final int AT_ONCE = 2_000;

  /** Every live finding, so a pass over the table is what it takes; by the case it stands in. */
  private static final String CLAIMS =
      """
      select coalesce(c.merged_into, c.id) as home, f.domain, f.claims,
        coalesce(c.merged_into, c.id) > ? as behind
      from finding f join case_file c on c.id = f.case_id
      where f.status <> %d and f.claims <> '[]'
      order by home
      """
          .formatted(FindingStatus.RETRACTED.code());

  private final AgroalDataSource database;

  UpgradePreviews(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * Looks from one state of what is loaded to another.
   *
   * @param limit how many of the cases that would change are told
   * @param cursor the last case of the page before; null for the first page
   */
  public UpgradePreview preview(Attack now, Attack then, int limit, @Nullable String cursor)
      throws SQLException {
    var effects = new UpgradeEffects(now, then, limit);
    try (Connection connection = database.getConnection()) {
      // only within a transaction does PostgreSQL hand over a result in parts
      connection.setAutoCommit(false);
      try (PreparedStatement statement = connection.prepareStatement(CLAIMS)) {
        statement.setFetchSize(AT_ONCE);
        statement.setString(1, cursor == null ? "" : cursor);
        try (ResultSet row = statement.executeQuery()) {
          read(row, effects);
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
    return effects.told();
  }

  private static void read(ResultSet row, UpgradeEffects effects) throws SQLException {
    String at = null;
    boolean behind = false;
    Set<Step> steps = new HashSet<>();
    while (row.next()) {
      String home = row.getString(1);
      if (at != null && !home.equals(at)) {
        effects.add(at, steps, behind);
        steps.clear();
      }
      at = home;
      behind = row.getBoolean(4);
      steps.addAll(effects.steps(row.getString(2), row.getString(3)));
    }
    if (at != null) {
      effects.add(at, steps, behind);
    }
  }
}
