package dev.kasane.casebook;

import dev.kasane.casebook.TechniqueStanding.Evidence;
import dev.kasane.finding.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the status of a technique in a case came about. Told from the live findings and decisions in
 * the order of the times that they state, so that it is the same on every replay; when they arrived
 * has no part in it, and what was taken back was never there.
 */
final class StatusHistory {
  private static final Comparator<Evidence> BY_TIME =
      Comparator.comparing(Evidence::finding, StatementOrder.BY_TIME);

  // of detections only the earliest of each status can change anything: statuses only grow stronger
  private final @Nullable Evidence[] first = new @Nullable Evidence[Status.values().length];
  private int statuses;

  /**
   * A change.
   *
   * @param status what the technique stood at from then on; null where nothing was left of it
   * @param finding the detection or decision that made it so
   */
  record Step(@Nullable Status status, Finding finding) {}

  void add(Evidence detection) {
    int status = detection.status().ordinal();
    Evidence known = first[status];
    statuses += known == null ? 1 : 0;
    if (known == null || BY_TIME.compare(detection, known) < 0) {
      first[status] = detection;
    }
  }

  /** The changes, earliest first; empty where detections alone speak and nothing ever changed. */
  List<Step> steps(@Nullable Decisions decisions) {
    if (decisions == null && statuses < 2) {
      return List.of();
    }
    List<Evidence> detections = strengthening();
    if (decisions == null) {
      return detections.size() < 2
          ? List.of()
          : detections.stream().map(e -> new Step(e.status(), e.finding())).toList();
    }
    var events = new ArrayList<>(detections);
    events.addAll(decisions.all());
    events.sort(BY_TIME);
    var steps = new ArrayList<Step>(events.size());
    Status seen = null;
    Evidence decided = null;
    for (Evidence event : events) {
      if (event.finding().statement() == null) {
        seen = event.status();
        if (decided == null || Decisions.reopens(decided)) {
          steps.add(new Step(seen, event.finding()));
        }
      } else if (decided == null || decisions.outranks(event, decided)) {
        decided = event;
        Status now = Decisions.reopens(event) ? seen : event.status();
        steps.add(new Step(now, event.finding()));
      }
    }
    return steps;
  }

  /** The detections that made the status stronger than it had been, in order. */
  private List<Evidence> strengthening() {
    var stronger = new ArrayList<Evidence>(1);
    for (Evidence each : first) {
      if (each != null) {
        stronger.add(each);
      }
    }
    stronger.sort(BY_TIME);
    Status strongest = null;
    for (var events = stronger.iterator(); events.hasNext(); ) {
      Status next = events.next().status();
      if (strongest != null && next.compareTo(strongest) >= 0) {
        events.remove();
      } else {
        strongest = next;
      }
    }
    return stronger;
  }
}
