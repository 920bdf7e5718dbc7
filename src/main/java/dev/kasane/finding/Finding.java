package dev.kasane.finding;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One detection or analyst statement, as it was made.
 *
 * @param key source and id
 * @param caseId the case it belongs to
 * @param time when it happened, to the microsecond (what PostgreSQL keeps)
 * @param title a line for people
 * @param asset the host, account or other thing it is about
 * @param severity the sender's word
 * @param status what it says of its techniques
 * @param version a higher one replaces a lower one
 * @param domain the ATT&amp;CK domain that it states for its claims
 * @param claims what it says about techniques, in its own order
 * @param context where it came from and what else it says
 * @param statement what a handler says in it; null for a detection
 */
public record Finding(
    FindingKey key,
    String caseId,
    Instant time,
    @Nullable String title,
    @Nullable String asset,
    @Nullable String severity,
    FindingStatus status,
    long version,
    @Nullable String domain,
    List<FindingClaim> claims,
    Context context,
    @Nullable Statement statement) {

  /** A finding that only makes claims, and of which nothing more is known. */
  public Finding(
      FindingKey key,
      String caseId,
      Instant time,
      @Nullable String title,
      @Nullable String asset,
      @Nullable String severity,
      FindingStatus status,
      long version,
      @Nullable String domain,
      List<FindingClaim> claims) {
    this(
        key,
        caseId,
        time,
        title,
        asset,
        severity,
        status,
        version,
        domain,
        claims,
        Context.NONE,
        null);
  }

  /** Whether it still says anything. */
  public boolean live() {
    return status != FindingStatus.RETRACTED;
  }

  /** The same without the event as it came. */
  public Finding withoutOriginal() {
    return new Finding(
        key,
        caseId,
        time,
        title,
        asset,
        severity,
        status,
        version,
        domain,
        claims,
        context.withoutOriginal(),
        statement);
  }

  /**
   * Orders two records of the same key: by version, and at the same version the retraction last. So
   * it does not matter in which order they arrive.
   */
  public int compareAge(long otherVersion, boolean otherLive) {
    int byVersion = Long.compare(version, otherVersion);
    return byVersion != 0 ? byVersion : Boolean.compare(!live(), !otherLive);
  }
}
