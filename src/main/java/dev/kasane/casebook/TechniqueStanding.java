package dev.kasane.casebook;

import dev.kasane.attack.Technique;
import dev.kasane.finding.Finding;
import dev.kasane.mapping.MappedTechnique;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A technique in a case.
 *
 * @param technique of the current release
 * @param status what a handler decided, else the strongest of its live findings
 * @param findings live findings that speak of it, whatever they say, with the decisions among them
 *     that no reopening took back
 * @param firstSeen earliest time of the findings that support the status; of all findings where a
 *     handler decided against them; null where a handler added it and did not say when it was used
 * @param lastSeen latest time of those
 * @param confidence the decision's, else the highest among those, 0 to 1
 * @param claimedTactics shortnames that those claim, in matrix order
 * @param tactics shortnames that it stands under: the claimed, or all of its own
 * @param evidence the decision that holds, then its strongest findings, at most {@link #EVIDENCE}
 * @param history how its status came about; empty where detections alone speak and it never changed
 */
record TechniqueStanding(
    Technique technique,
    Status status,
    int findings,
    @Nullable Instant firstSeen,
    @Nullable Instant lastSeen,
    double confidence,
    List<String> claimedTactics,
    List<String> tactics,
    List<Evidence> evidence,
    List<StatusHistory.Step> history) {

  /** How many findings a case record shows for a technique (contract, section 3). */
  static final int EVIDENCE = 5;

  /** A finding that speaks of the technique. */
  record Evidence(Finding finding, MappedTechnique mapped) {
    /** Strongest first; a total order, so that the same findings always give the same list. */
    static final Comparator<Evidence> STRONGEST =
        Comparator.comparing(Evidence::status)
            .thenComparing(e -> -e.mapped.confidence())
            .thenComparing(e -> e.finding.time())
            .thenComparing(e -> e.finding.key());

    /** What the finding makes of the technique; prose never makes more of it than inferred. */
    Status status() {
      Status said = Status.of(finding.status());
      return mapped.weak() && said.counts() ? Status.INFERRED : said;
    }
  }
}
