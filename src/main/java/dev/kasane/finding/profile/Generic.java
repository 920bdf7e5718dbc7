package dev.kasane.finding.profile;

import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.json.Json;
import dev.kasane.finding.json.JsonNumber;
import dev.kasane.finding.json.JsonObject;
import dev.kasane.finding.profile.Claims.Beside;
import dev.kasane.finding.profile.Claims.Said;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the claims of events of which no profile knows where they stand. Reads fields whose names
 * speak of ATT&amp;CK; of tags those that look like nothing else; of text for people what stands
 * there as a word, which is a weak claim. Never reads what an attacker has written: names of files,
 * command lines, fingerprints and the like.
 */
public final class Generic {
  private static final String SEPARATORS = ",;|";

  private final Event event;
  private final Claims claims;

  private Generic(Event event, Claims claims) {
    this.event = event;
    this.claims = claims;
  }

  /** Adds the claims of an event. */
  public static void read(Event event, Claims claims) {
    var trail = event.trail();
    new Generic(event, claims).object(event.root(), trail, new Place(FieldName.OTHER, true, false));
  }

  /**
   * Where in the event a value stands.
   *
   * @param topic what the nearest field above that speaks of ATT&amp;CK is about
   * @param prose whether text for people may stand here
   * @param sure whether a technique here is one of ATT&amp;CK even where only its name stands there
   */
  private record Place(FieldName topic, boolean prose, boolean sure) {
    boolean inAttack() {
      return topic == FieldName.TECHNIQUE || topic == FieldName.TACTIC || topic == FieldName.ATTACK;
    }
  }

  private void object(JsonObject object, Trail trail, Place place) {
    if (claims.full() || isMitigation(object)) {
      return;
    }
    var found = new Found();
    String entry = null;
    boolean sure = place.sure;
    boolean named = false;
    var names = new PropertyName[object.size()];
    for (int i = 0; i < names.length; i++) {
      PropertyName name = PropertyName.of(object.name(i));
      names[i] = name;
      sure |= name.topic() == FieldName.TACTIC;
      named |= name.ofAttack();
      if (entry == null && name.entry() && object.at(i).isText()) {
        entry = entry(object.at(i).asText());
      }
    }
    var here = sure == place.sure ? place : new Place(place.topic, place.prose, sure);
    for (int i = 0; i < names.length; i++) {
      PropertyName name = names[i];
      int mark = trail.mark();
      trail.key(object.name(i));
      if (place.inAttack() && Span.isWhole(object.name(i)) && holds(object.at(i))) {
        // {"mitre_attack":{"T1053.005":"Scheduled Task"}}
        found.technique(object.name(i), trail);
      }
      boolean value = entry != null && name.entryValue();
      field(
          value && entry != null ? PropertyName.of(entry) : name, object.at(i), trail, here, found);
      trail.back(mark);
    }
    Beside said = found.settled(sure || named);
    if (said != null) {
      claims.add(said, Strength.STATED, Vendor.NONE);
    }
  }

  /** Whether a field says yes: {@code {"T1059":true,"T1105":false}}. */
  private static boolean holds(Json value) {
    if (value.isContainer()) {
      return !value.isEmpty();
    }
    return value instanceof JsonNumber number
        ? !number.isZero()
        : !Scalars.saysNothing(value.asText()) && !value.asText().equals("false");
  }

  /** Of {@code {"key":"mitre_technique","value":…}} the former, where it speaks of ATT&amp;CK. */
  private static @Nullable String entry(String name) {
    return PropertyName.of(name).topic().compareTo(FieldName.VERSION) <= 0 ? name : null;
  }

  /** Mitigations are numbered like their techniques, and say the opposite. */
  private static boolean isMitigation(Json object) {
    return namesMitigation(object.get("type"))
        || namesMitigation(object.get("value"))
        || namesMitigation(object.get("name"));
  }

  private static boolean namesMitigation(@Nullable Json node) {
    if (node == null || !node.isText() || node.asText().indexOf('-') < 0) {
      return false;
    }
    String text = node.asText().toLowerCase(Locale.ROOT);
    return text.contains("course-of-action") || text.contains("mitigation - t");
  }

  private void field(PropertyName name, Json value, Trail trail, Place place, Found found) {
    FieldName topic = place.inAttack() ? within(place.topic, name) : name.topic();
    if (topic == FieldName.OTHER && place.sure && value.isText() && Span.isWhole(value.asText())) {
      // {"patternId":"T1059.006","tactic":"execution"}
      topic = FieldName.TECHNIQUE;
    }
    if (value.isArray()) {
      int mark = trail.mark();
      for (int i = 0; i < value.size() && !claims.full(); i++) {
        trail.index(i);
        element(topic, value.at(i), trail, place, found);
        trail.back(mark);
      }
    } else {
      element(topic, value, trail, place, found);
    }
  }

