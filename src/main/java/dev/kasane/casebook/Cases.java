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
import java.util.function.Consumer;
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
    Condition condition = filter.condition();
    String hql = condition.hql();
    if (cursor != null) {
      hql += " and id > :cursor";
      condition.parameters().put("cursor", cursor);
    }
    List<String> ids =
        find(hql + " order by id", condition.parameters()).page(0, limit + 1).stream()
            .map(file -> file.id)
            .toList();
    List<String> shown = ids.subList(0, Math.min(limit, ids.size()));
    Map<String, CaseRecord> records = records(shown);
    return new Page<>(
        shown.stream().map(records::get).filter(Objects::nonNull).toList(),
        ids.size() > limit ? shown.get(limit - 1) : null);
  }

  /**
   * The case table over all cases that pass the filter and have a live finding.
   *
   * @param columns how many cases are shown; the totals are over all of them
   */
  @Transactional
  public Matrix matrix(String domain, CaseFilter filter, int columns, @Nullable String cursor) {
    Condition condition = filter.condition();
    var catalogue =
        library
            .attack()
            .current(domain)
            .orElseThrow(() -> new IllegalArgumentException(domain + " is not loaded"));
    var builder = new MatrixBuilder(catalogue, columns, cursor);
    find(condition.hql() + " and live > 0 order by id", condition.parameters()).stream()
        .forEach(builder::add);
    return builder.build();
  }

  /**
   * Hands over what counts in each case that passes the filter and has a live finding, by id; a few
   * hundred cases are in memory at a time.
   */
  @Transactional
  public void steps(String domain, CaseFilter filter, Consumer<CaseSteps> each)
      throws SQLException {
    new StepReader(database, domain).read(getEntityManager(), filter.condition(), each);
  }

  /** The counts that are published, of one kind or of both. */
  public Counts counts(@Nullable String kind) throws SQLException {
    try (Connection connection = database.getConnection()) {
      List<CountRecord> counts = CountRows.readAll(connection, library.attack());
      counts.removeIf(count -> kind != null && !count.kind().equals(kind));
      return new Counts(CountRows.ofCases(connection), counts);
    }
  }

  private Map<String, CaseRecord> records(List<String> caseIds) throws SQLException {
    var attack = library.attack();
    var records = new HashMap<String, CaseRecord>();
    try (Connection connection = database.getConnection()) {
      for (var entry :
          CaseRows.readWhole(connection, new ArrayList<>(caseIds), attack).entrySet()) {
        Whole whole = entry.getValue();
        var state = CaseState.of(whole.findings().values(), attack);
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
