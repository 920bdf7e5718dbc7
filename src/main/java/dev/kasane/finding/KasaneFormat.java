package dev.kasane.finding;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasane.attack.Claim;
import dev.kasane.attack.TechniqueId;
import dev.kasane.finding.Fields.Fault;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Kasane's own finding, as the contract, section 3, describes it. */
final class KasaneFormat {
  /** Source of findings that name none; the id alone then identifies them. */
  private static final String NO_SOURCE = "unknown";

  // source and id are one index entry together, and PostgreSQL holds at most 2,700 bytes in one
  static final int SOURCE_BYTES = 512;
  static final int ID_BYTES = 1024;
  static final int CASE_BYTES = 512;
  private static final int LINE = 300;

  private KasaneFormat() {}

  static Finding read(Fields fields, Inbound inbound, int maxClaims) {
    String id = fields.identifier("id", ID_BYTES);
    if (id == null) {
      throw new Fault(Reason.NO_ID, "The finding has no 'id'; it must be a text of its source's.");
    }
    String source = fields.identifier("source", SOURCE_BYTES);
    Instant time = fields.time("time");
    Fields attack = fields.object("attack");
    return new Finding(
        new FindingKey(source == null ? NO_SOURCE : source, id),
        caseId(fields, inbound),
        time == null ? inbound.arrived().truncatedTo(ChronoUnit.MICROS) : time,
        fields.text("title", LINE),
        fields.text("asset", LINE),
        fields.text("severity", LINE),
        status(fields),
        fields.number("version", 1),
        attack == null ? null : attack.whole("domain", LINE),
        claims(fields, attack == null ? null : attack.whole("version", LINE), maxClaims));
  }

  private static String caseId(Fields fields, Inbound inbound) {
    // read in any case: a wrong one is a fault even where the header decides
    String own = fields.identifier("caseId", CASE_BYTES);
    if (filled(inbound.caseHeader())) {
      return Fields.identifier(
          "kasane-case", Objects.requireNonNull(inbound.caseHeader()), CASE_BYTES);
    }
    if (own != null) {
      return own;
    }
    if (filled(inbound.key())) {
      return Fields.identifier("record key", Objects.requireNonNull(inbound.key()), CASE_BYTES);
    }
    if (!inbound.caseNeeded()) {
      return "";
    }
    throw new Fault(
        Reason.NO_CASE,
        "The finding names no case; it needs the header kasane-case, 'caseId' or a record key.");
  }

  private static boolean filled(@Nullable String text) {
    return text != null && !text.isBlank();
  }

  private static FindingStatus status(Fields fields) {
    String word = fields.whole("status", LINE);
    if (word == null) {
      return FindingStatus.SUSPECTED;
    }
    return FindingStatus.of(word)
        .orElseThrow(
            () ->
                new Fault(
                    Reason.WRONG_VALUE,
                    "'status' is '%s'; it must be confirmed, suspected, ruled-out or retracted."
                        .formatted(Text.brief(word))));
  }

  private static List<FindingClaim> claims(Fields fields, @Nullable String version, int max) {
    var claims = new ArrayList<FindingClaim>();
    JsonNode techniques = fields.array("techniques");
    for (int i = 0; techniques != null && i < techniques.size(); i++) {
      String at = "techniques/" + i;
      if (!techniques.get(i).isObject()) {
        throw Fields.wrongType(at, techniques.get(i), "an object with id, name or tactic");
      }
      claims.add(new FindingClaim(claim(new Fields(techniques.get(i)), version), "/" + at));
      check(claims, max);
    }
    JsonNode tags = fields.array("tags");
    for (int i = 0; tags != null && i < tags.size(); i++) {
      if (!tags.get(i).isTextual()) {
        throw Fields.wrongType("tags/" + i, tags.get(i), "text");
      }
      String tag = tags.get(i).textValue();
      if (tag.length() <= LINE && TechniqueId.looksLikeClaim(tag)) {
        var claim = new Claim(Text.clean(tag, LINE), null, null, version);
        claims.add(new FindingClaim(claim, "/tags/" + i));
        check(claims, max);
      }
    }
    return List.copyOf(claims);
  }

  private static Claim claim(Fields fields, @Nullable String version) {
    String own = fields.whole("version", LINE);
    return new Claim(
        fields.whole("id", LINE),
        fields.whole("name", LINE),
        fields.whole("tactic", LINE),
        own == null ? version : own);
  }

  private static void check(List<FindingClaim> claims, int max) {
    if (claims.size() > max) {
      throw new Fault(
          Reason.TOO_MANY,
          "The finding makes more than %d claims (kasane.finding.max-claims).".formatted(max));
    }
  }
}
