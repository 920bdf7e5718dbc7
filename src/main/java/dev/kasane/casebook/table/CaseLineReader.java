package dev.kasane.casebook.table;

import dev.kasane.casebook.FactColumn;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine.Seen;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the lines of cases: all of them, or those that changed since a snapshot. */
@ApplicationScoped
class CaseLineReader implements PanacheRepositoryBase<CaseFile, String> {
  /** The horizon of somebody who knows nothing. */
  static final long NOTHING = -1;

  static final Comparator<CaseLine> BY_ID = Comparator.comparing(CaseLine::id);

  private static final int AT_ONCE = 2_000;

  // cases hold the same few thousand combinations; CaseTable lets one in at a time
  private final Map<String, Words> shared = new HashMap<>();

  /** The texts of a line, kept once for all lines. */
  private record Words(String key, List<String> tactics) {
    static Words of(String key, String tactics) {
      return new Words(key, tactics.isEmpty() ? List.of() : List.of(tactics.split(",", -1)));
    }
  }

  /**
   * What was read.
   *
   * @param horizon the oldest transaction that was not over: what it and later ones write is not
   *     here yet, so it is where the next reading begins
   * @param all whether these are all cases
   * @param changed ids of cases that changed; those of them without a line are gone or merged away
   * @param lines by id
   */
  record Fresh(long horizon, boolean all, Set<String> changed, Map<String, CaseLine> lines) {
    List<CaseLine> sorted() {
      return lines.values().stream().sorted(BY_ID).toList();
    }
  }

  /** Reads what changed since a horizon, in one snapshot of the database. */
  @Transactional
  Fresh since(long horizon) {
    sql("set transaction isolation level repeatable read, read only").executeUpdate();
    var now =
        (Object[])
            sql("select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint),"
                    + " cast(cast(up_to as text) as bigint) from case_change_gone")
                .getSingleResult();
    long next = ((Number) now[0]).longValue();
    var lines = new HashMap<String, CaseLine>();
    Consumer<CaseFile> keep =
        file -> {
          if (file.mergedInto == null) {
            lines.put(file.id, line(file));
          }
        };
    // a transaction that is forgotten and that the reader had not seen: the list has a gap
    if (horizon == NOTHING || ((Number) now[1]).longValue() >= horizon) {
      readAll(keep);
      return new Fresh(next, true, Set.of(), lines);
    }
    Set<String> changed = changed(horizon);
    read(changed, keep);
    return new Fresh(next, false, changed, lines);
  }

  private Set<String> changed(long horizon) {
    var changed = new HashSet<String>();
    List<?> batches =
        sql("select case_ids from case_change where written >= cast(cast(:horizon as text) as xid8)")
            .setParameter("horizon", String.valueOf(horizon))
            .getResultList();
    for (Object caseIds : batches) {
      changed.addAll(List.of((String[]) caseIds));
    }
    return changed;
  }

  private void read(Set<String> ids, Consumer<CaseFile> each) {
    var all = new ArrayList<>(ids);
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      list("id in ?1", all.subList(from, Math.min(from + AT_ONCE, all.size()))).forEach(each);
      getEntityManager().clear();
    }
  }

  private void readAll(Consumer<CaseFile> each) {
    String last = "";
    List<CaseFile> some;
    do {
      some = find("id > ?1", Sort.by("id"), last).page(Page.ofSize(AT_ONCE)).list();
      some.forEach(each);
      last = some.isEmpty() ? last : some.get(some.size() - 1).id;
      getEntityManager().clear();
    } while (some.size() == AT_ONCE);
  }

  private Query sql(String sql) {
    return getEntityManager().createNativeQuery(sql);
  }

  private CaseLine line(CaseFile file) {
    var techniques = new ArrayList<Seen>(file.techniqueKeys.length);
    for (int i = 0; i < file.techniqueKeys.length; i++) {
      // cases that were last told before this was kept have none
      Long first = i < file.techniqueFirst.length ? file.techniqueFirst[i] : null;
      techniques.add(
          seen(
              file.techniqueKeys[i],
              file.techniqueStatus[i],
              file.techniqueFindings[i],
              file.techniqueRolled[i],
              file.techniqueTactics[i],
              first));
    }
    var tactics = new ArrayList<Seen>(file.tacticKeys.length);
    for (int i = 0; i < file.tacticKeys.length; i++) {
      int findings = file.tacticFindings[i];
      tactics.add(seen(file.tacticKeys[i], file.tacticStatus[i], findings, null, "", null));
    }
    var facts = new EnumMap<FactColumn, String>(FactColumn.class);
    for (FactColumn column : FactColumn.values()) {
      String value = file.fact(column);
      if (value != null) {
        facts.put(column, value);
      }
    }
    return new CaseLine(
        file.id,
        file.title,
        file.openedAt,
        file.live,
        List.copyOf(techniques),
        List.copyOf(tactics),
        facts.isEmpty() ? Map.of() : Map.copyOf(facts));
  }

  private Seen seen(
      String key,
      short code,
      int findings,
      @Nullable Boolean rolled,
      String tactics,
      @Nullable Long first) {
    Status status = Status.ofCode(code).orElse(null);
    boolean counts = rolled == null ? status != null && status.counts() : rolled;
    Words words = shared.computeIfAbsent(key + "|" + tactics, k -> Words.of(key, tactics));
    return new Seen(
        words.key,
        status,
        findings,
        counts,
        words.tactics,
        first == null ? null : Instant.EPOCH.plus(first, ChronoUnit.MICROS));
  }
}
