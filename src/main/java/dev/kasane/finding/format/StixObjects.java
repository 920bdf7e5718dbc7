package dev.kasane.finding.format;

import dev.kasane.finding.json.Json;
import dev.kasane.finding.profile.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The objects of a STIX bundle, or the one object that there is; without revoked ones. */
final class StixObjects {
  private static final List<String> REFERENCES =
      List.of("sighting_of_ref", "source_ref", "target_ref", "object_refs");

  private final List<Thing> things = new ArrayList<>();
  private final Set<String> types = new HashSet<>();

  /** An object and where in the event it stands. */
  record Thing(Json node, String pointer) {
    boolean is(String type) {
      return type.equals(text("type"));
    }

    String id() {
      return node.path("id").asText();
    }

    @Nullable String text(String key) {
      Json value = node.path(key);
      return value.isText() && !value.asText().isBlank() ? value.asText() : null;
    }
  }

  StixObjects(Event event) {
    Json list = event.root().path("objects");
    if (!list.isArray()) {
      add(new Thing(event.root(), ""));
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      add(new Thing(list.at(i), "/objects/" + i));
    }
  }

  private void add(Thing thing) {
    String type = thing.text("type");
    if (type != null && !thing.node().path("revoked").asText().equals("true")) {
      things.add(thing);
      types.add(type);
    }
  }

  List<Thing> things() {
    return things;
  }

  boolean hasAny(Set<String> some) {
    return some.stream().anyMatch(types::contains);
  }

  /** Ids that are referred to but have no object here, with the place of the first reference. */
  Map<String, String> outside(String prefix) {
    var outside = new LinkedHashMap<String, String>();
    for (Thing thing : things) {
      for (String key : REFERENCES) {
        Json value = thing.node().path(key);
        if (value.isText() && value.asText().startsWith(prefix)) {
          outside.putIfAbsent(value.asText(), thing.pointer() + "/" + key);
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
          if (value.at(i).asText().startsWith(prefix)) {
            outside.putIfAbsent(value.at(i).asText(), thing.pointer() + "/" + key + "/" + i);
          }
        }
      }
    }
    things.forEach(thing -> outside.remove(thing.id()));
    return outside;
  }
}
