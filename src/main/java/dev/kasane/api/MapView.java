package dev.kasane.api;

import dev.kasane.finding.Context;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.Severity;
import dev.kasane.mapping.MappedTechnique;
import dev.kasane.mapping.Mapping.Mapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The answer of {@code POST /map} (contract, section 5): what a finding would be taken for. */
final class MapView {
  private MapView() {}

  record Answer(List<FindingView> findings, List<RejectedView> rejected) implements Worded {
    @Override
    public Answer in(UnaryOperator<String> words) {
      return new Answer(findings, rejected.stream().map(bad -> bad.in(words)).toList());
    }
  }

  record RejectedView(int index, String reason, String message) {
    private RejectedView in(UnaryOperator<String> words) {
      return new RejectedView(index, reason, words.apply(message));
    }
  }

  /**
   * A finding as it was understood.
   *
   * @param recognised false where no format fits and the fields were searched for what they say
   * @param idFrom where the id is from: the event, or its content where it has none
   */
  record FindingView(
      String format,
      boolean recognised,
      String id,
      String idFrom,
      String source,
      @Nullable String caseId,
      Instant time,
      @Nullable String title,
      @Nullable String description,
      @Nullable Severity severity,
      @Nullable String host,
      @Nullable String user,
      @Nullable String ruleId,
      @Nullable String ruleName,
      String status,
      long version,
      List<ClaimView> claims,
      List<TechniqueView> techniques,
      List<UnresolvedView> unresolved) {}

  /**
   * A claim as it was made.
   *
   * @param pointer where it stands
   * @param text what stands there
   * @param weak whether it was found in prose, or tells what would be possible
   */
  record ClaimView(
      @Nullable String id,
      @Nullable String name,
      @Nullable String tactic,
      @Nullable String version,
      String pointer,
      String text,
      boolean weak) {}

  record TechniqueView(
      String id,
      String name,
      String domain,
      String outcome,
      String method,
      double confidence,
      boolean conflict,
      List<Integer> claims,
      List<String> tactics,
      List<String> claimedTactics) {}

  record UnresolvedView(int claim, String reason, List<String> candidates) {}

  static FindingView of(Mapped mapped) {
    Finding finding = mapped.finding();
    Context context = finding.context();
    Integer score = context.score();
    return new FindingView(
        context.format(),
        context.recognised(),
        finding.key().id(),
        finding.key().isOfContent() ? "content" : "event",
        finding.key().source(),
        finding.caseId().isEmpty() ? null : finding.caseId(),
        finding.time(),
        finding.title(),
        context.description(),
        score == null ? null : Severity.ofScore(score),
        finding.asset(),
        context.user(),
        context.ruleId(),
        context.ruleName(),
        finding.status().word(),
        finding.version(),
        finding.claims().stream().map(MapView::claim).toList(),
        mapped.techniques().stream().map(MapView::technique).toList(),
        unresolved(mapped));
  }

  static ClaimView claim(FindingClaim said) {
    var claim = said.claim();
    return new ClaimView(
        claim.id(),
        claim.name(),
        claim.tactic(),
        claim.version(),
        said.pointer(),
        said.original(),
        said.strength() == Strength.WEAK);
  }

  private static TechniqueView technique(MappedTechnique mapped) {
    var technique = mapped.technique();
    return new TechniqueView(
        technique.id(),
        technique.name(),
        technique.domain(),
        mapped.outcome().word(),
        mapped.weak() ? "text" : "claim",
        mapped.confidence(),
        mapped.conflict(),
        mapped.claims(),
        mapped.tactics().isEmpty() ? technique.tactics() : mapped.tactics(),
        mapped.tactics());
  }

  private static List<UnresolvedView> unresolved(Mapped mapped) {
    var views = new ArrayList<UnresolvedView>();
    for (var unresolved : mapped.unresolved()) {
      views.add(
          new UnresolvedView(
              unresolved.claim(),
              unresolved.reason(),
              unresolved.candidates().stream().map(t -> t.id()).toList()));
    }
    return views;
  }
}
