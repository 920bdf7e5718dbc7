package dev.kasane.guideline;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Claim;
import dev.kasane.guideline.Document.Line;
import dev.kasane.guideline.Reading.Read;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of CTID's Mappings Explorer, object by object. Needed are {@code mapping_objects}
 * with a {@code capability_id} each; what else is missing is not known.
 */
final class MappingsExplorer {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(20)
                  .maxStringLength(100_000)
                  .maxNameLength(1_000)
                  .maxNumberLength(100)
                  .build())
          .build();

  private static final int MOST_NOTES = 20;

  private final Map<String, String> metadata = new HashMap<>();
  private final Map<String, String> groups = new HashMap<>();
  private final List<Map<String, String>> objects = new ArrayList<>();
  private final Map<String, Integer> odd = new TreeMap<>();
  private boolean hasObjects;

  private MappingsExplorer() {}

  static Reading<Document> read(byte[] bytes) {
    var explorer = new MappingsExplorer();
    try (JsonParser parser = JSON.createParser(bytes)) {
      return explorer.read(parser);
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      return Reading.faulty(line, "this is not JSON within bounds: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new IllegalStateException("Bytes in memory could not be read", e);
    }
  }

  private Reading<Document> read(JsonParser parser) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return Reading.faulty(1, "a Mappings Explorer file is one JSON object.");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("metadata") && value == JsonToken.START_OBJECT) {
        metadata.putAll(fields(parser));
      } else if (name.equals("mapping_objects") && value == JsonToken.START_ARRAY) {
        hasObjects = true;
        Reading<Document> wrong = objects(parser);
        if (wrong != null) {
          return wrong;
        }
      } else {
        parser.skipChildren();
      }
    }
    if (!hasObjects) {
      return Reading.faulty(1, "there is no list 'mapping_objects'.");
    }
    return new Read<>(document());
  }

  private @Nullable Reading<Document> objects(JsonParser parser) throws IOException {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int line = parser.currentTokenLocation().getLineNr();
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        return Reading.faulty(line, "each of 'mapping_objects' must be an object.");
      }
      if (objects.size() == Rows.MOST_ROWS) {
        return Reading.faulty(line, "there are more than %d mappings.".formatted(Rows.MOST_ROWS));
      }
      Map<String, String> object = fields(parser);
      String control = object.getOrDefault("capability_id", "");
      if (control.isBlank() || control.length() > 200) {
        return Reading.faulty(
            line,
            "mapping %d lacks a 'capability_id' of 1 to 200 characters: which control is it of?"
                .formatted(objects.size() + 1));
      }
      objects.add(object);
    }
    return null;
  }

  /** The texts and numbers of an object, by name; of groups, their names by id. */
  private Map<String, String> fields(JsonParser parser) throws IOException {
    var fields = new HashMap<String, String>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("capability_groups") && value == JsonToken.START_OBJECT) {
        groups.putAll(fields(parser));
      } else if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
        String text = parser.getText().strip();
        // long comments are of no use here
        fields.put(name, text.length() > Rows.LONGEST_FIELD ? text.substring(0, 500) : text);
      } else {
        parser.skipChildren();
      }
    }
    return fields;
  }

  private Document document() {
    var lines = new ArrayList<Line>(objects.size());
    for (Map<String, String> object : objects) {
      lines.add(line(object));
    }
    var notes = new ArrayList<String>();
    odd.forEach((what, count) -> notes.add("%s (%d mappings)".formatted(what, count)));
    String domain = Attack.domain(metadata.getOrDefault("technology_domain", "enterprise"));
    return new Document(
        metadata.get("mapping_framework"),
        metadata.get("mapping_framework_version"),
        domain == null ? "enterprise-attack" : domain,
        metadata.get("attack_version"),
        lines,
        notes);
  }

  private Line line(Map<String, String> object) {
    String id = object.getOrDefault("attack_object_id", "");
    boolean maps = !id.isEmpty() && !object.getOrDefault("status", "").equals("non_mappable");
    var category = Category.of(does(object));
    var strength = Strength.of(object.getOrDefault("score_value", ""));
    if (maps && category.isEmpty()) {
      note("'%s' is nothing that a control does: left out", does(object));
      maps = false;
    } else if (maps && strength.isEmpty()) {
      note("'%s' is no known strength: counts as unstated", object.get("score_value"));
    }
    String group = object.getOrDefault("capability_group", "");
    return new Line(
        object.getOrDefault("capability_id", ""),
        object.getOrDefault("capability_description", ""),
        group.isEmpty() ? null : groups.getOrDefault(group, group),
        maps ? claim(id, object) : null,
        category.orElse(Category.PROTECT),
        strength.orElse(Strength.UNSTATED));
  }

  /** The category that is stated; without one, what kind of mapping it is. */
  private static String does(Map<String, String> object) {
    String stated = object.getOrDefault("score_category", "");
    String type = object.getOrDefault("mapping_type", "");
    return !stated.isEmpty() ? stated : type.isEmpty() ? Category.PROTECT.word() : type;
  }

  private void note(String what, @Nullable String word) {
    String brief = word == null || word.length() < 40 ? word : word.substring(0, 40) + "…";
    String note = what.formatted(brief);
    if (odd.size() < MOST_NOTES || odd.containsKey(note)) {
      odd.merge(note, 1, Integer::sum);
    }
  }

  private Claim claim(String id, Map<String, String> object) {
    return new Claim(id, object.get("attack_object_name"), null, metadata.get("attack_version"));
  }
}
