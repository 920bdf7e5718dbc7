package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Tactic;
import dev.kasane.finding.Finding;
import dev.kasane.finding.Statement;
import dev.kasane.mapping.Mapping.Mapped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as its live findings tell it. Always told from all of them, never changed in place: so the
 * order in which they came, repetitions and corrections leave no trace.
 *
 * @param place where it stands among merged cases; one that stands in another has nothing else
 * @param merge the statement that put it there
 * @param title what a handler called it, else the title of the earliest finding that has one
 * @param openedAt time of the earliest live finding; where there are only statements of handlers,
 *     of the earliest of those; null where nothing is live
 * @param live findings that say something; a merge is not one, nor is a reopening or a decision
 *     that a reopening took back
 * @param retracted findings that were taken back
 * @param techniques by domain and id
 * @param tactics the tactics that these stand under, by domain and matrix order
 * @param unresolved findings with claims that no loaded release can place, by source and id
 */
record CaseState(
    Place place,
    @Nullable Finding merge,
    @Nullable String title,
    @Nullable Instant openedAt,
    int live,
    int retracted,
    List<TechniqueStanding> techniques,
    List<TacticStanding> tactics,
    List<Mapped> unresolved,
    CaseFacts facts) {

  /** A tactic of a case: how many techniques count there, and what its findings say. */
  record TacticStanding(Tactic tactic, Status status, int techniques, int findings) {}

  /** Tells a case from the newest version of each finding that was sent to one of its homes. */
  static CaseState of(Place place, Collection<Mapped> findings, Attack attack) {
    if (place.mergedInto() != null) {
      return merged(place, findings);
    }
    var telling = new CaseTelling(place, attack);
    findings.forEach(telling::add);
    return telling.tell();
  }

  private static CaseState merged(Place place, Collection<Mapped> findings) {
    Finding merge = null;
    for (Mapped mapped : findings) {
      Finding finding = mapped.finding();
      if (finding.statement() instanceof Statement.Merge
          && (merge == null || StatementOrder.BY_TIME.compare(finding, merge) > 0)) {
        merge = finding;
      }
    }
    return new CaseState(
        place, merge, null, null, 0, 0, List.of(), List.of(), List.of(), CaseFacts.NONE);
  }
}
