package dev.kasane.casebook;

import dev.kasane.finding.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What counts in a case: its confirmed and suspected techniques of one domain.
 *
 * @param openedAt time of its earliest live finding
 * @param severity the highest of its live findings that say that something happened; null where
 *     none states one
 * @param steps by technique id; perhaps none
 */
public record CaseSteps(
    String caseId, @Nullable Instant openedAt, @Nullable Severity severity, List<Step> steps) {

  /**
   * A technique of a case.
   *
   * @param techniqueId of the current release
   * @param tactics shortnames that it stands under in this case
   */
  public record Step(String techniqueId, List<String> tactics) {}
}