  /** Below a field that speaks of ATT&amp;CK, ids and names need not say so again. */
  private static FieldName within(FieldName topic, PropertyName name) {
    FieldName own = name.topic();
    if (own.compareTo(FieldName.TAGS) < 0) {
      return own;
    }
    return switch (topic) {
      case TECHNIQUE ->
          name.id() ? FieldName.TECHNIQUE : name.naming() ? FieldName.TECHNIQUE_NAME : own;
      case TACTIC -> name.id() || name.naming() ? FieldName.TACTIC : own;
      default -> name.id() || name.naming() ? FieldName.ATTACK : own;
    };
  }

  private void element(FieldName topic, Json value, Trail trail, Place place, Found found) {
    if (value instanceof JsonObject object) {
      boolean speaks = topic.compareTo(FieldName.VERSION) < 0;
      object(
          object,
          trail,
          new Place(
              speaks ? topic : place.topic,
              place.prose && topic != FieldName.OBJECT,
              place.sure || topic == FieldName.ATTACK));
    } else if (value.isArray()) {
      for (Json element : value) {
        element(topic, element, trail, place, found);
      }
    } else if (value.isText()) {
      Json inside = topic == FieldName.OBJECT ? null : event.inside(value);
      if (inside == null && topic.compareTo(FieldName.OBJECT) < 0) {
        text(topic, value.asText(), trail, place, found);
      } else if (inside != null) {
        trail.enterText();
        for (Json element : inside.isArray() ? inside : List.of(inside)) {
          element(topic, element, trail, place, found);
        }
        trail.leaveText();
      }
    }
  }

  private void text(FieldName topic, String text, Trail trail, Place place, Found found) {
    if (Scalars.saysNothing(text)) {
      return;
    }
    switch (topic) {
      case TECHNIQUE -> found.technique(text, trail);
      case TECHNIQUE_NAME -> found.name(text, trail);
      case TACTIC -> found.tactic(text, trail);
      case VERSION -> found.version(text);
      case ATTACK -> found.attack(text, trail);
      case TAGS -> tags(text, trail);
      case ADDRESS -> address(text, trail);
      case PROSE -> {
        if (place.prose) {
          prose(text, trail);
        }
      }
      case RAW -> {
        if (Span.maybe(text)) {
          keyed(text, trail);
        }
      }
      default -> {}
    }
  }

  /** Often several in one text: {@code "ATTACK,T1105,bad-domain"}. */
  private void tags(String text, Trail trail) {
    int from = 0;
    for (int at = 0; at <= text.length() && !claims.full(); at++) {
      if (at == text.length() || SEPARATORS.indexOf(text.charAt(at)) >= 0) {
        tag(text.substring(from, at).strip(), trail);
        from = at + 1;
      }
    }
  }

  private void tag(String text, Trail trail) {
    Part part = Tags.read(text);
    boolean technique = part != null && part.id() != null;
    // an id with some other word before or behind it is a claim only where the field says so
    if (part != null && (!technique || Tags.speaksOfAttack(text))) {
      stated(part, trail, text);
    }
  }

  private void address(String text, Trail trail) {
    int at = Span.maybe(text) ? text.toLowerCase(Locale.ROOT).indexOf("attack.mitre.org/") : -1;
    if (at >= 0 && text.indexOf("/techniques/", at) > 0) {
      for (Part part : Spelling.MIXED.read(text)) {
        stated(part, trail, text);
      }
    }
  }

  private void prose(String text, Trail trail) {
    if (!Span.maybe(text)) {
      return;
    }
    List<Said> fields = keyed(text, trail);
    for (Part part : Spelling.PROSE.read(text)) {
      if (fields.stream().noneMatch(said -> part.equals(said.part()))) {
        one(part, trail, text, Strength.WEAK);
      }
    }
  }

  /** Fields of a log line: {@code mitre_technique=T1059}. */
  private List<Said> keyed(String original, Trail trail) {
    List<Said> fields = LogLine.claims(original, trail.toString());
    for (Said said : fields) {
      one(said.part(), trail, said.text(), Strength.STATED);
    }
    return fields;
  }

  private void stated(Part part, Trail trail, String text) {
    one(part, trail, text, Strength.STATED);
  }

  private void one(Part part, Trail trail, String text, Strength strength) {
    var said = List.of(new Said(part, trail.toString(), text));
    claims.add(new Beside(said, List.of(), List.of(), null, false, false), strength, Vendor.NONE);
  }
}
