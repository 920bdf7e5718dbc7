package dev.kasane.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SightingsTest {
  private static final JsonNode SIGHTINGS =
      Told.JSON.valueToTree(Sightings.of(Told.record(), "52", "jp"));

  @Test
  void theyHoldToTheDataModel() {
    assertEquals(List.of(), Schema.wrong("sightings-2.0", SIGHTINGS));
  }

  @Test
  void whatIsConfirmedWasValidatedAndWhatIsSuspectedIsRaw() {
    assertEquals("human_validated", SIGHTINGS.at("/0/detection_type").asText());
    assertEquals("T1133", SIGHTINGS.at("/0/tid/0").asText());
    assertEquals(1, SIGHTINGS.at("/0/tid").size(), "only of Enterprise");
    assertEquals("raw", SIGHTINGS.at("/1/detection_type").asText());
    assertEquals("T1566.001", SIGHTINGS.at("/1/tid/0").asText());
  }

  @Test
  void whatDoesNotFitTheModelIsLeftOut() {
    JsonNode sightings = Told.JSON.valueToTree(Sightings.of(Told.record(), "hospital", "Kanto"));

    assertEquals(List.of(), Schema.wrong("sightings-2.0", sightings));
    assertEquals(true, sightings.at("/0/sector").isMissingNode());
  }

  @Test
  void theSameCaseIsReportedUnderTheSameId() {
    assertEquals(SIGHTINGS, Told.JSON.valueToTree(Sightings.of(Told.record(), "52", "jp")));
  }

  @Test
  void whatNobodyKnowsTheTimeOfBeganAtTheLatestWhenItWasSaid() {
    JsonNode sightings = Told.JSON.valueToTree(Sightings.of(Told.undated(), null, null));

    assertEquals(List.of(), Schema.wrong("sightings-2.0", sightings));
    assertEquals("2026-05-03T00:00:00Z", sightings.at("/0/start_time").asText());
  }
}
