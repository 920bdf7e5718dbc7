package dev.kasane.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StixBundleTest {
  private static final Attack ATTACK = Attacks.builtIn();
  private static final JsonNode BUNDLE = bundle(false);

  private static JsonNode bundle(boolean closed) {
    return Told.JSON.valueToTree(StixBundle.of(Told.record(), closed, ATTACK));
  }

  private static List<JsonNode> of(String type) {
    var found = new ArrayList<JsonNode>();
    BUNDLE
        .get("objects")
        .forEach(
            object -> {
              if (object.get("type").asText().equals(type)) {
                found.add(object);
              }
            });
    return found;
  }

  @Test
  void everyObjectHasWhatStixWants() {
    assertEquals(List.of(), Schema.wrong("stix-bundle-2.1", BUNDLE));
  }

  @Test
  void theSchemaFindsWhatIsWrong() {
    ObjectNode wrong = BUNDLE.deepCopy();
    ((ObjectNode) wrong.at("/objects/0")).remove("created");
    ((ObjectNode) wrong.at("/objects/1")).put("modified", "yesterday");

    assertTrue(Schema.wrong("stix-bundle-2.1", wrong).size() >= 2);
  }

  @Test
  void everyReferenceLeadsToAnObjectOfTheBundleAndEveryIdIsOnce() {
    Set<String> ids = new HashSet<>();
    BUNDLE.get("objects").forEach(o -> assertTrue(ids.add(o.get("id").asText()), o.toString()));
    for (JsonNode object : BUNDLE.get("objects")) {
      assertTrue(object.get("id").asText().startsWith(object.get("type").asText() + "--"));
      for (Map.Entry<String, JsonNode> property : object.properties()) {
        if (property.getKey().endsWith("_ref")) {
          assertTrue(ids.contains(property.getValue().asText()), property.toString());
        }
        if (property.getKey().endsWith("_refs")) {
          property.getValue().forEach(id -> assertTrue(ids.contains(id.asText()), id.asText()));
        }
      }
    }
  }

  @Test
  void whatCountsIsSightedAndTheRestIsNoted() {
    assertEquals(3, of("sighting").size());
    assertEquals(
        List.of(
            "T1046 Network Service Discovery is inferred in case A.",
            "T1486 Data Encrypted for Impact is ruled-out in case A."),
        of("note").stream().map(n -> n.get("content").asText()).toList());
  }

  @Test
  void aSightingSaysWhenHowOftenAndHowSure() {
    JsonNode sighting = of("sighting").get(0);

    assertEquals("2026-05-01T02:03:04.123Z", sighting.get("first_seen").asText());
    assertEquals("2026-05-02T00:00:00.000Z", sighting.get("last_seen").asText());
    assertEquals(2, sighting.get("count").asInt());
    assertEquals(50, sighting.get("confidence").asInt());
  }

  @Test
  void theAttackPatternIsTheOneOfTheRelease() {
    String own =
        ATTACK.current("enterprise-attack").orElseThrow().technique("T1133").orElseThrow().stixId();

    assertEquals(own, of("sighting").get(0).get("sighting_of_ref").asText());
  }

  @Test
  void theSameCaseGivesTheSameBundle() {
    assertEquals(BUNDLE, bundle(false));
  }

  @Test
  void aClosedCaseIsAClosedInvestigation() {
    assertTrue(bundle(true).toString().contains("\"investigation_status\":\"closed\""));
    assertTrue(BUNDLE.toString().contains("\"investigation_status\":\"open\""));
  }

  @Test
  void whatNobodyKnowsTheTimeOfIsSightedWithoutOne() {
    JsonNode bundle = Told.JSON.valueToTree(StixBundle.of(Told.undated(), false, ATTACK));

    assertEquals(List.of(), Schema.wrong("stix-bundle-2.1", bundle));
    JsonNode sighting = null;
    for (JsonNode object : bundle.get("objects")) {
      sighting = object.get("type").asText().equals("sighting") ? object : sighting;
      assertEquals("2026-05-03T00:00:00.000Z", modified(object), object.toString());
    }
    assertTrue(sighting != null && !sighting.has("first_seen") && !sighting.has("last_seen"));
    assertFalse(bundle.toString().contains("null"), bundle.toString());
  }

  /** Of what is ours; what is only mentioned was made long ago. */
  private static String modified(JsonNode object) {
    return Set.of("identity", "attack-pattern").contains(object.get("type").asText())
        ? "2026-05-03T00:00:00.000Z"
        : object.get("modified").asText();
  }
}
