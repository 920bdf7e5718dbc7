package dev.kasane.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import java.util.List;
import org.junit.jupiter.api.Test;

class NavigatorLayerTest {
  private static final Attack ATTACK = Attacks.builtIn();
  private static final JsonNode ALL = Told.JSON.valueToTree(NavigatorLayer.of(Told.matrix()));
  private static final JsonNode ONE =
      Told.JSON.valueToTree(NavigatorLayer.of(Told.record(), "enterprise-attack", ATTACK));

  @Test
  void bothLayersHoldToTheSpecification() {
    assertEquals(List.of(), Schema.wrong("navigator-layer-4.5", ALL));
    assertEquals(List.of(), Schema.wrong("navigator-layer-4.5", ONE));
  }

  @Test
  void theSchemaFindsWhatIsWrong() {
    ObjectNode wrong = ALL.deepCopy();
    wrong.remove("domain");
    ((ObjectNode) wrong.at("/versions")).put("layer", "4.4");
    ((ObjectNode) wrong.at("/techniques/0")).put("score", "2");

    assertEquals(3, Schema.wrong("navigator-layer-4.5", wrong).size());
  }

  @Test
  void totalsAreScoresUnderTheTacticThatTheyStandUnder() {
    assertEquals("T1133", ALL.at("/techniques/0/techniqueID").asText());
    assertEquals("initial-access", ALL.at("/techniques/0/tactic").asText());
    assertEquals(2, ALL.at("/techniques/0/score").asInt());
    assertEquals(0, ALL.at("/techniques/1/score").asInt(), "what was only ruled out");
    assertEquals(2, ALL.at("/gradient/maxValue").asInt());
  }

  @Test
  void theVersionIsThatOfTheRelease() {
    assertEquals("18", ALL.at("/versions/attack").asText());
    assertEquals("enterprise-attack 18.1", ALL.at("/metadata/0/value").asText());
  }

  @Test
  void theCasesStandBesideTheScore() {
    assertEquals("=A", ALL.at("/techniques/0/metadata/0/value").asText());
    assertEquals("suspected", ALL.at("/techniques/0/metadata/1/name").asText());
  }

  @Test
  void theLayerOfACaseIsOfOneDomainAndSaysSo() {
    assertEquals(7, ONE.at("/techniques").size(), "one of a claimed tactic, three of two tactics");
    assertEquals(true, ONE.at("/description").asText().contains("1 techniques of other domains"));
    assertFalse(ONE.toString().contains("T1660"));
  }

  @Test
  void whatNobodyKnowsTheTimeOfHasNone() {
    JsonNode layer =
        Told.JSON.valueToTree(NavigatorLayer.of(Told.undated(), "enterprise-attack", ATTACK));

    assertEquals(List.of(), Schema.wrong("navigator-layer-4.5", layer));
    assertEquals(
        List.of("status", "confidence", "evidence"),
        layer.at("/techniques/0/metadata").findValuesAsText("name"));
    assertFalse(layer.toString().contains("null"), layer.toString());
  }
}
