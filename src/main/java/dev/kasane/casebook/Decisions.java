package dev.kasane.casebook;

import dev.kasane.casebook.TechniqueStanding.Evidence;
import dev.kasane.finding.Finding;
import dev.kasane.finding.Statement.Decision;
import dev.kasane.finding.Statement.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What handlers decided on one technique of a case. The latest holds; a reopening leaves none. */
final class Decisions {
  private final StatementOrder order;
  private final List<Evidence> all = new ArrayList<>(2);
  private @Nullable Evidence last;
  private @Nullable Finding lastReopening;

  Decisions(StatementOrder order) {
    this.order = order;
  }

  void add(Evidence decision) {
    all.add(decision);
    if (last == null || order.compare(decision.finding(), last.finding()) > 0) {
      last = decision;
    }
    if (reopens(decision)
        && (lastReopening == null || order.compare(decision.finding(), lastReopening) > 0)) {
      lastReopening = decision.finding();
    }
  }

  /** The decision that holds; null where everything is open. */
  @Nullable Evidence inForce() {
    return last == null || reopens(last) ? null : last;
  }

  /** Whether a decision still says something: no later reopening takes it back. */
  boolean stands(Finding decision) {
    return verdict(decision) != Verdict.REOPEN
        && (lastReopening == null || order.compare(decision, lastReopening) > 0);
  }

  int standing() {
    int standing = 0;
    for (Evidence decision : all) {
      standing += stands(decision.finding()) ? 1 : 0;
    }
    return standing;
  }

  /** All of them, those too that hold no more. */
  List<Evidence> all() {
    return all;
  }

  /** Whether a decision holds before another. */
  boolean outranks(Evidence decision, Evidence other) {
    return order.compare(decision.finding(), other.finding()) > 0;
  }

  static boolean reopens(Evidence decision) {
    return verdict(decision.finding()) == Verdict.REOPEN;
  }

  private static Verdict verdict(Finding finding) {
    return ((Decision) Objects.requireNonNull(finding.statement())).verdict();
  }
}
