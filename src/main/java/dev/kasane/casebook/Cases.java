package dev.kasane.casebook;

import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.CaseFilter.Condition;
import dev.kasane.casebook.CaseRows.Whole;
import io.agroal.api.AgroalDataSource;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** The reading side of the cases. */
@ApplicationScoped
public class Cases implements PanacheRepositoryBase<CaseFile, String> {
  private final AgroalDataSource database;
  private final AttackLibrary library;
  private final CaseTeller teller;

  Cases(AgroalDataSource database, AttackLibrary library, CaseTeller teller) {
    this.database = database;
    this.library = library;
    this.teller = teller;
  }

  /** Some of a list, and where the rest of it begins; null where there is no more. */
  public record Page<T>(List<T> items, @Nullable String next) {}

  /** The counts, and how many cases there are. */
  public record Counts(long ofCases, List<CountRecord> counts) {}

  /** The case as it was last published. */
  public Optional<CaseRecord> record(String caseId) throws SQLException {
    return Optional.ofNullable(records(List.of(caseId)).get(caseId));
  }

  /** Cases that pass the filter, by id, from behind {@code cursor}. */
  @Transactional
  public Page<CaseRecord> list(CaseFilter filter, int limit, @Nullable String cursor)
      throws SQLException {
    String behind = cursor == null ? "" : " and c.id > :cursor";
    NativeQuery<String> ids =
        query(
                "select c.id from case_file c where %s" + behind + " order by c.id limit :most",
                filter,
                String.class)
            .setParameter("most", limit + 1);
    if (cursor != null) {
      ids.setParameter("cursor", cursor);
    }
    List<String> found = ids.getResultList();
    List<String> shown = found.subList(0, Math.min(limit, found.size()));
    Map<String, CaseRecord> records = records(shown);
    return new Page<>(
        shown.stream().map(records::get).filter(Objects::nonNull).toList(),
        found.size() > limit ? shown.get(limit - 1) : null);
  }

  /**
   * The case table over all cases that pass the filter and have a live finding.
   *
   * @param columns how many cases are shown; the totals are over all of them
   */
  @Transactional
  public Matrix matrix(String domain, CaseFilter filter, int columns, @Nullable String cursor) {
    var catalogue =
        library
            .attack()
            .current(domain)
            .orElseThrow(() -> new IllegalArgumentException(domain + " is not loaded"));
    var builder = new MatrixBuilder(catalogue, columns, cursor);
    String sql = "select c.* from case_file c where %s and c.live > 0 order by c.id";
    try (Stream<CaseFile> files = query(sql, filter, CaseFile.class).getResultStream()) {
      files.forEach(builder::add);
    }
    return builder.build();
  }

  /**
   * The counts, of one kind or of both: those that are published, or with a filter those over the
   * cases that pass it, with their own denominator.
   */
  @Transactional
  public Counts counts(@Nullable String kind, CaseFilter filter) throws SQLException {
    if (filter.equals(CaseFilter.EVERY)) {
      try (Connection connection = database.getConnection()) {
        List<CountRecord> counts = CountRows.readAll(connection, library.attack());
        counts.removeIf(count -> kind != null && !count.kind().equals(kind));
        return new Counts(CountRows.ofCases(connection), counts);
      }
    }
    String all = "select count(*) from case_file c where %s and c.live > 0";
    long ofCases = query(all, filter, Long.class).getSingleResult();
    var counts = new ArrayList<CountRecord>();
    for (Object[] row : query(CountRows.FILTERED, filter, Object[].class).getResultList()) {
      counts.add(CountRows.record(row, ofCases, library.attack()));
    }
    counts.removeIf(count -> kind != null && !count.kind().equals(kind));
    return new Counts(ofCases, counts);
  }

  private <T> NativeQuery<T> query(String sql, CaseFilter filter, Class<T> type) {
    Condition condition = filter.condition();
    NativeQuery<T> query =
        getEntityManager()
            .unwrap(Session.class)
            .createNativeQuery(sql.formatted(condition.sql()), type);
    condition.parameters().forEach(query::setParameter);
    return query;
  }

  private Map<String, CaseRecord> records(List<String> caseIds) throws SQLException {
    var attack = library.attack();
    var records = new HashMap<String, CaseRecord>();
    try (Connection connection = database.getConnection()) {
      for (var entry :
          CaseRows.readWhole(connection, new ArrayList<>(caseIds), attack).entrySet()) {
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
