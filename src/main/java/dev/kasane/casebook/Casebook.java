package dev.kasane.casebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.Applying.Applied;
import dev.kasane.casebook.CaseRows.Row;
import dev.kasane.mapping.Mapping.Mapped;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The writing side of the cases. Everything that changes a case goes through here: findings in, one
 * transaction, records out.
 *
 * <p>A call holds the stripes of its cases until their records are published, so records of one
 * case leave in the order of their revisions, whichever instance makes them. What a crash leaves
 * unpublished stands in the table {@code unpublished} and is made up for by {@link
 * #publishPending}.
 */
@Singleton
public final class Casebook {
  /** Of the heap: two batches are under way at a time, beside the cache and what comes next. */
  private static final int SHARE_AT_ONCE = 8;

  private final AgroalDataSource database;
  private final AttackLibrary library;
  private final Publishing publishing;
  private final CaseCache cache;
  private final Clock clock;
  private final long findingsAtOnce;

  Casebook(
      AgroalDataSource database,
      AttackLibrary library,
      CaseTeller teller,
      CaseCache cache,
      CasebookConfig config,
      ObjectMapper json,
      Clock clock) {
    this.database = database;
    this.library = library;
    this.publishing = new Publishing(library, teller, json);
    this.cache = cache;
    this.clock = clock;
    this.findingsAtOnce = config.findingsAtOnce().orElseGet(() -> Heap.findings(SHARE_AT_ONCE));
  }

  /** What became of a batch. */
  public sealed interface Result {}

  /**
   * It is committed.
   *
   * @param outcomes one for each finding, in order
   * @param published false where the connection broke before all was published; {@link
   *     #publishPending} makes up for it
   */
  public record Done(List<FindingOutcome> outcomes, boolean published) implements Result {}

  /**
   * Nothing is changed: the cases that it speaks of hold more findings than memory has room for.
   * Never said of a batch of one finding.
   */
  public record TooLarge() implements Result {}

  /**
   * Applies findings in one transaction and hands the changed records to {@code publisher}, which
   * returns once Kafka has them.
   *
   * @param attack the releases that the findings are mapped with; their cases are told under these,
   *     also if others were loaded meanwhile, so that no case mixes two. Who sees after the call
   *     that others are loaded has the cases told again
   * @throws SQLException where PostgreSQL is away; nothing is changed then, or all of it, and
   *     applying the same findings again is harmless
   */
  public Result apply(List<Mapped> findings, Attack attack, Consumer<Publication> publisher)
      throws SQLException {
    if (findings.isEmpty()) {
      return new Done(List.of(), true);
    }
    var batch = new Batch(findings);
    try (Connection connection = database.getConnection()) {
      var stripes = Stripes.of(batch.caseIds());
      try {
        Applied applied = commit(connection, batch, attack, stripes);
        return applied == null
            ? new TooLarge()
            : new Done(
                applied.outcomes(), publishing.applied(connection, applied, stripes, publisher));
      } finally {
        release(connection);
      }
    }
  }

  /** Null where the batch is too large; then it is rolled back. */
  private @Nullable Applied commit(
      Connection connection, Batch batch, Attack attack, BitSet stripes) throws SQLException {
    while (true) {
      Stripes.lock(connection, stripes);
      connection.setAutoCommit(false);
      try {
        var applying = new Applying(connection, attack, cache, clock.instant());
        var judged = applying.findings(batch);
        var reach = applying.reach(judged);
        BitSet needed = Stripes.of(reach.held(judged));
        needed.andNot(stripes);
        if (findings(reach, batch) > findingsAtOnce && batch.size() > 1) {
          connection.rollback();
          return null;
        }
        if (needed.isEmpty()) {
          Applied applied = applying.cases(judged, reach);
          connection.commit();
          applied.remember(cache);
          return applied;
        }
        // a finding stood in a case that the batch does not name, or cases are merged: start over
        // with those locks, too, for taking them now, out of order, could make two instances wait
        // for each other
        connection.rollback();
        Stripes.unlock(connection, stripes);
        stripes.or(needed);
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }

  /**
   * How many findings the cases hold at most after a batch, without the largest of them: whatever
   * that one holds, smaller batches would not make it smaller.
   */
  private static long findings(Reach reach, Batch batch) {
    long findings = batch.size();
    long largest = 0;
    for (Row row : reach.rows().values()) {
      findings += row.tally().live();
      largest = Math.max(largest, row.tally().live());
    }
    return findings - largest;
  }

  /**
   * Publishes what committed batches have changed and Kafka may not have. To be called when this
   * instance starts or takes over partitions, and after {@link Done#published} was false.
   *
   * @throws SQLException where PostgreSQL is away; calling again is harmless
   */
  public void publishPending(Consumer<Publication> publisher) throws SQLException {
    try (Connection connection = database.getConnection()) {
      try {
        publishing.pending(connection, publisher);
      } finally {
        release(connection);
      }
    }
  }

  /**
   * Tells up to {@code most} cases again that were told under other releases than those now loaded.
   *
   * @param after the id behind which to look, so that a pass through all cases ends even where
   *     another instance, with other releases, tells them its own way at the same time
   * @return the ids of those cases, in order; fewer than {@code most} means that none is left
   */
  public List<String> tellAgain(String after, int most, Consumer<Publication> publisher)
      throws SQLException {
    Attack attack = library.attack();
    try (Connection connection = database.getConnection()) {
      try {
        List<String> old = toldUnderOthers(connection, attack.fingerprint(), after, most);
        if (old.isEmpty()) {
          return old;
        }
        var stripes = Stripes.of(old);
        Stripes.lock(connection, stripes);
        connection.setAutoCommit(false);
        Applied applied;
        try {
          applied = new Applying(connection, attack, cache, clock.instant()).again(old);
          connection.commit();
        } catch (SQLException | RuntimeException e) {
          connection.rollback();
          throw e;
        } finally {
          connection.setAutoCommit(true);
        }
        applied.remember(cache);
        if (!publishing.applied(connection, applied, stripes, publisher)) {
          throw new SQLException("The connection broke before all was published");
        }
        return old;
      } finally {
        release(connection);
      }
    }
  }

  /**
   * Has cases go on above the revisions that they had where a backup was taken, so that whoever
   * keeps the highest revision takes what is told of them from now on.
   */
  public void goOnAbove(Map<String, Long> revisions) throws SQLException {
    try (Connection connection = database.getConnection()) {
      try {
        Stripes.lock(connection, Stripes.of(revisions.keySet()));
        connection.setAutoCommit(false);
        try {
          String fingerprint = library.attack().fingerprint();
          RevisionRows.goOnAbove(connection, revisions, fingerprint, clock.instant());
          ChangeRows.insert(connection, revisions.keySet());
          connection.commit();
        } catch (SQLException | RuntimeException e) {
          connection.rollback();
          throw e;
        } finally {
          connection.setAutoCommit(true);
        }
      } finally {
        release(connection);
      }
    }
  }

  private static List<String> toldUnderOthers(
      Connection connection, String fingerprint, String after, int most) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select id from case_file where resolved_with <> ? and id > ? order by id limit ?")) {
      statement.setString(1, fingerprint);
      statement.setString(2, after);
      statement.setInt(3, most);
      var ids = new ArrayList<String>();
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          ids.add(row.getString(1));
        }
      }
      return ids;
    }
  }

  /** Whatever happened, no lock goes back to the pool with the connection. */
  private static void release(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_unlock_all()");
    } catch (SQLException e) {
      // the session is gone, and its locks with it; the pool must not hand it out again
      connection.abort(Runnable::run);
    }
  }
}
