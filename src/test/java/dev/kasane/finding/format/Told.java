package dev.kasane.finding.format;

import dev.kasane.attack.Claim;
import dev.kasane.finding.Context;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Severity;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What findings say, as text that a test can show. */
final class Told {
  private Told() {}

  /** What a finding says beside its claims, a line for each part that it states. */
  static String of(Finding finding) {
    var told = new StringJoiner("\n", "", "\n");
    Context context = finding.context();
    told.add(context.format() + " " + finding.key().source() + " " + finding.key().id());
    tell(told, "case", finding.caseId().isEmpty() ? null : finding.caseId());
    tell(told, "time", finding.time().equals(Readers.ARRIVED) ? null : finding.time());
    tell(told, "version", finding.version() == 1 ? null : finding.version());
    tell(told, "title", finding.title());
    tell(told, "rule", context.ruleId());
    tell(told, "rule name", context.ruleName());
    tell(told, "host", finding.asset());
    tell(told, "user", context.user());
    Integer score = context.score();
    tell(told, "severity", score == null ? null : score + " " + Severity.ofScore(score).level());
    tell(
        told,
        "status",
        finding.status() == FindingStatus.SUSPECTED ? null : finding.status().word());
    return told.toString();
  }

  private static void tell(StringJoiner told, String what, @Nullable Object value) {
    if (value != null) {
      told.add(what + " " + value);
    }
  }

  /** The claims of a finding as {@code id | name | tactic | version}, with a mark if not stated. */
  static List<String> claims(Finding finding) {
    return finding.claims().stream()
        .map(
            said -> {
              Claim claim = said.claim();
              String line =
                  Stream.of(claim.id(), claim.name(), claim.tactic(), claim.version())
                      .map(part -> part == null ? "" : part)
                      .collect(Collectors.joining(" | "))
                      .replaceAll("[ |]+$", "");
              return said.strength() == FindingClaim.Strength.STATED
                  ? line
                  : line + " (" + said.strength().name().toLowerCase(Locale.ROOT) + ")";
            })
        .toList();
  }
}
