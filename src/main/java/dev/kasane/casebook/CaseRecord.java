package dev.kasane.casebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.attack.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case as others see it: the value of the cases topic and the answer of {@code GET /cases/{id}}
 * (contract, section 3).
 *
 * @param revision grows with every change
 * @param openedAt time of its earliest live finding; null where none is live
 * @param updatedAt when this revision was made
 * @param attack the release it is told under
 * @param facts what handlers established, by name; empty until they did
 * @param mergedInto the case that all of its findings stand in, where it was merged; absent where
 *     it stands by itself
 * @param merge who merged it, and the finding to retract in order to undo that
 * @param merged the cases that were merged into this one; absent where there are none
 * @param truncated lists that were cut to keep the record small, with their full length; absent
 *     where nothing was cut
 */
public record CaseRecord(
    String caseId,
    long revision,
    @Nullable String title,
    @Nullable Instant openedAt,
    Instant updatedAt,
    Release attack,
    Findings findings,
    List<TacticPart> tactics,
    List<TechniquePart> techniques,
    List<UnresolvedPart> unresolved,
    Map<String, Object> facts,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String mergedInto,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable MergePart merge,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> merged,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Integer> truncated) {

  /** A domain at a version. */
  public record Release(String domain, String version) {}

  /**
   * How many findings the case has.
   *
   * @param accepted those that say something
   * @param retracted those that were taken back
   */
  public record Findings(int accepted, int retracted) {}

  /** A tactic and how many techniques count there. */
  public record TacticPart(
      String id, String shortname, String name, int techniques, String domain) {}

  /** The statement that merged a case. */
  public record MergePart(
      Instant at, @Nullable String by, @Nullable String reason, String source, String finding) {}

  /**
   * A technique and what speaks for it.
   *
   * @param firstSeen null where only a handler speaks of it, who did not say when it was used
   * @param statusSince when the status last changed or was decided, by the times that the findings
   *     state; absent where it never changed: it then stands since the technique was first seen
   * @param statusBy the handler who decided so, else the source of the finding that changed it
   * @param history how the status came about, earliest first; absent where it never changed
   */
  public record TechniquePart(
      String id,
      String name,
      @Nullable String parent,
      List<String> tactics,
      List<String> claimedTactics,
      String status,
      int findings,
      @Nullable Instant firstSeen,
      @Nullable Instant lastSeen,
      double confidence,
      List<EvidencePart> evidence,
      List<String> mitigations,
      String domain,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant statusSince,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String statusBy,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<StatusStep> history) {}

  /**
   * A change of a technique's status, or a decision that left it as it was.
   *
   * @param status not-examined where nothing was left
   * @param by the handler who decided, else the source of the finding
   * @param decision what was decided; absent for a detection
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StatusStep(
      Instant at,
      String status,
      String by,
      @Nullable String decision,
      @Nullable String reason,
      String source,
      String finding) {}

  /**
   * A finding that speaks of a technique.
   *
   * @param text its title; of a decision its reason
   * @param decision what it decides; absent for a detection
   * @param by who decided
   */
  public record EvidencePart(
      String source,
      String finding,
      String method,
      double confidence,
      @Nullable String text,
      String status,
      Instant time,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ClaimPart claimed,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String decision,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String by) {}

  /** A claim that names no technique. */
  public record UnresolvedPart(
      ClaimPart claimed, String reason, String source, String finding, List<String> candidates) {}

  /** A claim as it was made; what was not said is left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ClaimPart(
      @Nullable String id,
      @Nullable String name,
      @Nullable String tactic,
      @Nullable String version) {
    /** The claim, part by part. */
    public static ClaimPart of(Claim claim) {
      return new ClaimPart(claim.id(), claim.name(), claim.tactic(), claim.version());
    }
  }
}
