package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Outcome;
import dev.kasane.casebook.CaseRecord.ClaimPart;
import dev.kasane.casebook.CaseRecord.EvidencePart;
import dev.kasane.casebook.CaseRecord.StatusStep;
import dev.kasane.casebook.CaseRecord.TechniquePart;
import dev.kasane.casebook.StatusHistory.Step;
import dev.kasane.casebook.TechniqueStanding.Evidence;
import dev.kasane.finding.Finding;
import dev.kasane.finding.Statement.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The wire form of the techniques of a case. */
final class TechniqueParts {
  /** For each piece of evidence that a record shows, it shows so many steps of a history. */
  static final int STEPS_BESIDE_EVIDENCE = 4;

  private TechniqueParts() {}

  static List<TechniquePart> of(
      CaseState state, Attack attack, int evidence, Map<String, Integer> truncated) {
    var parts = new ArrayList<TechniquePart>(state.techniques().size());
    for (TechniqueStanding s : state.techniques()) {
      var t = s.technique();
      var shown = new ArrayList<EvidencePart>(s.evidence().size());
      for (Evidence each : s.evidence().subList(0, Math.min(evidence, s.evidence().size()))) {
        shown.add(evidence(each));
      }
      if (shown.size() < s.evidence().size()) {
        truncated.put(t.id() + ".evidence", s.findings());
      }
      List<Step> all = s.history();
      Finding last = all.isEmpty() ? null : all.get(all.size() - 1).finding();
      parts.add(
          new TechniquePart(
              t.id(),
              t.name(),
              t.parentId(),
              t.tactics(),
              s.claimedTactics(),
              s.status().word(),
              s.findings(),
              s.firstSeen(),
              s.lastSeen(),
              s.confidence(),
              shown,
              attack.current(t.domain()).map(c -> c.mitigationIds(t.id())).orElse(List.of()),
              t.domain(),
              last == null ? null : last.time(),
              last == null ? null : by(last),
              history(s, evidence, truncated)));
    }
    return parts;
  }

  private static String by(Finding finding) {
    return finding.statement() instanceof Decision decision
        ? decision.by()
        : finding.key().source();
  }

  private static List<StatusStep> history(
      TechniqueStanding standing, int evidence, Map<String, Integer> truncated) {
    List<Step> all = standing.history();
    int steps = evidence * STEPS_BESIDE_EVIDENCE;
    if (all.size() > steps) {
      truncated.put(standing.technique().id() + ".history", all.size());
    }
    var parts = new ArrayList<StatusStep>();
    for (Step step : all.subList(Math.max(0, all.size() - steps), all.size())) {
      Finding finding = step.finding();
      Decision decision = finding.statement() instanceof Decision said ? said : null;
      parts.add(
          new StatusStep(
              finding.time(),
              step.status() == null ? Status.NOT_EXAMINED : step.status().word(),
              by(finding),
              decision == null ? null : decision.verdict().word(),
              decision == null ? null : decision.reason(),
              finding.key().source(),
              finding.key().id()));
    }
    return parts;
  }

  private static EvidencePart evidence(Evidence e) {
    Finding finding = e.finding();
    int first = e.mapped().claims().get(0);
    boolean plain = e.mapped().outcome() == Outcome.EXACT;
    Decision decision = finding.statement() instanceof Decision said ? said : null;
    return new EvidencePart(
        finding.key().source(),
        finding.key().id(),
        e.mapped().outcome().word(),
        e.mapped().confidence(),
        decision == null ? finding.title() : decision.reason(),
        e.status().word(),
        finding.time(),
        plain ? null : ClaimPart.of(finding.claims().get(first).claim()),
        decision == null ? null : decision.verdict().word(),
        decision == null ? null : decision.by());
  }
}
