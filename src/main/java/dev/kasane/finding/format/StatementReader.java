package dev.kasane.finding.format;

import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Reason;
import dev.kasane.finding.Statement;
import dev.kasane.finding.Statement.Decision;
import dev.kasane.finding.Statement.Facts;
import dev.kasane.finding.Statement.Merge;
import dev.kasane.finding.Statement.Verdict;
import dev.kasane.finding.format.Fields.Fault;
import dev.kasane.finding.json.Json;
import dev.kasane.finding.profile.Cleaned;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a handler says in a finding of Kasane's own format: one of the properties {@code
 * decision}, {@code facts} and {@code mergedInto}, with {@code by} and {@code reason} beside it.
 */
final class StatementReader {
  private static final int NAME = 200;
  private static final int TEXT = 1_000;
  private static final int CASE_BYTES = 512;

  /**
   * The later statement holds, so one from the future would hold against all that is said until
   * then. This much the clocks of two machines may differ.
   */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private StatementReader() {}

  /** What the finding states; null for a detection. */
  static @Nullable Statement read(Fields fields, String caseId, Instant time, Instant arrived) {
    Statement statement = statement(fields, caseId);
    if (statement == null) {
      return null;
    }
    if (fields.text("status", TEXT) != null) {
      throw wrong(
          "A finding with 'decision', 'facts' or 'mergedInto' takes no 'status' but retracted.");
    }
    if (time.isAfter(arrived.plus(CLOCKS_DIFFER))) {
      throw wrong(
          "'time' lies in the future; the latest statement holds, so it must be when it was made.");
    }
    return statement;
  }

  private static @Nullable Statement statement(Fields fields, String caseId) {
    String verdict = fields.whole("decision", NAME);
    Json facts = fields.present("facts");
    String target = fields.identifier("mergedInto", CASE_BYTES);
    int said = (verdict == null ? 0 : 1) + (facts == null ? 0 : 1) + (target == null ? 0 : 1);
    if (said == 0) {
      return null;
    }
    if (said > 1) {
      throw wrong(
          "A finding holds one of 'decision', 'facts' and 'mergedInto'; send one for each.");
    }
    String by = fields.whole("by", NAME);
    String reason = fields.whole("reason", TEXT);
    if (verdict != null) {
      return decision(verdict, by, reason, fields.time("seenAt"));
    }
    if (facts != null) {
      return new Facts(by, reason, FactsReader.read(facts));
    }
    return merge(by, reason, String.valueOf(target), caseId);
  }

  private static Decision decision(
      String word, @Nullable String by, @Nullable String reason, @Nullable Instant seenAt) {
    Verdict verdict =
        Verdict.of(word)
            .orElseThrow(
                () ->
                    wrong(
                        "'decision' is '%s'; it must be one of: %s."
                            .formatted(
                                Cleaned.brief(word),
                                Arrays.stream(Verdict.values())
                                    .map(Verdict::word)
                                    .collect(Collectors.joining(", ")))));
    if (by == null) {
      throw wrong("A decision needs 'by': who decided.");
    }
    if (reason == null) {
      throw wrong("A decision needs 'reason': why it was decided.");
    }
    if (seenAt != null && verdict.status() != FindingStatus.CONFIRMED) {
      throw wrong("'seenAt' says when a technique was used; only confirm and add can state it.");
    }
    return new Decision(verdict, by, reason, seenAt);
  }

  private static Merge merge(
      @Nullable String by, @Nullable String reason, String target, String caseId) {
    if (target.equals(caseId)) {
      throw wrong("'mergedInto' names the case itself; it must be another case.");
    }
    return new Merge(by, reason, target);
  }

  /** A decision is about techniques; nothing else that a handler states is. */
  static void checkClaims(Statement statement, boolean claims) {
    if (statement instanceof Decision && !claims) {
      throw wrong("A decision needs 'techniques': what was decided on.");
    }
    if (!(statement instanceof Decision) && claims) {
      throw wrong(
          "A finding with 'facts' or 'mergedInto' claims no techniques; send another for those.");
    }
  }

  private static Fault wrong(String sentence) {
    return new Fault(Reason.WRONG_VALUE, sentence);
  }
}
