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
 * @param facts what handlers established; empty until they did
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

  /** A technique and what speaks for it. */
  public record TechniquePart(
      String id,
      String name,
      @Nullable String parent,
      List<String> tactics,
      List<String> claimedTactics,
      String status,
      int findings,
      Instant firstSeen,
      Instant lastSeen,
      double confidence,
      List<EvidencePart> evidence,
      List<String> mitigations,
      String domain) {}

  /** A finding that speaks of a technique. */
  public record EvidencePart(
      String source,
      String finding,
      String method,
      double confidence,
      @Nullable String text,
      String status,
      Instant time,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ClaimPart claimed) {}

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
