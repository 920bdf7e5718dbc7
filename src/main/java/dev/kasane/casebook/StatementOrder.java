package dev.kasane.casebook;

import dev.kasane.finding.Finding;
import java.util.Comparator;

/**
 * Which of two statements of handlers holds: one on the case itself before one that came with a
 * merged case, then the later, then the one of the greater key. Nothing in it depends on when a
 * statement arrived, so two handlers who decide at once decide the same on every replay.
 *
 * @param caseId the case that is told
 */
record StatementOrder(String caseId) implements Comparator<Finding> {
  /** The order in which findings were made: total, and the same on every replay. */
  static final Comparator<Finding> BY_TIME =
      Comparator.comparing(Finding::time).thenComparing(Finding::key);

  @Override
  public int compare(Finding a, Finding b) {
    int own = Boolean.compare(a.caseId().equals(caseId), b.caseId().equals(caseId));
    return own != 0 ? own : BY_TIME.compare(a, b);
  }
}
