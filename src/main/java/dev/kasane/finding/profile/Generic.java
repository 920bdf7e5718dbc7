package dev.kasane.finding.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasane.attack.TechniqueId;
import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.profile.Claims.Beside;
import dev.kasane.finding.profile.Claims.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the claims of events of which no profile knows where they stand. Reads fields whose names
 * speak of ATT&amp;CK; of tags those that look like nothing else; of text for people what stands
 * there as a word, which is a weak claim. Never reads what an attacker has written: names of files,
 * command lines, fingerprints and the like.
 */
public final class Generic {
  private static final int LONGEST_NAME = 100;

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

  /** What one object says in its own fields. */
  private static final class Found {
    final List<Said> ids = new ArrayList<>(2);
    final List<Said> names = new ArrayList<>(2);
    final List<Said> tactics = new ArrayList<>(2);
    @Nullable String version;
  }

  private void object(JsonNode object, Trail trail, Place place) {
    if (claims.full() || isMitigation(object)) {
      return;
    }
    var found = new Found();
    String entry = entryName(object);
    boolean sure = place.sure || hasTactic(object);
    var here = new Place(place.topic, place.prose, sure);
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      boolean value =
          entry != null && FieldName.ENTRY_VALUES.contains(name.toLowerCase(Locale.ROOT));
      int mark = trail.mark();
      trail.key(name);
      field(value && entry != null ? entry : name, field.getValue(), trail, here, found);
      trail.back(mark);
    }
    settle(found, sure);
  }

  private static boolean hasTactic(JsonNode object) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (FieldName.of(field.getKey()) == FieldName.TACTIC) {
        return true;
      }
    }
    return false;
  }

  /** Of {@code {"key":"mitre_technique","value":…}} the former, where it speaks of ATT&amp;CK. */
  private static @Nullable String entryName(JsonNode object) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getValue().isTextual()
          && FieldName.ENTRY_NAMES.contains(field.getKey().toLowerCase(Locale.ROOT))) {
        String name = field.getValue().textValue();
        FieldName topic = FieldName.of(name);
        if (topic.compareTo(FieldName.VERSION) <= 0) {
          return name;
        }
      }
    }
    return null;
  }

  /** Mitigations are numbered like their techniques, and say the opposite. */
  private static boolean isMitigation(JsonNode object) {
    for (String name : List.of("type", "value", "name")) {
      JsonNode node = object.get(name);
      if (node != null && node.isTextual()) {
        String text = node.textValue().toLowerCase(Locale.ROOT);
        if (text.contains("course-of-action") || text.contains("mitigation - t")) {
          return true;
        }
      }
    }
    return false;
  }

  private void field(String name, JsonNode value, Trail trail, Place place, Found found) {
    FieldName own = FieldName.of(name);
    FieldName topic = place.inAttack() ? within(place.topic, own, name) : own;
    if (topic == FieldName.OTHER && place.sure && Span.isWhole(value.asText(""))) {
      // {"patternId":"T1059.006","tactic":"execution"}
      topic = FieldName.TECHNIQUE;
    }
    if (value.isArray()) {
      int mark = trail.mark();
      for (int i = 0; i < value.size() && !claims.full(); i++) {
        trail.index(i);
        element(topic, value.get(i), trail, place, found);
        trail.back(mark);
      }
    } else {
      element(topic, value, trail, place, found);
    }
  }

  /** Below a field that speaks of ATT&amp;CK, ids and names need not say so again. */
  private static FieldName within(FieldName topic, FieldName own, String name) {
    if (own.compareTo(FieldName.TAGS) < 0) {
      return own;
    }
    String plain = name.toLowerCase(Locale.ROOT);
    boolean names = plain.endsWith("name") || plain.equals("value") || plain.equals("title");
    boolean ids =
        plain.endsWith("id")
            || plain.endsWith("ids")
            || plain.endsWith("code")
            || own == FieldName.ADDRESS;
    return switch (topic) {
      case TECHNIQUE -> ids ? FieldName.TECHNIQUE : names ? FieldName.TECHNIQUE_NAME : own;
      case TACTIC -> ids || names ? FieldName.TACTIC : own;
      default -> ids || names ? FieldName.ATTACK : own;
    };
  }

  private void element(FieldName topic, JsonNode value, Trail trail, Place place, Found found) {
    if (value.isObject()) {
      boolean speaks = topic.compareTo(FieldName.VERSION) < 0;
      object(
          value,
          trail,
          new Place(
              speaks ? topic : place.topic,
              place.prose && topic != FieldName.OBJECT,
              place.sure || topic == FieldName.ATTACK));
    } else if (value.isArray()) {
      for (JsonNode element : value) {
        element(topic, element, trail, place, found);
      }
    } else if (value.isTextual()) {
      JsonNode inside = topic == FieldName.OBJECT ? null : event.inside(value);
      if (inside == null) {
        text(topic, value.textValue(), trail, place, found);
      } else {
        trail.enterText();
        for (JsonNode element : inside.isArray() ? inside : List.of(inside)) {
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
      case TECHNIQUE -> add(Spelling.IDS.read(text), trail, text, found.ids);
      case TECHNIQUE_NAME -> add(Spelling.IDS.read(text), trail, text, found.names);
      case TACTIC -> tactic(text, trail, found);
      case VERSION -> found.version = text;
      case ATTACK -> attack(text, trail, found);
      case TAGS -> tag(text, trail);
      case ADDRESS -> address(text, trail);
      case PROSE -> {
        if (place.prose) {
          prose(text, trail);
        }
      }
      case RAW -> keyed(text, trail);
      default -> {}
    }
  }

  private static void add(List<Part> parts, Trail trail, String text, List<Said> to) {
    for (Part part : parts) {
      String id = part.id();
      String name = part.name();
      boolean own = id != null && TechniqueId.read(id).kind() == TechniqueId.Kind.NONE;
      if (!own && (id != null || name == null || name.length() <= LONGEST_NAME)) {
        to.add(new Said(part, trail.toString(), text));
      }
    }
  }

  /** Some products put techniques into fields for tactics. */
  private static void tactic(String text, Trail trail, Found found) {
    List<Part> techniques = Spelling.MIXED.read(text);
    if (!techniques.isEmpty()) {
      add(techniques, trail, text, found.ids);
    } else if (text.chars().anyMatch(Character::isLetter)) {
      found.tactics.addAll(Claims.tactics(text, trail.toString()));
    }
  }

  private static void attack(String text, Trail trail, Found found) {
    List<Part> techniques = Spelling.MIXED.read(text);
    Part tag = techniques.isEmpty() ? Tags.read(text) : null;
    if (tag != null && tag.id() == null) {
      found.tactics.add(new Said(tag, trail.toString(), text));
    } else {
      add(tag == null ? techniques : List.of(tag), trail, text, found.ids);
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
    int at = text.toLowerCase(Locale.ROOT).indexOf("attack.mitre.org/");
    if (at >= 0 && text.indexOf("/techniques/", at) > 0) {
      for (Part part : Spelling.MIXED.read(text)) {
        stated(part, trail, text);
      }
    }
  }

  private void prose(String text, Trail trail) {
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

  /** The claims of one object, once all of its fields are known. */
  private void settle(Found found, boolean sure) {
    boolean holdsId = found.ids.stream().anyMatch(said -> said.part().id() != null);
    // "technique" alone may be anything, but not beside a tactic or below "mitre"
    if (holdsId || sure || !found.tactics.isEmpty()) {
      var beside =
          new Beside(found.ids, found.names, distinct(found.tactics), found.version, true, false);
      claims.add(beside, Strength.STATED, Vendor.NONE);
    }
  }

  /** Of a tactic's id and name, which stand beside each other, one is enough. */
  private static List<Said> distinct(List<Said> tactics) {
    boolean id =
        tactics.stream().anyMatch(said -> isTacticId(String.valueOf(said.part().tactic())));
    return id
        ? tactics.stream().filter(said -> isTacticId(String.valueOf(said.part().tactic()))).toList()
        : tactics;
  }

  private static boolean isTacticId(String text) {
    return TechniqueId.read(text).kind() == TechniqueId.Kind.TACTIC;
  }
}
