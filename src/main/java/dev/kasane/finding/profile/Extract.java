package dev.kasane.finding.profile;

import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a format could tell of an event; what is null it did not say.
 *
 * @param source who says it
 * @param id of the event at its source
 * @param caseId the format's own incident or case
 * @param version grows with later states of the same event
 * @param stated the severity in the sender's word
 * @param severity the same on Kasane's scale
 */
public record Extract(
    String source,
    @Nullable String id,
    @Nullable CaseId caseId,
    long version,
    @Nullable Instant time,
    @Nullable String title,
    @Nullable String description,
    @Nullable String ruleId,
    @Nullable String ruleName,
    @Nullable String host,
    @Nullable String user,
    @Nullable String stated,
    @Nullable Severity severity,
    FindingStatus status,
    @Nullable String domain,
    List<FindingClaim> claims) {

  /** The same with other claims and another status. */
  public Extract with(List<FindingClaim> other, FindingStatus found) {
    return new Extract(
        source,
        id,
        caseId,
        version,
        time,
        title,
        description,
        ruleId,
        ruleName,
        host,
        user,
        stated,
        severity,
        found,
        domain,
        List.copyOf(other));
  }
}
