package dev.kasane.casebook;

import dev.kasane.casebook.FindingRows.Before;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.Statement;
import dev.kasane.mapping.Mapping.Mapped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Findings that are applied together. Decides, as if they came one after the other, which of them
 * are new, which are repeated and which are overtaken.
 */
final class Batch {
  private final List<Mapped> records;
  // sorted, so that all writers lock and insert in one order
  private final TreeMap<FindingKey, List<Integer>> byKey = new TreeMap<>();

  Batch(List<Mapped> records) {
    this.records = records;
    for (int i = 0; i < records.size(); i++) {
      byKey.computeIfAbsent(records.get(i).finding().key(), k -> new ArrayList<>(1)).add(i);
    }
  }

  /**
   * A finding whose newest version changes.
   *
   * @param now its new version
   * @param before what stood there; null where it is new
   */
  record Replacement(Mapped now, @Nullable Before before) {}

  /**
   * The verdict on a batch.
   *
   * @param outcomes one for each record, in order
   * @param changes findings that change, by key
   * @param touched cases that a record of the batch speaks of, changed or not
   * @param merging both cases of every merge that is made, changed or taken back
   */
  record Judged(
      List<FindingOutcome> outcomes,
      List<Replacement> changes,
      Set<String> touched,
      Set<String> merging) {}

  int size() {
    return records.size();
  }

  Set<String> caseIds() {
    var ids = new LinkedHashSet<String>();
    for (Mapped record : records) {
      ids.add(record.finding().caseId());
      if (record.finding().statement() instanceof Statement.Merge merge) {
        ids.add(merge.mergedInto());
      }
    }
    return ids;
  }

  Collection<FindingKey> keys() {
    return byKey.keySet();
  }

  /** The newest record of each key, by key. */
  List<Finding> newest() {
    var newest = new ArrayList<Finding>(byKey.size());
    for (List<Integer> indexes : byKey.values()) {
      Finding best = finding(indexes.get(0));
      for (int i : indexes) {
        Finding next = finding(i);
        if (next.compareAge(best.version(), best.live()) > 0) {
          best = next;
        }
      }
      newest.add(best);
    }
    return newest;
  }

  /** Judges every record against what stood there before. */
  Judged judge(Map<FindingKey, Before> known) {
    var outcomes = new FindingOutcome[records.size()];
    var changes = new ArrayList<Replacement>();
    var touched = new LinkedHashSet<String>();
    for (Map.Entry<FindingKey, List<Integer>> entry : byKey.entrySet()) {
      Before before = known.get(entry.getKey());
      Mapped now = null;
      for (int i : entry.getValue()) {
        int age = age(finding(i), before, now);
        outcomes[i] =
            age > 0
                ? FindingOutcome.ACCEPTED
                : age == 0 ? FindingOutcome.DUPLICATE : FindingOutcome.STALE;
        now = age > 0 ? records.get(i) : now;
      }
      if (before != null) {
        touched.add(before.caseId());
      }
      if (now != null) {
        touched.add(now.finding().caseId());
        changes.add(new Replacement(now, before));
      }
    }
    return new Judged(List.of(outcomes), changes, touched, merging(changes));
  }

  private static Set<String> merging(List<Replacement> changes) {
    var merging = new LinkedHashSet<String>(0);
    for (Replacement change : changes) {
      Finding now = change.now().finding();
      Before before = change.before();
      if (now.statement() instanceof Statement.Merge merge) {
        merging.add(now.caseId());
        merging.add(merge.mergedInto());
      }
      if (before != null && before.mergedInto() != null) {
        merging.add(before.caseId());
        merging.add(before.mergedInto());
      }
    }
    return merging;
  }

  private static int age(Finding next, @Nullable Before before, @Nullable Mapped now) {
    if (now != null) {
      return next.compareAge(now.finding().version(), now.finding().live());
    }
    return before == null ? 1 : next.compareAge(before.version(), before.live());
  }

  /**
   * The changes by case: a finding that moves changes the case it leaves, too.
   *
   * @param standsIn the case that findings sent to a case stand in
   */
  static Map<String, List<Replacement>> byCase(
      List<Replacement> changes, UnaryOperator<String> standsIn) {
    var byCase = new HashMap<String, List<Replacement>>();
    for (Replacement change : changes) {
      String to = standsIn.apply(change.now().finding().caseId());
      byCase.computeIfAbsent(to, c -> new ArrayList<>(2)).add(change);
      Before before = change.before();
      String from = before == null ? to : standsIn.apply(before.caseId());
      if (!from.equals(to)) {
        byCase.computeIfAbsent(from, c -> new ArrayList<>(2)).add(change);
      }
    }
    return byCase;
  }

  private Finding finding(int i) {
    return records.get(i).finding();
  }
}
