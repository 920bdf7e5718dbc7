package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasane.attack.Comparison.Way;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Comparisons of real releases against what a plain walk over the raw bundles finds. */
class ReleaseChangesTest {
  private static final Map<Noun, Set<String>> TYPES =
      Map.of(
          Noun.TECHNIQUES, Set.of("attack-pattern"),
          Noun.TACTICS, Set.of("x-mitre-tactic"),
          Noun.MITIGATIONS, Set.of("course-of-action"),
          Noun.SOFTWARE, Set.of("malware", "tool"),
          Noun.GROUPS, Set.of("intrusion-set"),
          Noun.CAMPAIGNS, Set.of("campaign"));

  private static Map<String, JsonNode> of(Noun noun, RawBundle bundle) {
    var found = new TreeMap<String, JsonNode>();
    bundle.of(TYPES.get(noun)).forEach(object -> found.put(object.get("id").asText(), object));
    return found;
  }

  private static Map<String, String> parents(RawBundle bundle) {
    var parents = new HashMap<String, String>();
    for (JsonNode relation : bundle.of(Set.of("relationship"))) {
      if (relation.get("relationship_type").asText().equals("subtechnique-of")) {
        parents.put(relation.get("source_ref").asText(), relation.get("target_ref").asText());
      }
    }
    return parents;
  }

  private static boolean revoked(JsonNode object) {
    return object.path("revoked").asBoolean();
  }

  private static boolean deprecated(JsonNode object) {
    return object.path("x_mitre_deprecated").asBoolean() && !revoked(object);
  }

  private static boolean active(JsonNode object) {
    return !revoked(object) && !deprecated(object);
  }

  private static Set<String> tactics(JsonNode object) {
    var tactics = new TreeSet<String>();
    object
        .path("kill_chain_phases")
        .forEach(phase -> tactics.add(phase.get("phase_name").asText()));
    return tactics;
  }

  private static String id(JsonNode object) {
    for (JsonNode reference : object.get("external_references")) {
      if (reference.get("source_name").asText().startsWith("mitre-")) {
        return reference.path("external_id").asText();
      }
    }
    throw new AssertionError(object);
  }

  private static Map<Way, BiPredicate<JsonNode, JsonNode>> rules(RawBundle from, RawBundle to) {
    Map<String, String> then = parents(from);
    Map<String, String> now = parents(to);
    return Map.of(
        Way.RENAMED, (a, b) -> active(b) && !a.get("name").equals(b.get("name")),
        Way.RENUMBERED, (a, b) -> !id(a).equals(id(b)),
        Way.REVOKED, (a, b) -> !revoked(a) && revoked(b),
        Way.DEPRECATED, (a, b) -> !deprecated(a) && deprecated(b),
        Way.BACK, (a, b) -> !active(a) && active(b),
        Way.MOVED, (a, b) -> active(b) && !tactics(a).equals(tactics(b)),
        Way.TEXT_CHANGED,
            (a, b) -> active(b) && !a.path("description").equals(b.path("description")),
        Way.PARENT_CHANGED,
            (a, b) ->
                active(b)
                    && !String.valueOf(then.get(a.get("id").asText()))
                        .equals(String.valueOf(now.get(b.get("id").asText()))));
  }

  private static Map<String, List<String>> expected(Noun noun, RawBundle from, RawBundle to) {
    var expected = new TreeMap<String, List<String>>();
    Map<String, JsonNode> before = of(noun, from);
    Map<String, JsonNode> after = of(noun, to);
    after.forEach((id, o) -> put(expected, Way.ADDED, id, !before.containsKey(id)));
    before.forEach((id, o) -> put(expected, Way.REMOVED, id, !after.containsKey(id)));
    rules(from, to)
        .forEach(
            (way, rule) ->
                before.forEach(
                    (id, object) -> {
                      JsonNode now = after.get(id);
                      put(expected, way, id, now != null && rule.test(object, now));
                    }));
    return expected;
  }

  private static void put(Map<String, List<String>> found, Way way, String id, boolean is) {
    if (is) {
      found.computeIfAbsent(way.name(), w -> new ArrayList<>()).add(id);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "enterprise-attack-17.1, enterprise-attack-18.1",
    "enterprise-attack-8.2, enterprise-attack-18.1",
    "mobile-attack-17.1, mobile-attack-18.1"
  })
  void everyChangeIsThatOfTheRawBundlesAndNoOther(String from, String to) throws IOException {
    var comparison = Comparison.of(Attacks.bundle(from), Attacks.bundle(to));
    var rawFrom = new RawBundle(from);
    var rawTo = new RawBundle(to);
    for (Noun noun : TYPES.keySet()) {
      var actual = new TreeMap<String, List<String>>();
      for (Way way : Way.values()) {
        comparison
            .changes(noun, way)
            .forEach(change -> put(actual, way, change.entry().stixId(), true));
      }
      actual.values().forEach(list -> list.sort(null));
      assertEquals(expected(noun, rawFrom, rawTo), actual, noun.word());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "enterprise-attack-17.1, 12, 2, 0, 0, 0, 0, 49",
    "enterprise-attack-8.2, 165, 31, 3, 1, 0, 11, 404"
  })
  void theTechniquesOfTheCurrentReleaseChangedAsCounted(
      String from,
      int added,
      int renamed,
      int revoked,
      int deprecated,
      int back,
      int moved,
      int texts) {
    var comparison = Comparison.of(Attacks.bundle(from), Attacks.bundle("enterprise-attack-18.1"));
    var counts =
        List.of(
                Way.ADDED,
                Way.RENAMED,
                Way.REVOKED,
                Way.DEPRECATED,
                Way.BACK,
                Way.MOVED,
                Way.TEXT_CHANGED)
            .stream()
            .map(way -> comparison.changes(Noun.TECHNIQUES, way).size())
            .toList();
    assertEquals(List.of(added, renamed, revoked, deprecated, back, moved, texts), counts);
  }
}
