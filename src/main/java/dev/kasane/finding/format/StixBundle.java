package dev.kasane.finding.format;

import dev.kasane.attack.Claim;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Reason;
import dev.kasane.finding.format.Fields.Fault;
import dev.kasane.finding.json.Json;
import dev.kasane.finding.profile.Cleaned;
import dev.kasane.finding.profile.Event;
import dev.kasane.finding.profile.Extract;
import dev.kasane.finding.profile.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a profile cannot say of STIX: which attack patterns of a bundle are claims, for that depends
 * on how its objects refer to each other. One that stands for itself, that was sighted, that a
 * report names, or that an indicator or observation explains is stated. One that is only known of a
 * malware or an actor, or of an indicator that was not sighted while other things were, is weak: it
 * tells what would be possible. A sighting with a count of zero says that nothing was seen.
 */
final class StixBundle {
  /** The id of the format, and of the profile for all other parts of it. */
  static final String FORMAT = "stix";

  private static final String ATTACK_PATTERN = "attack-pattern";

  /** Objects of releases of ATT&amp;CK, which no other bundles have. */
  private static final Set<String> OF_RELEASES =
      Set.of("x-mitre-collection", "x-mitre-matrix", "x-mitre-tactic");

  private static final int LINE = 300;

  private final Event event;
  private final StixObjects objects;
  private final StixSeen seen;

  private StixBundle(Event event) {
    this.event = event;
    this.objects = new StixObjects(event);
    if (objects.hasAny(OF_RELEASES) && !objects.hasAny(StixSeen.OF_FINDINGS)) {
      throw new Fault(
          Reason.NOT_A_FINDING,
          "This is a release of ATT&CK, not a finding; releases are loaded with kasane.attack.bundles.");
    }
    this.seen = new StixSeen(objects);
  }

  /** Reads a bundle or a single object. */
  static Extract read(Profile profile, Event event, int mostClaims) {
    var bundle = new StixBundle(event);
    Extract said = profile.read(event, mostClaims);
    var claims = new ArrayList<FindingClaim>();
    for (StixObjects.Thing thing : bundle.objects.things()) {
      bundle.add(thing, claims);
    }
    bundle.addOutside(claims);
    claims.addAll(said.claims());
    FindingStatus status = bundle.seen.nothing() ? FindingStatus.RULED_OUT : said.status();
    return said.with(claims, status);
  }

  private void add(StixObjects.Thing thing, List<FindingClaim> claims) {
    Strength strength = thing.is(ATTACK_PATTERN) ? seen.strength(thing.id()) : null;
    if (strength == null) {
      return;
    }
    Json references = thing.node().path("external_references");
    int at = reference(references, "mitre-");
    at = at < 0 ? reference(references, "capec") : at;
    String name = thing.text("name");
    var claim =
        new Claim(
            line(at >= 0 ? references.at(at).path("external_id").asText() : idOf(thing, name)),
            line(name),
            line(phase(thing.node())),
            null);
    String pointer =
        at >= 0 ? "/external_references/" + at + "/external_id" : name == null ? "/id" : "/name";
    claims.add(new FindingClaim(claim, event.pointer(thing.pointer() + pointer), strength, null));
  }

  /** Where no release is referred to, the STIX id is most likely the sender's own. */
  private static @Nullable String idOf(StixObjects.Thing thing, @Nullable String name) {
    return name == null ? thing.id() : null;
  }

  /** Attack patterns that are referred to but not in the bundle: releases know their STIX ids. */
  private void addOutside(List<FindingClaim> claims) {
    objects
        .outside(ATTACK_PATTERN + "--")
        .forEach(
            (id, pointer) -> {
              Strength strength = seen.strength(id);
              if (strength != null) {
                var claim = new Claim(line(id), null, null, null);
                claims.add(new FindingClaim(claim, event.pointer(pointer), strength, null));
              }
            });
  }

  private static int reference(Json references, String source) {
    for (int i = 0; references.isArray() && i < references.size(); i++) {
      Json reference = references.at(i);
      if (reference.path("source_name").asText().startsWith(source)
          && reference.path("external_id").isText()) {
        return i;
      }
    }
    return -1;
  }

  /** The phase, where there is one: several are all that the technique could be for. */
  private static @Nullable String phase(Json pattern) {
    String phase = null;
    for (Json each : pattern.path("kill_chain_phases")) {
      if (each.path("kill_chain_name").asText().startsWith("mitre-")) {
        if (phase != null) {
          return null;
        }
        phase = each.path("phase_name").asText();
      }
    }
    return phase;
  }

  private static @Nullable String line(@Nullable String text) {
    return text == null ? null : Cleaned.text(text, LINE);
  }
}
