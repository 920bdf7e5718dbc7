package dev.kasane.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Outcome;
import dev.kasane.attack.Resolution;
import dev.kasane.attack.Technique;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Reading;
import dev.kasane.finding.Severity;
import dev.kasane.mapping.MappedTechnique;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping.Mapped;
import dev.kasane.mapping.Mapping.Unresolved;
import dev.kasane.web.ClaimPlaces.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was made of an event that somebody tried.
 *
 * @param formatName its format for people; null where no format is known to fit
 * @param idOfContent whether the id was made of the content, since the event has none
 * @param claims the first of them
 * @param ofClaims how many there are
 * @param counts the techniques that the case would get
 * @param pieces the event as it came, with the places of the claims
 */
record Tried(
    Finding finding,
    @Nullable String formatName,
    boolean idOfContent,
    @Nullable Severity severity,
    List<Line> claims,
    int ofClaims,
    List<Counted> counts,
    List<MarkedText.Piece> pieces) {
  private static final int MOST_CLAIMS = 100;

  /**
   * A claim and what it means.
   *
   * @param outcome a word of the contract, {@code beside} for a tactic that belongs to the
   *     techniques beside it
   * @param placed whether its place is marked in the text
   */
  record Line(
      int number,
      FindingClaim said,
      String outcome,
      boolean conflict,
      List<String> path,
      @Nullable Technique technique,
      @Nullable String tactic,
      @Nullable String reason,
      List<Technique> candidates,
      boolean placed) {
    /** Whether it is only prose, or what would be possible. */
    public boolean weak() {
      return said.strength() == Strength.WEAK;
    }

    public boolean unresolved() {
      return outcome.equals(Outcome.UNRESOLVED.word());
    }

    /** Whether the place holds more than the parts of the claim. */
    public boolean hasText() {
      return said.text() != null;
    }
  }

  /** A technique and the status that it would get if nothing else were known of it. */
  record Counted(MappedTechnique mapped, String status) {}

  /** Of an event that could be read. */
  static Tried of(Reading.Read read, Map<String, String> formats, Attack attack) {
    String text = text(read.event());
    return of(
        read.finding(),
        text,
        ClaimPlaces.ofJson(text, read.finding().claims()),
        formats.get(read.finding().context().format()),
        attack);
  }

  /** Of a text that was read in some way. */
  static Tried of(
      Finding finding,
      String text,
      ClaimPlaces places,
      @Nullable String formatName,
      Attack attack) {
    Mapped mapped = Mapper.map(finding, attack);
    Integer score = finding.context().score();
    var found = new HashMap<Integer, Place>();
    var lines = new ArrayList<Line>();
    List<FindingClaim> claims = finding.claims();
    for (int i = 0; i < Math.min(MOST_CLAIMS, claims.size()); i++) {
      Place place = places.of(claims.get(i));
      if (place != null) {
        found.put(i + 1, place);
      }
      lines.add(line(i, mapped, attack, place != null));
    }
    return new Tried(
        finding,
        finding.context().recognised() ? formatName : null,
        finding.key().isOfContent(),
        score == null ? null : Severity.ofScore(score),
        lines,
        claims.size(),
        mapped.techniques().stream().map(t -> new Counted(t, status(t, finding.status()))).toList(),
        MarkedText.of(text, found));
  }

  /** The bytes as text, without the mark that some programs write before it. */
  static String text(byte[] event) {
    String text = new String(event, UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static String status(MappedTechnique technique, FindingStatus status) {
    boolean says = status == FindingStatus.CONFIRMED || status == FindingStatus.SUSPECTED;
    return says && technique.weak() ? "inferred" : status.word();
  }

  private static Line line(int place, Mapped mapped, Attack attack, boolean placed) {
    FindingClaim said = mapped.finding().claims().get(place);
    for (Unresolved unresolved : mapped.unresolved()) {
      if (unresolved.claim() == place) {
        return new Line(
            place + 1,
            said,
            Outcome.UNRESOLVED.word(),
            false,
            List.of(),
            null,
            null,
            unresolved.reason(),
            unresolved.candidates(),
            placed);
      }
    }
    Resolution resolved = attack.resolve(said.claim(), mapped.finding().domain());
    return new Line(
        place + 1,
        said,
        resolved.technique() == null ? "beside" : resolved.outcome().word(),
        resolved.conflict(),
        resolved.path(),
        resolved.technique(),
        resolved.tactic(),
        resolved.technique() == null ? null : resolved.reason(),
        List.of(),
        placed);
  }
}
