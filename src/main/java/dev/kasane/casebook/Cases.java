package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.casebook.CaseRows.Whole;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Severity;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The reading side of the cases. */
@Singleton
public class Cases {
  private static final String SEVERITIES =
      """
      select c.id, max(f.score)
      from case_file c
      cross join lateral unnest(array_append(coalesce(c.merged, '{}'), c.id)) as home (id)
      join finding f on f.case_id = home.id
      where c.id = any(?) and f.status = any(?) and f.score is not null
      group by c.id
      """;

  private static final Short[] HAPPENED = {
    (short) FindingStatus.CONFIRMED.code(), (short) FindingStatus.SUSPECTED.code()
  };

  private final AgroalDataSource database;
  private final CaseTeller teller;

  Cases(AgroalDataSource database, CaseTeller teller) {
    this.database = database;
    this.teller = teller;
  }

  /** The counts, and how many cases there are. */
  public record Counts(long ofCases, List<CountRecord> counts) {}

  /** A case told under some releases, at a revision. */
  public record Sketched(long revision, CaseSketch sketch) {}

  /**
   * What would count in these cases if they were told under these releases; of one snapshot, where
   * the connection's transaction has one.
   */
  public static Map<String, Sketched> sketches(
      Connection connection, Collection<String> caseIds, Attack attack) throws SQLException {
    var sketches = new HashMap<String, Sketched>();
    CaseRows.readWhole(connection, caseIds, attack)
        .forEach(
            (id, whole) -> {
              var state = CaseState.of(whole.place(), whole.findings().values(), attack);
              sketches.put(id, new Sketched(whole.revision(), CaseSketch.of(state)));
            });
    return sketches;
  }

  /** The case as it stands under these releases. */
  public Optional<CaseRecord> record(String caseId, Attack attack) throws SQLException {
    return records(List.of(caseId), attack).stream().findFirst();
  }

  /** What must be known of a case before something is decided on it; empty where there is none. */
  public Optional<Handling> handling(String caseId) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return Handling.read(connection, caseId);
    }
  }

  /** The highest severity that findings of these cases state of what happened, by case. */
  public Map<String, Severity> severities(Collection<String> caseIds) throws SQLException {
    var severities = new HashMap<String, Severity>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(SEVERITIES)) {
      statement.setArray(1, connection.createArrayOf("text", caseIds.toArray()));
      statement.setArray(2, connection.createArrayOf("int2", HAPPENED));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          severities.put(row.getString(1), Severity.ofScore(row.getInt(2)));
        }
      }
    }
    return severities;
  }

  /** When the record of each of these cases last changed, by case. */
  public Map<String, Instant> updatedAt(Collection<String> caseIds) throws SQLException {
    var times = new HashMap<String, Instant>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select id, updated_at from case_file where id = any(?)")) {
      statement.setArray(1, connection.createArrayOf("text", caseIds.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          times.put(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
    }
    return times;
  }

  /**
   * The counts that are published, of one kind or of both. Empty while not all cases are told under
   * these releases: the sums are then of both, and only the table can count.
   */
  public Optional<Counts> counts(@Nullable String kind, Attack attack) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        // one snapshot for all of it
        try (Statement statement = connection.createStatement()) {
          statement.execute("set transaction isolation level repeatable read, read only");
        }
        if (!RevisionRows.allToldUnder(connection, attack.fingerprint())) {
          return Optional.empty();
        }
        List<CountRecord> counts = CountRows.readAll(connection, attack);
        counts.removeIf(count -> kind != null && !count.kind().equals(kind));
        return Optional.of(new Counts(CountRows.ofCases(connection), counts));
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  /** How many cases there are, and how many of them are not told under these releases yet. */
  public Retelling retelling(Attack attack) throws SQLException {
    try (Connection connection = database.getConnection()) {
      return RevisionRows.retelling(connection, attack.fingerprint());
    }
  }

  /** How far all cases are told again after other releases were loaded. */
  public record Retelling(long cases, long left) {}

  /** The cases of these ids under these releases, in that order; unknown ones are left out. */
  public List<CaseRecord> records(List<String> caseIds, Attack attack) throws SQLException {
    Map<String, CaseRecord> records = read(caseIds, attack);
    return caseIds.stream().map(records::get).filter(Objects::nonNull).toList();
  }

  private Map<String, CaseRecord> read(List<String> caseIds, Attack attack) throws SQLException {
    var records = new HashMap<String, CaseRecord>();
    try (Connection connection = database.getConnection()) {
      for (var entry : CaseRows.readWhole(connection, caseIds, attack).entrySet()) {
        Whole whole = entry.getValue();
        var state = CaseState.of(whole.place(), whole.findings().values(), attack);
        records.put(
            entry.getKey(),
            teller
                .tell(entry.getKey(), whole.revision(), whole.updatedAt(), state, attack)
                .record());
      }
    }
    return records;
  }
}
