package dev.kasane.casebook;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.kasane.casebook.CaseRecord.ClaimPart;
import dev.kasane.casebook.CaseRecord.EvidencePart;
import dev.kasane.casebook.CaseRecord.StatusStep;
import dev.kasane.casebook.CaseRecord.TacticPart;
import dev.kasane.casebook.CaseRecord.TechniquePart;
import dev.kasane.finding.UtcTime;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the parts that make up nearly all of a case record. Jackson finds out by reflection what
 * to write, property by property, and that took a sixth of what a finding costs on its whole way;
 * what is written here is the same, byte by byte, and a test holds it against Jackson's own.
 */
final class PartWriters {
  private PartWriters() {}

  static SimpleModule module() {
    var module = new SimpleModule();
    module.addSerializer(Instant.class, new Writer<>(Instant.class, PartWriters::time));
    module.addSerializer(TacticPart.class, new Writer<>(TacticPart.class, PartWriters::tactic));
    module.addSerializer(
        TechniquePart.class, new Writer<>(TechniquePart.class, PartWriters::technique));
    return module;
  }

  /** How a part is written. */
  private interface Way<T> {
    void write(T part, JsonGenerator json) throws IOException;
  }

  /** Hands a part to its way. */
  private static final class Writer<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1;

    private final transient Way<T> way;

    Writer(Class<T> type, Way<T> way) {
      super(type);
      this.way = way;
    }

