package dev.kasane.casebook.table;

import static java.util.Objects.requireNonNull;

import dev.kasane.attack.Attack;
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
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hibernate.Session;

/** Reads the lines of cases: all of them, or those that changed since a snapshot. */
@ApplicationScoped
class CaseLineReader implements PanacheRepositoryBase<CaseFile, String> {
  /** The horizon of somebody who knows nothing. */
  static final long NOTHING = -1;

  static final Comparator<CaseLine> BY_ID = Comparator.comparing(CaseLine::id);

  private static final int AT_ONCE = 2_000;

  /** Cases that are told again within the snapshot; a transaction must not take minutes. */
  private static final int ON_THE_WAY = 2_000;

  private final Words words = new Words();

  /** A place for cases that are told again under these releases. */
  Retold retold(Attack attack) {
    return new Retold(attack, words);
  }

  /**
   * What was read.
   *
   * @param horizon the oldest transaction that was not over: what it and later ones write is not
   *     here yet, so it is where the next reading begins
   * @param all whether these are all cases
   * @param changed ids of cases that changed; those of them without a line are gone or merged away
   * @param lines by id
   * @param left cases among the changed that were told under other releases, and are too many to be
   *     told on the way; they have no line yet
   */
  record Fresh(
      long horizon,
      boolean all,
      Set<String> changed,
      Map<String, CaseLine> lines,
      Set<String> left) {
    List<CaseLine> sorted() {
      return lines.values().stream().sorted(BY_ID).toList();
    }
  }

  /**
   * Reads what changed since a horizon, in one snapshot of the database; what was told under other
   * releases is taken from {@code retold}, or told there.
   *
   * @param left cases that were left the last time
   */
  @Transactional
  Fresh since(long horizon, Set<String> left, Retold retold) {
    sql("set transaction isolation level repeatable read, read only").executeUpdate();
    var now =
        (Object[])
            sql("select cast(cast(pg_snapshot_xmin(pg_current_snapshot()) as text) as bigint),"
                    + " cast(cast(up_to as text) as bigint) from case_change_gone")
                .getSingleResult();
    long next = ((Number) now[0]).longValue();
    var lines = new HashMap<String, CaseLine>();
    var untold = new HashMap<String, Long>();
    Consumer<CaseFile> keep = file -> keep(file, retold, lines, untold);
    // a transaction that is forgotten and that the reader had not seen: the list has a gap
    boolean all = horizon == NOTHING || ((Number) now[1]).longValue() >= horizon;
    var changed = new HashSet<String>();
    if (all) {
      readAll(keep);
    } else {
      changed.addAll(left);
      changed.addAll(changed(horizon));
      read(changed, keep);
    }
    if (untold.size() > ON_THE_WAY) {
      return new Fresh(next, all, changed, lines, untold.keySet());
    }
    tell(untold.keySet(), retold);
    untold.forEach((id, revision) -> lines.put(id, requireNonNull(retold.line(id, revision))));
    return new Fresh(next, all, changed, lines, Set.of());
  }

  private void keep(
      CaseFile file, Retold retold, Map<String, CaseLine> lines, Map<String, Long> untold) {
    if (file.mergedInto != null || retold.fits(file.resolvedWith)) {
      retold.forget(file.id);
      if (file.mergedInto == null) {
        lines.put(file.id, line(file));
      }
      return;
    }
    CaseLine line = retold.line(file.id, file.revision);
    if (line == null) {
      untold.put(file.id, file.revision);
    } else {
      lines.put(file.id, line);
    }
  }

  /** Tells cases again. */
  @Transactional
  void tell(Collection<String> caseIds, Retold retold) {
    if (!caseIds.isEmpty()) {
      // the connection of this transaction, so that a snapshot stays one
      getEntityManager()
          .unwrap(Session.class)
          .doWork(connection -> retold.tell(connection, caseIds));
    }
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
          words.seen(
              file.techniqueKeys[i],
              Status.ofCode(file.techniqueStatus[i]).orElse(null),
              file.techniqueFindings[i],
              file.techniqueRolled[i],
              file.techniqueTactics[i],
              first == null ? null : Instant.EPOCH.plus(first, ChronoUnit.MICROS)));
    }
    var tactics = new ArrayList<Seen>(file.tacticKeys.length);
    for (int i = 0; i < file.tacticKeys.length; i++) {
      Status status = Status.ofCode(file.tacticStatus[i]).orElseThrow();
      int findings = file.tacticFindings[i];
      tactics.add(words.seen(file.tacticKeys[i], status, findings, status.counts(), "", null));
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
}
