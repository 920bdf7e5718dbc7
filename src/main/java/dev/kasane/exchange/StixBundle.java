package dev.kasane.exchange;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.CaseRecord.EvidencePart;
import dev.kasane.casebook.CaseRecord.TechniquePart;
import dev.kasane.casebook.Status;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A case as a STIX 2.1 bundle: an incident with the Incident Core extension, a sighting for each
 * technique that counts, and a note for each that was only inferred or was ruled out, since a
 * sighting would say more. All ids follow from what they name, so the same case is the same object
 * wherever it arrives, and a later revision of it a later version.
 */
public final class StixBundle {
  private static final String INCIDENT_CORE =
      "extension-definition--ef765651-680c-498d-9894-99799f2fa126";
  private static final Pattern ATTACK_PATTERN =
      Pattern.compile(
          "attack-pattern--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
  private static final int MOST_SIGHTINGS = 999_999_999;

  /**
   * When objects of others were made that are only mentioned here. It is the earliest time that
   * there is, so that the publisher's own version always counts as the newer one.
   */
  private static final Instant LONG_AGO = Instant.EPOCH;

  private final CaseRecord record;
  private final Attack attack;
  private final List<Map<String, Object>> objects = new ArrayList<>();
  private final String author = id("identity", "kasane");
  private final String incident;
  private final Instant created;
  private final Instant modified;

  private StixBundle(CaseRecord record, Attack attack) {
    this.record = record;
    this.attack = attack;
    this.incident = id("incident", record.caseId());
    this.modified = record.updatedAt();
    // never after it was changed, also where findings state times that are yet to come
    Instant opened = record.openedAt() == null ? modified : record.openedAt();
    this.created = opened.isBefore(modified) ? opened : modified;
  }

  /**
   * The bundle of a case.
   *
   * @param closed whether the handlers have closed it
   */
  public static Map<String, Object> of(CaseRecord record, boolean closed, Attack attack) {
    var bundle = new StixBundle(record, attack);
    bundle.write(closed);
    Map<String, Object> written = new LinkedHashMap<>();
    written.put("type", "bundle");
    written.put("id", id("bundle", record.caseId(), String.valueOf(record.revision())));
    written.put("objects", bundle.objects);
    return written;
  }

  /** An object of these properties, always in this order. */
  private static Map<String, Object> object(Object... namesAndValues) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return object;
  }

  private static String id(String type, String... names) {
    String[] all = new String[names.length + 1];
    all[0] = type;
    System.arraycopy(names, 0, all, 1, names.length);
    return type + "--" + NameUuid.version5(all);
  }

  private void write(boolean closed) {
    Map<String, Object> identity = common("identity", author, LONG_AGO, LONG_AGO);
    identity.remove("created_by_ref");
    identity.put("name", "Kasane");
    identity.put("identity_class", "system");
    incident(closed);
    for (TechniquePart technique : record.techniques()) {
      String pattern = attackPattern(technique);
      if (Status.of(technique.status()).map(Status::counts).orElse(false)) {
        sighting(technique, pattern);
      } else {
        note(technique, pattern);
      }
    }
  }

  private Map<String, Object> common(String type, String id, Instant from, Instant to) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("type", type);
    object.put("spec_version", "2.1");
    object.put("id", id);
    object.put("created_by_ref", author);
    object.put("created", TIME.format(from));
    object.put("modified", TIME.format(to));
    objects.add(object);
    return object;
  }

  private void incident(boolean closed) {
    boolean confirmed =
        record.techniques().stream().anyMatch(t -> t.status().equals(Status.CONFIRMED.word()));
    Map<String, Object> written = common("incident", incident, created, modified);
    written.put("name", record.title() == null ? "Case " + record.caseId() : record.title());
    written.put(
        "external_references",
        List.of(object("source_name", "kasane", "external_id", record.caseId())));
    written.put(
        "extensions",
        object(
            INCIDENT_CORE,
            object(
                "extension_type", "property-extension",
                "determination", confirmed ? "confirmed" : "suspected",
                "investigation_status", closed ? "closed" : "open")));
  }

  private String attackPattern(TechniquePart part) {
    Technique technique =
        attack.current(part.domain()).flatMap(c -> c.technique(part.id())).orElse(null);
    String own = technique == null ? "" : technique.stixId();
    String id =
        ATTACK_PATTERN.matcher(own).matches()
            ? own
            : id("attack-pattern", part.domain(), part.id());
    Map<String, Object> pattern = common("attack-pattern", id, LONG_AGO, LONG_AGO);
    // MITRE's, not ours
    pattern.remove("created_by_ref");
    pattern.put("name", part.name());
    Map<String, Object> reference = new LinkedHashMap<>();
    reference.put("source_name", "mitre-attack");
    reference.put("external_id", part.id());
    if (technique != null && technique.url() != null) {
      reference.put("url", technique.url());
    }
    pattern.put("external_references", List.of(reference));
    if (!part.tactics().isEmpty()) {
      pattern.put(
          "kill_chain_phases",
          part.tactics().stream()
              .map(t -> object("kill_chain_name", "mitre-attack", "phase_name", t))
              .toList());
    }
    return id;
  }

  private void sighting(TechniquePart technique, String pattern) {
    String key = technique.domain() + "/" + technique.id();
    Map<String, Object> sighting =
        common("sighting", id("sighting", record.caseId(), key), created, modified);
    sighting.put("sighting_of_ref", pattern);
    time(sighting, "first_seen", technique.firstSeen());
    time(sighting, "last_seen", technique.lastSeen());
    sighting.put("count", Math.min(MOST_SIGHTINGS, Math.max(1, technique.findings())));
    sighting.put("confidence", Math.round(100 * technique.confidence()));
    sighting.put("description", "%s in case %s".formatted(technique.status(), record.caseId()));
    if (!technique.evidence().isEmpty()) {
      sighting.put(
          "external_references", technique.evidence().stream().map(StixBundle::reference).toList());
    }
    Map<String, Object> link =
        common("relationship", id("relationship", record.caseId(), key), created, modified);
    link.put("relationship_type", "related-to");
    link.put("source_ref", incident);
    link.put("target_ref", pattern);
  }

  private static Map<String, Object> reference(EvidencePart evidence) {
    return object("source_name", evidence.source(), "external_id", evidence.finding());
  }

  private static void time(Map<String, Object> object, String name, @Nullable Instant time) {
    if (time != null) {
      object.put(name, TIME.format(time));
    }
  }

  private void note(TechniquePart technique, String pattern) {
    String key = technique.domain() + "/" + technique.id();
    Map<String, Object> note = common("note", id("note", record.caseId(), key), created, modified);
    note.put(
        "content",
        "%s %s is %s in case %s."
            .formatted(technique.id(), technique.name(), technique.status(), record.caseId()));
    note.put("object_refs", List.of(incident, pattern));
  }
}