    @Override
    public void serialize(T part, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      way.write(part, json);
    }
  }

  /** Names of properties, in bytes as they are written. */
  private static SerializableString name(String name) {
    return new SerializedString(name);
  }

  private static final SerializableString ID = name("id");
  private static final SerializableString SHORTNAME = name("shortname");
  private static final SerializableString NAME = name("name");
  private static final SerializableString PARENT = name("parent");
  private static final SerializableString TACTIC = name("tactic");
  private static final SerializableString TACTICS = name("tactics");
  private static final SerializableString CLAIMED_TACTICS = name("claimedTactics");
  private static final SerializableString STATUS = name("status");
  private static final SerializableString FINDINGS = name("findings");
  private static final SerializableString FIRST_SEEN = name("firstSeen");
  private static final SerializableString LAST_SEEN = name("lastSeen");
  private static final SerializableString CONFIDENCE = name("confidence");
  private static final SerializableString EVIDENCE = name("evidence");
  private static final SerializableString MITIGATIONS = name("mitigations");
  private static final SerializableString DOMAIN = name("domain");
  private static final SerializableString STATUS_SINCE = name("statusSince");
  private static final SerializableString STATUS_BY = name("statusBy");
  private static final SerializableString HISTORY = name("history");
  private static final SerializableString SOURCE = name("source");
  private static final SerializableString FINDING = name("finding");
  private static final SerializableString METHOD = name("method");
  private static final SerializableString TEXT = name("text");
  private static final SerializableString TIME = name("time");
  private static final SerializableString CLAIMED = name("claimed");
  private static final SerializableString DECISION = name("decision");
  private static final SerializableString BY = name("by");
  private static final SerializableString AT = name("at");
  private static final SerializableString REASON = name("reason");
  private static final SerializableString VERSION = name("version");
  private static final SerializableString TECHNIQUES = name("techniques");

  private static void time(Instant time, JsonGenerator json) throws IOException {
    byte[] text = UtcTime.write(time);
    json.writeRawUTF8String(text, 0, text.length);
  }

  private static void tactic(TacticPart tactic, JsonGenerator json) throws IOException {
    json.writeStartObject();
    text(json, ID, tactic.id());
    text(json, SHORTNAME, tactic.shortname());
    text(json, NAME, tactic.name());
    number(json, TECHNIQUES, tactic.techniques());
    text(json, DOMAIN, tactic.domain());
    json.writeEndObject();
  }

  private static void technique(TechniquePart technique, JsonGenerator json) throws IOException {
    json.writeStartObject();
    text(json, ID, technique.id());
    text(json, NAME, technique.name());
    text(json, PARENT, technique.parent());
    texts(json, TACTICS, technique.tactics());
    texts(json, CLAIMED_TACTICS, technique.claimedTactics());
    text(json, STATUS, technique.status());
    number(json, FINDINGS, technique.findings());
    time(json, FIRST_SEEN, technique.firstSeen());
    time(json, LAST_SEEN, technique.lastSeen());
    fraction(json, CONFIDENCE, technique.confidence());
    json.writeFieldName(EVIDENCE);
    json.writeStartArray();
    for (EvidencePart evidence : technique.evidence()) {
      evidence(evidence, json);
    }
    json.writeEndArray();
    texts(json, MITIGATIONS, technique.mitigations());
    text(json, DOMAIN, technique.domain());
    stated(technique, json);
    json.writeEndObject();
  }

  /** What is left out where it says nothing. */
  private static void stated(TechniquePart technique, JsonGenerator json) throws IOException {
    if (technique.statusSince() != null) {
      time(json, STATUS_SINCE, technique.statusSince());
    }
    textIfSaid(json, STATUS_BY, technique.statusBy());
    if (!technique.history().isEmpty()) {
      json.writeFieldName(HISTORY);
      json.writeStartArray();
      for (StatusStep step : technique.history()) {
        step(step, json);
      }
      json.writeEndArray();
    }
  }

  private static void step(StatusStep step, JsonGenerator json) throws IOException {
    json.writeStartObject();
    time(json, AT, step.at());
    text(json, STATUS, step.status());
    text(json, BY, step.by());
    textIfSaid(json, DECISION, step.decision());
    textIfSaid(json, REASON, step.reason());
    text(json, SOURCE, step.source());
    text(json, FINDING, step.finding());
    json.writeEndObject();
  }

  private static void evidence(EvidencePart evidence, JsonGenerator json) throws IOException {
    json.writeStartObject();
    text(json, SOURCE, evidence.source());
    text(json, FINDING, evidence.finding());
    text(json, METHOD, evidence.method());
    fraction(json, CONFIDENCE, evidence.confidence());
    text(json, TEXT, evidence.text());
    text(json, STATUS, evidence.status());
    time(json, TIME, evidence.time());
    if (evidence.claimed() != null) {
      claim(evidence.claimed(), json);
    }
    textIfSaid(json, DECISION, evidence.decision());
    textIfSaid(json, BY, evidence.by());
    json.writeEndObject();
  }

  private static void claim(ClaimPart claimed, JsonGenerator json) throws IOException {
    json.writeFieldName(CLAIMED);
    json.writeStartObject();
    textIfSaid(json, ID, claimed.id());
    textIfSaid(json, NAME, claimed.name());
    textIfSaid(json, TACTIC, claimed.tactic());
    textIfSaid(json, VERSION, claimed.version());
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, SerializableString name, @Nullable String text)
      throws IOException {
    json.writeFieldName(name);
    // writes null for null
    json.writeString(text);
  }

  private static void textIfSaid(JsonGenerator json, SerializableString name, @Nullable String text)
      throws IOException {
    if (text != null) {
      text(json, name, text);
    }
  }

  private static void texts(JsonGenerator json, SerializableString name, List<String> texts)
      throws IOException {
    json.writeFieldName(name);
    json.writeStartArray();
    for (int i = 0; i < texts.size(); i++) {
      json.writeString(texts.get(i));
    }
    json.writeEndArray();
  }

  private static void number(JsonGenerator json, SerializableString name, int number)
      throws IOException {
    json.writeFieldName(name);
    json.writeNumber(number);
  }

  private static void fraction(JsonGenerator json, SerializableString name, double fraction)
      throws IOException {
    json.writeFieldName(name);
    json.writeNumber(fraction);
  }

  private static void time(JsonGenerator json, SerializableString name, @Nullable Instant time)
      throws IOException {
    json.writeFieldName(name);
    if (time == null) {
      json.writeNull();
    } else {
      time(time, json);
    }
  }
}
