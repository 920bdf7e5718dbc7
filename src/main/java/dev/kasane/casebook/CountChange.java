package dev.kasane.casebook;

import dev.kasane.casebook.Tally.Entry;

/** How the count of one technique or tactic changes with a batch. */
final class CountChange {
  final boolean tactic;
  final long[] byStatus = new long[Status.values().length];
  long rolled;
  long findings;

  CountChange(boolean tactic) {
    this.tactic = tactic;
  }

  void add(Entry entry, int sign) {
    if (entry.status() != null) {
      byStatus[entry.status().ordinal()] += sign;
    }
    rolled += entry.rolled() ? sign : 0;
    findings += (long) sign * entry.findings();
  }

  /** Whether nothing changes after all. */
  boolean none() {
    for (long change : byStatus) {
      if (change != 0) {
        return false;
      }
    }
    return rolled == 0 && findings == 0;
  }
}
