package dev.kasane.finding.format;

import dev.kasane.attack.Claim;
import dev.kasane.attack.TechniqueId;
import dev.kasane.finding.Context;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reason;
import dev.kasane.finding.Severity;
import dev.kasane.finding.Statement;
import dev.kasane.finding.format.Fields.Fault;
import dev.kasane.finding.json.Json;
import dev.kasane.finding.json.JsonObject;
import dev.kasane.finding.profile.Cleaned;
import dev.kasane.finding.profile.Event;
import dev.kasane.finding.profile.Tags;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Kasane's own finding, as the contract, section 3, describes it. */
final class KasaneFormat {
  /** Source of findings that name none; the id alone then identifies them. */
  private static final String NO_SOURCE = "unknown";

  // source and id are one index entry together, and PostgreSQL holds at most 2,700 bytes in one
  static final int SOURCE_BYTES = 512;
  static final int ID_BYTES = 1024;
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "source",
          "caseId",
          "time",
          "title",
          "description",
          "severity",
          "asset",
          "status",
          "version",
          "attack",
          "techniques",
          "tags",
          "decision",
          "facts",
          "mergedInto",
          "by",
          "reason");

  private static final int LINE = 300;
  private static final int TEXT = 4_000;

  private KasaneFormat() {}

  /**
   * Whether an object is meant as a finding of this format: it surely is, or it says nothing that
   * this format does not know.
   */
  static boolean recognises(JsonObject root) {
    if (isSurely(root)) {
      return true;
    }
    for (int i = 0; i < root.size(); i++) {
      if (!KEYS.contains(root.name(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether an object names its case or its techniques as this format does. */
  static boolean isSurely(Json root) {
    return root.has("caseId")
        ? root.has("id") || root.has("techniques") || root.has("status")
        : root.has("id") && hasTechniques(root.get("techniques"));
  }

  private static boolean hasTechniques(@Nullable Json techniques) {
    if (techniques == null || !techniques.isArray()) {
      return false;
    }
    for (Json technique : techniques) {
      boolean ours = technique.has("id") || technique.has("name") || technique.has("tactic");
      if (!technique.isObject() || !ours) {
        return false;
      }
    }
    return true;
  }

  static Finding read(Event event, Inbound inbound, CaseOf cases, int maxClaims) {
    var fields = new Fields(event.root());
    String id = fields.identifier("id", ID_BYTES);
    if (id == null) {
      throw new Fault(Reason.NO_ID, "The finding has no 'id'; it must be a text of its source's.");
    }
    String source = fields.identifier("source", SOURCE_BYTES);
    // read in any case: a wrong one is a fault even where the header decides
    String own = fields.identifier("caseId", CaseOf.BYTES);
    Instant stated = fields.time("time");
    Instant time = stated == null ? inbound.arrived().truncatedTo(ChronoUnit.MICROS) : stated;
    String asset = fields.text("asset", LINE);
    String severity = fields.text("severity", LINE);
    String caseId = cases.decide(inbound, own, event, asset, time);
    Fields attack = fields.object("attack");
    List<FindingClaim> claims =
        claims(fields, attack == null ? null : attack.whole("version", LINE), maxClaims);
    FindingStatus status = status(fields);
    // a retraction says nothing more, whatever it repeats of what it takes back
    Statement statement =
        status == FindingStatus.RETRACTED
            ? null
            : StatementReader.read(fields, caseId, time, inbound.arrived());
    if (statement != null) {
      StatementReader.checkClaims(statement, !claims.isEmpty());
    }
    return new Finding(
        new FindingKey(source == null ? NO_SOURCE : source, id),
        caseId,
        time,
        fields.text("title", LINE),
        asset,
        severity,
        statement instanceof Statement.Decision decision ? decision.verdict().status() : status,
        fields.number("version", 1),
        attack == null ? null : attack.whole("domain", LINE),
        claims,
        context(fields, severity),
        statement);
  }

  private static Context context(Fields fields, @Nullable String severity) {
    return new Context(
        Context.KASANE,
        severity == null ? null : Severity.of(severity).map(Severity::score).orElse(null),
        fields.text("description", TEXT),
        null,
        null,
        null,
        null);
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
                        .formatted(Cleaned.brief(word))));
  }

  private static List<FindingClaim> claims(Fields fields, @Nullable String version, int max) {
    var claims = new ArrayList<FindingClaim>();
    Json techniques = fields.array("techniques");
    for (int i = 0; techniques != null && i < techniques.size(); i++) {
      String at = "techniques/" + i;
      if (!techniques.at(i).isObject()) {
        throw Fields.wrongType(at, techniques.at(i), "an object with id, name or tactic");
      }
      claims.add(new FindingClaim(claim(new Fields(techniques.at(i)), version), "/" + at));
      check(claims, max);
    }
    Json tags = fields.array("tags");
    for (int i = 0; tags != null && i < tags.size(); i++) {
      if (!tags.at(i).isText()) {
        throw Fields.wrongType("tags/" + i, tags.at(i), "text");
      }
      String tag = tags.at(i).asText();
      if (tag.length() <= LINE && (TechniqueId.looksLikeClaim(tag) || Tags.claim(tag))) {
        var claim = new Claim(Cleaned.text(tag, LINE), null, null, version);
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
