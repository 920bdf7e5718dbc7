package dev.kasane.finding.format;

import dev.kasane.finding.Context;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reason;
import dev.kasane.finding.Severity;
import dev.kasane.finding.format.Fields.Fault;
import dev.kasane.finding.profile.Characters;
import dev.kasane.finding.profile.Cleaned;
import dev.kasane.finding.profile.Event;
import dev.kasane.finding.profile.Extract;
import dev.kasane.finding.profile.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Makes findings of what formats tell that are not Kasane's own. */
final class Foreign {
  private Foreign() {}

  /** The finding; {@code kept} is the event as it came, where that is to be kept. */
  static Finding finding(
      Profile profile,
      Extract said,
      Event event,
      byte @Nullable [] kept,
      Inbound inbound,
      CaseOf cases,
      int mostClaims) {
    if (said.claims().size() > mostClaims) {
      throw new Fault(
          Reason.TOO_MANY,
          "The finding makes more than %d claims (kasane.finding.max-claims)."
              .formatted(mostClaims));
    }
    Instant stated = said.time();
    Instant time = stated == null ? inbound.arrived().truncatedTo(ChronoUnit.MICROS) : stated;
    return new Finding(
        new FindingKey(source(profile, said, event), id(said.id(), event)),
        cases.decide(inbound, cases.own(profile.format(), said.caseId()), event, said.host(), time),
        time,
        said.title() == null ? said.ruleName() : said.title(),
        said.host(),
        said.stated(),
        said.status(),
        said.version(),
        said.domain(),
        said.claims(),
        context(profile, said, kept),
        null);
  }

  private static Context context(Profile profile, Extract said, byte @Nullable [] kept) {
    Severity severity = said.severity();
    return new Context(
        profile.format(),
        severity == null ? null : severity.score(),
        said.description(),
        said.ruleId(),
        said.ruleName(),
        said.user(),
        kept);
  }

  /**
   * Nearly all products count their events from 1. Two that no profile knows, and that do not say
   * which they are, must not take each other's for the same finding: one of them would be lost.
   */
  private static String source(Profile profile, Extract said, Event event) {
    String id = said.id();
    boolean number = id != null && !Characters.holdLetter(id);
    boolean nameless = said.source().equals(profile.source());
    return number && nameless && profile.format().equals(Context.GENERIC)
        ? profile.source() + ":" + ContentId.kind(event.root())
        : source(said.source());
  }

  private static String source(String said) {
    return fits(said, KasaneFormat.SOURCE_BYTES) ? said : ContentId.of(said);
  }

  /** Also an id that cannot be kept as it is tells findings apart. */
  private static String id(@Nullable String said, Event event) {
    return said == null
        ? ContentId.of(event.root())
        : fits(said, KasaneFormat.ID_BYTES) ? said : ContentId.of(said);
  }

  private static boolean fits(String text, int mostBytes) {
    return text.length() * 3L <= mostBytes
        ? Cleaned.plain(text)
        : Cleaned.plain(text) && text.getBytes(StandardCharsets.UTF_8).length <= mostBytes;
  }
}
