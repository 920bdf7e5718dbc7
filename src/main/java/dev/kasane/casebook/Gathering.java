package dev.kasane.casebook;

import dev.kasane.attack.Technique;
import dev.kasane.casebook.TechniqueStanding.Evidence;
import dev.kasane.finding.Finding;
import dev.kasane.finding.Statement.Decision;
import dev.kasane.mapping.MappedTechnique;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the findings of one case that speak of one technique. */
final class Gathering {
  private final Technique technique;
  private final List<Evidence> detections = new ArrayList<>(4);
  private final StatusHistory history = new StatusHistory();
  private Status strongest = Status.RULED_OUT;
  private @Nullable Decisions decisions;

  Gathering(Technique technique) {
    this.technique = technique;
  }

  void add(Finding finding, MappedTechnique mapped) {
    var evidence = new Evidence(finding, mapped);
    detections.add(evidence);
    history.add(evidence);
    if (evidence.status().compareTo(strongest) < 0) {
      strongest = evidence.status();
    }
  }

  void decide(Finding finding, MappedTechnique mapped, StatementOrder order) {
    if (decisions == null) {
      decisions = new Decisions(order);
    }
    decisions.add(new Evidence(finding, mapped));
  }

  /** Whether a finding of the case that names the technique still says something of it. */
  boolean heeds(Finding finding) {
    return finding.statement() == null || (decisions != null && decisions.stands(finding));
  }

  /** Where the technique stands; null where nothing is left that speaks of it. */
  @Nullable TechniqueStanding standing() {
    Evidence decision = decisions == null ? null : decisions.inForce();
    if (decision == null && detections.isEmpty()) {
      return null;
    }
    Status status = decision == null ? strongest : decision.status();
    var span = new Span(technique);
    for (Evidence evidence : detections) {
      if (evidence.status().supports(status) || (decision != null && status == Status.RULED_OUT)) {
        span.add(evidence, evidence.finding().time());
      }
    }
    if (decision != null && span.first == null) {
      // no finding agrees; then the technique stands where and when it was claimed
      detections.forEach(evidence -> span.add(evidence, evidence.finding().time()));
    }
    if (decision != null && decision.finding().statement() instanceof Decision said) {
      span.add(decision, said.seenAt());
    }
    return new TechniqueStanding(
        technique,
        status,
        detections.size() + (decisions == null ? 0 : decisions.standing()),
        span.first,
        span.last,
        decision == null ? span.confidence : decision.mapped().confidence(),
        span.claimed(),
        span.claimed.isEmpty() ? technique.tactics() : span.claimed,
        evidence(decision),
        history.steps(decisions));
  }

  /** When, and under which tactics, the technique is said to have been used. */
  private static final class Span {
    final Technique technique;
    final List<String> claimed = new ArrayList<>(2);
    @Nullable Instant first;
    @Nullable Instant last;
    double confidence;

    Span(Technique technique) {
      this.technique = technique;
    }

    void add(Evidence evidence, @Nullable Instant time) {
      if (time != null) {
        first = first == null || time.isBefore(first) ? time : first;
        last = last == null || time.isAfter(last) ? time : last;
      }
      confidence = Math.max(confidence, evidence.mapped().confidence());
      for (String tactic : evidence.mapped().tactics()) {
        if (!claimed.contains(tactic)) {
          claimed.add(tactic);
        }
      }
    }

    List<String> claimed() {
      claimed.sort((a, b) -> technique.tactics().indexOf(a) - technique.tactics().indexOf(b));
      return claimed;
    }
  }

  /** The decision that holds, then the first few in order, without sorting thousands. */
  private List<Evidence> evidence(@Nullable Evidence decision) {
    var top = new ArrayList<Evidence>(TechniqueStanding.EVIDENCE + 1);
    int most = TechniqueStanding.EVIDENCE - (decision == null ? 0 : 1);
    for (Evidence evidence : detections) {
      int at = top.size();
      while (at > 0 && Evidence.STRONGEST.compare(evidence, top.get(at - 1)) < 0) {
        at--;
      }
      if (at < most) {
        top.add(at, evidence);
        if (top.size() > most) {
          top.remove(most);
        }
      }
    }
    if (decision != null) {
      top.add(0, decision);
    }
    return top;
  }
}
