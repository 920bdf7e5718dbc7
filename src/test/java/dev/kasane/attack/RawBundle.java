package dev.kasane.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** A bundle of the shared data as Jackson reads it, for facts that owe nothing to our reader. */
final class RawBundle {
  private final Map<String, JsonNode> objects = new LinkedHashMap<>();

  RawBundle(String release) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(SharedData.bundle(release)))) {
      for (JsonNode object : new ObjectMapper().readTree(in).get("objects")) {
        objects.put(object.get("id").asText(), object);
      }
    }
  }

  JsonNode get(String stixId) {
    return objects.get(stixId);
  }

  /** All of some types, in the order of the bundle. */
  List<JsonNode> of(Set<String> types) {
    return objects.values().stream().filter(o -> types.contains(o.get("type").asText())).toList();
  }

  static String text(JsonNode object, String property) {
    return object.hasNonNull(property) ? object.get(property).asText() : null;
  }
}
