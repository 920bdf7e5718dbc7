package dev.kasane.finding.format;

import dev.kasane.finding.FindingConfig;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reason;
import dev.kasane.finding.format.Fields.Fault;
import dev.kasane.finding.profile.CaseId;
import dev.kasane.finding.profile.CaseRule;
import dev.kasane.finding.profile.Event;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides to which case a finding belongs, the same for all formats and ways in. */
final class CaseOf {
  static final int BYTES = 512;

  private final @Nullable CaseRule rule;
  private final Map<String, String> prefixes;

  CaseOf(FindingConfig config) {
    this.prefixes = config.casePrefix();
    this.rule = config.caseRule().filter(text -> !text.isBlank()).map(CaseRule::of).orElse(null);
  }

  /** The case that an event of a format names itself; null for none. */
  @Nullable String own(String format, @Nullable CaseId said) {
    return said == null ? null : said.text(prefixes.get(format));
  }

  /**
   * The header, else what the finding itself says, else the configured rule, else the record key.
   *
   * @return an empty text where there is none and none is needed
   */
  String decide(
      Inbound inbound, @Nullable String own, Event event, @Nullable String host, Instant time) {
    if (filled(inbound.caseHeader())) {
      return identifier("kasane-case", inbound.caseHeader());
    }
    if (filled(own)) {
      return identifier("case", own);
    }
    String ruled = rule == null ? null : rule.caseId(event, host, time);
    if (filled(ruled)) {
      return identifier("case by kasane.finding.case-rule", ruled);
    }
    if (filled(inbound.key())) {
      return identifier("record key", inbound.key());
    }
    if (!inbound.caseNeeded()) {
      return "";
    }
    throw new Fault(
        Reason.NO_CASE,
        "The finding names no case; it needs the header kasane-case, a case of its own or a record"
            + " key.");
  }

  private static String identifier(String name, @Nullable String text) {
    return Fields.identifier(name, Objects.requireNonNull(text), BYTES);
  }

  private static boolean filled(@Nullable String text) {
    return text != null && !text.isBlank();
  }
}
