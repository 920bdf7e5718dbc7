package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.casebook.Batch.Judged;
import dev.kasane.casebook.Batch.Replacement;
import dev.kasane.casebook.CaseRows.Row;
import dev.kasane.casebook.CaseWriting.Change;
import dev.kasane.casebook.FindingRows.Before;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.mapping.Mapping.Mapped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
  record Told(String caseId, Row row, CaseState state, Map<FindingKey, Mapped> findings) {}

  /**
   * What the transaction did.
   *
   * @param pending the row of {@code unpublished} that stands for it
   */
  record Applied(
      List<FindingOutcome> outcomes,
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
                  teller
                      .tell(c.caseId, c.row.revision(), c.row.updatedAt(), c.state, attack)
                      .bytes()));
    }

    /** Only after the commit: what was rolled back must not be remembered. */
    void remember(CaseCache cache) {
      for (Told told : cases) {
        cache.put(told.caseId, new CaseCache.Entry(told.row, told.findings));
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

  /** The cases that are to be told for what {@link #findings} has written. */
  Reach reach(Judged judged) throws SQLException {
    return Reach.of(judged, connection, cache);
  }

  /** Tells the cases and adds what changes to the counts. The caller holds their locks. */
  Applied cases(Judged judged, Reach reach) throws SQLException {
    return tell(judged.outcomes(), reach, Batch.byCase(judged.changes(), reach::standsIn));
  }

  /** Tells cases again whose findings did not change. */
  Applied again(List<String> caseIds) throws SQLException {
    return tell(List.of(), Reach.again(caseIds, connection, cache), Map.of());
  }

  private Applied tell(
      List<FindingOutcome> outcomes, Reach reach, Map<String, List<Replacement>> changes)
      throws SQLException {
    Map<String, Map<FindingKey, Mapped>> findings = findings(reach, changes);
    var told = new ArrayList<Told>(reach.told().size());
    var written = new ArrayList<Change>(reach.told().size());
    var counts = new HashMap<String, CountChange>();
    int cases = 0;
    for (String caseId : reach.told()) {
      Row row = reach.rows().get(caseId);
      Map<FindingKey, Mapped> whole = Objects.requireNonNull(findings.get(caseId));
      var state = CaseState.of(reach.place(caseId), whole.values(), attack);
      boolean changed = changes.containsKey(caseId) || reach.merging(caseId);
      if (row != null && !changed && current(row) && row.place().equals(state.place())) {
        told.add(new Told(caseId, row, state, whole));
        continue;
      }
      Row next = next(row, state);
      Tally before = row == null ? Tally.EMPTY : row.tally();
      next.tally().addDifference(before, counts);
      cases += Boolean.compare(state.live() > 0, before.live() > 0);
      written.add(new Change(next, state));
      told.add(new Told(caseId, next, state, whole));
    }
    counts.values().removeIf(CountChange::none);
    CaseWriting.write(connection, written);
    CountRows.addCases(connection, cases);
    CountRows.add(connection, counts, now);
    List<String> keys = List.copyOf(counts.keySet());
    ChangeRows.insert(connection, reach.told());
    long pending = UnpublishedRows.insert(connection, reach.told(), keys);
    return new Applied(outcomes, told, keys, pending, attack);
  }

  private boolean current(Row row) {
    return row.resolvedWith().equals(attack.fingerprint());
  }

  private Row next(@Nullable Row row, CaseState state) {
    long revision = row == null ? 1 : row.revision() + 1;
    Instant updated = row != null && row.updatedAt().isAfter(now) ? row.updatedAt() : now;
    return new Row(revision, updated, attack.fingerprint(), Tally.of(state), state.place());
  }

  /** The findings of the cases as they stand after the batch. */
  private Map<String, Map<FindingKey, Mapped>> findings(
      Reach reach, Map<String, List<Replacement>> changes) throws SQLException {
    var findings = new HashMap<String, Map<FindingKey, Mapped>>();
    var cold = new ArrayList<Place>();
    for (String caseId : reach.told()) {
      Row row = reach.rows().get(caseId);
      CaseCache.Entry entry =
          row == null || !current(row) ? null : cache.get(caseId, row.revision(), row.updatedAt());
      if (reach.rearranged(caseId) || (row != null && entry == null)) {
        cold.add(reach.place(caseId));
      } else {
        Map<FindingKey, Mapped> before = entry == null ? Map.of() : entry.findings();
        var mine = changes.getOrDefault(caseId, List.of());
        findings.put(caseId, after(caseId, before, mine, reach));
      }
    }
    readCold(cold, findings);
    return findings;
  }

  /** Reads them with the batch's findings among them, which this transaction has written. */
  private void readCold(List<Place> cold, Map<String, Map<FindingKey, Mapped>> findings)
      throws SQLException {
    var homes = new HashSet<String>();
    cold.forEach(place -> homes.addAll(place.homes()));
    Map<String, Map<FindingKey, Mapped>> byHome = FindingRows.ofCases(connection, homes, attack);
    for (Place place : cold) {
      var whole = new HashMap<FindingKey, Mapped>();
      for (String home : place.homes()) {
        whole.putAll(byHome.getOrDefault(home, Map.of()));
      }
      findings.put(place.caseId(), whole);
    }
  }

  private static Map<FindingKey, Mapped> after(
      String caseId, Map<FindingKey, Mapped> before, List<Replacement> changes, Reach reach) {
    if (changes.isEmpty()) {
      return before;
    }
    // large enough for both, for it would grow, and be laid out anew, with each of the first few
    var after = new HashMap<FindingKey, Mapped>((before.size() + changes.size()) * 4 / 3 + 1);
    after.putAll(before);
    for (Replacement change : changes) {
      Finding now = change.now().finding();
      if (reach.standsIn(now.caseId()).equals(caseId)) {
        after.put(now.key(), change.now().withoutOriginal());
      } else {
        after.remove(now.key());
      }
    }
    return after;
  }
}
