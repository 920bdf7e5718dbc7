package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.casebook.Batch.Judged;
import dev.kasane.casebook.Batch.Replacement;
import dev.kasane.casebook.CaseRows.Change;
import dev.kasane.casebook.CaseRows.Row;
import dev.kasane.casebook.Casebook.Outcome;
import dev.kasane.casebook.FindingRows.Before;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.mapping.Mapping.Mapped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One transaction of the casebook, from the findings to the counts. */
final class Applying {
  private final Connection connection;
  private final Attack attack;
  private final CaseCache cache;
  private final Instant now;

  Applying(Connection connection, Attack attack, CaseCache cache, Instant now) {
    this.connection = connection;
    this.attack = attack;
    this.cache = cache;
    this.now = now.truncatedTo(ChronoUnit.MICROS);
  }

  /** A case after the transaction. */
  record Told(
      String caseId,
      long revision,
      Instant updatedAt,
      CaseState state,
      Map<FindingKey, Mapped> findings) {}

  /**
   * What the transaction did.
   *
   * @param pending the row of {@code unpublished} that stands for it
   */
  record Applied(
      List<Outcome> outcomes,
      List<Told> cases,
      List<String> countKeys,
      long pending,
      Attack attack) {

    Publication publication(CaseTeller teller) {
      return Publication.of(
          Publication.Kind.CASES,
          cases,
          c ->
              new Publication.Message(
                  c.caseId,
                  teller.tell(c.caseId, c.revision, c.updatedAt, c.state, attack).bytes()));
    }

    /** Only after the commit: what was rolled back must not be remembered. */
    void remember(CaseCache cache) {
      for (Told told : cases) {
        var entry = new CaseCache.Entry(told.revision, attack.fingerprint(), told.findings);
        cache.put(told.caseId, entry);
      }
    }
  }

  /** Writes the findings and judges them. */
  Judged findings(Batch batch) throws SQLException {
    List<Finding> newest = batch.newest();
    int inserted = FindingRows.insertNew(connection, newest);
    Map<FindingKey, Before> before =
        inserted == newest.size()
            ? Map.of()
            : FindingRows.before(connection, List.copyOf(batch.keys()));
    Judged judged = batch.judge(before);
    var replaced = new ArrayList<Finding>();
    for (Replacement change : judged.changes()) {
      if (change.before() != null) {
        replaced.add(change.now().finding());
      }
    }
    FindingRows.replace(connection, replaced);
    return judged;
  }

  /** Tells the touched cases and adds what changes to the counts. */
  Applied cases(Judged judged) throws SQLException {
    return tell(judged.outcomes(), judged.touched(), Batch.byCase(judged.changes()));
  }

  /** Tells cases again whose findings did not change. */
  Applied again(List<String> caseIds) throws SQLException {
    return tell(List.of(), caseIds, Map.of());
  }

  private Applied tell(
      List<Outcome> outcomes, Collection<String> touched, Map<String, List<Replacement>> changes)
      throws SQLException {
    Map<String, Row> rows = CaseRows.read(connection, touched);
    Map<String, Map<FindingKey, Mapped>> findings = findings(touched, rows, changes);
    var told = new ArrayList<Told>(touched.size());
    var written = new ArrayList<Change>(touched.size());
    var counts = new HashMap<String, CountChange>();
    int cases = 0;
    for (String caseId : touched) {
      Row row = rows.get(caseId);
      Map<FindingKey, Mapped> whole = Objects.requireNonNull(findings.get(caseId));
      var state = CaseState.of(whole.values(), attack);
      if (row != null && !changes.containsKey(caseId) && current(row)) {
        told.add(new Told(caseId, row.revision(), row.updatedAt(), state, whole));
        continue;
      }
      Change change = change(caseId, row, state);
      Tally before = row == null ? Tally.EMPTY : row.tally();
      change.tally().addDifference(before, counts);
      cases += Boolean.compare(state.live() > 0, before.live() > 0);
      written.add(change);
      told.add(new Told(caseId, change.revision(), change.updatedAt(), state, whole));
    }
    counts.values().removeIf(CountChange::none);
    CaseRows.write(connection, written);
    CountRows.addCases(connection, cases);
    CountRows.add(connection, counts, now);
    List<String> keys = List.copyOf(counts.keySet());
    long pending = UnpublishedRows.insert(connection, touched, keys);
    return new Applied(outcomes, told, keys, pending, attack);
  }

  private boolean current(Row row) {
    return row.resolvedWith().equals(attack.fingerprint());
  }

  private Change change(String caseId, @Nullable Row row, CaseState state) {
    long revision = row == null ? 1 : row.revision() + 1;
    Instant updated = row != null && row.updatedAt().isAfter(now) ? row.updatedAt() : now;
    return new Change(caseId, revision, updated, attack.fingerprint(), state, Tally.of(state));
  }

  /** The findings of the touched cases as they stand after the batch. */
  private Map<String, Map<FindingKey, Mapped>> findings(
      Collection<String> touched, Map<String, Row> rows, Map<String, List<Replacement>> changes)
      throws SQLException {
    var findings = new HashMap<String, Map<FindingKey, Mapped>>();
    var cold = new ArrayList<String>();
    for (String caseId : touched) {
      Row row = rows.get(caseId);
      CaseCache.Entry entry =
          row == null ? null : cache.get(caseId, row.revision(), attack.fingerprint());
      if (row != null && entry == null) {
        cold.add(caseId);
      } else {
        Map<FindingKey, Mapped> before = entry == null ? Map.of() : entry.findings();
        findings.put(caseId, after(caseId, before, changes.getOrDefault(caseId, List.of())));
      }
    }
    // these are read with the batch's findings in them, which this transaction has written
    CaseRows.readWhole(connection, cold, attack)
        .forEach((caseId, whole) -> findings.put(caseId, whole.findings()));
    return findings;
  }

  private static Map<FindingKey, Mapped> after(
      String caseId, Map<FindingKey, Mapped> before, List<Replacement> changes) {
    if (changes.isEmpty()) {
      return before;
    }
    var after = new HashMap<>(before);
    for (Replacement change : changes) {
      Finding now = change.now().finding();
      if (now.caseId().equals(caseId)) {
        after.put(now.key(), change.now().withoutOriginal());
      } else {
        after.remove(now.key());
      }
    }
    return after;
  }
}
