package dev.kasane.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasane.KasaneIT;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@KasaneIT
class FindingStreamIT {
  @Inject MeterRegistry meters;

  @Test
  void aFindingBecomesATechniqueOfItsCaseWithItsEvidence() {
    Topic.send(
        "one",
        """
        {"id":"f-1","source":"edr","caseId":"one","time":"2026-05-01T02:03:04Z","title":"Encoded",
         "status":"confirmed","techniques":[{"id":"T1059.001","name":"PowerShell"}]}
        """);

    JsonNode technique = Topic.awaitCase("one", c -> true).at("/techniques/0");
    assertEquals("T1059.001", technique.at("/id").asText());
    assertEquals("confirmed", technique.at("/status").asText());
    assertEquals("f-1", technique.at("/evidence/0/finding").asText());
    assertEquals("2026-05-01T02:03:04Z", technique.at("/firstSeen").asText());
  }

  @Test
  void theSameFindingAgainPublishesTheSameRecordAgain() {
    String finding = "{\"id\":\"twice\",\"caseId\":\"again\",\"techniques\":[{\"id\":\"T1003\"}]}";
    Topic.send("again", finding);
    byte[] first = Topic.await("kasane.cases", r -> "again".equals(Topic.text(r.key()))).value();

    Topic.send("again", finding);

    long firstOffset =
        Topic.await("kasane.cases", r -> "again".equals(Topic.text(r.key()))).offset();
    byte[] second =
        Topic.await(
                "kasane.cases",
                r -> "again".equals(Topic.text(r.key())) && r.offset() > firstOffset)
            .value();
    assertArrayEquals(first, second);
  }

  @Test
  void aHigherVersionMovesTheFindingIntoAnotherCase() {
    Topic.send(
        "from", "{\"id\":\"mover\",\"caseId\":\"from\",\"techniques\":[{\"id\":\"T1110\"}]}");
    Topic.awaitCase("from", c -> c.at("/techniques").size() == 1);

    Topic.send(
        "to",
        "{\"id\":\"mover\",\"caseId\":\"to\",\"version\":2,\"techniques\":[{\"id\":\"T1110\"}]}");

    Topic.awaitCase("to", c -> c.at("/techniques").size() == 1);
    JsonNode left = Topic.awaitCase("from", c -> c.at("/revision").asInt() == 2);
    assertEquals(0, left.at("/techniques").size());
  }

  @Test
  void aRetractionTakesTheFindingBackInWhateverOrderTheyCome() {
    Topic.send(
        "taken", "{\"id\":\"r\",\"caseId\":\"taken\",\"version\":2,\"status\":\"retracted\"}");
    Topic.send("taken", "{\"id\":\"r\",\"caseId\":\"taken\",\"techniques\":[{\"id\":\"T1046\"}]}");
    Topic.send("taken", "{\"id\":\"last\",\"caseId\":\"taken\"}");

    JsonNode record = Topic.awaitCase("taken", c -> c.at("/findings/accepted").asInt() == 1);
    assertEquals(1, record.at("/findings/retracted").asInt());
    assertEquals(0, record.at("/techniques").size());
  }

  @Test
  void theHeaderNamesTheCaseBeforeAllElse() {
    Topic.send(
        "key",
        "{\"id\":\"h\",\"source\":\"header\",\"caseId\":\"body\"}".getBytes(),
        Map.of("kasane-case", "header"));

    assertEquals("header", Topic.awaitCase("header", c -> true).at("/caseId").asText());
  }

  @Test
  void whatCannotBePlacedIsKeptWithItsReasonAndNotCounted() {
    Topic.send("lost", "{\"id\":\"u\",\"caseId\":\"lost\",\"techniques\":[{\"id\":\"T9999\"}]}");

    JsonNode record = Topic.awaitCase("lost", c -> true);
    assertEquals("T9999", record.at("/unresolved/0/claimed/id").asText());
    assertEquals("unknown-id", record.at("/unresolved/0/reason").asText());
    assertEquals(0, record.at("/techniques").size());
  }

  @Test
  void everyRecordReadEndsInExactlyOneOfFour() {
    Topic.send("sums", "{\"id\":\"s\",\"source\":\"sums\",\"version\":2}");
    Topic.send("sums", "{\"id\":\"s\",\"source\":\"sums\",\"version\":2}");
    Topic.send("sums", "{\"id\":\"s\",\"source\":\"sums\",\"version\":1}");
    Topic.send("sums", "nothing");
    Topic.send("sums", "{\"id\":\"end\",\"source\":\"sums\"}");
    Topic.awaitCase("sums", c -> c.at("/findings/accepted").asInt() == 2);

    org.awaitility.Awaitility.await()
        .untilAsserted(
            () -> {
              assertTrue(meters.counter("kasane.records", "outcome", "stale").count() >= 1);
              double sum =
                  meters.find("kasane.records").counters().stream()
                      .mapToDouble(c -> c.count())
                      .sum();
              assertEquals(meters.counter("kasane.records.read").count(), sum);
            });
  }

  @Test
  void aCountIsPublishedWithItsDenominator() {
    // other tests may have counted it before
    int before = published("T1566.002", "/cases/suspected");
    int parentBefore = published("T1566", "/casesWithSubTechniques");
    int parentItself = published("T1566", "/cases/total");
    Topic.send(
        "counted", "{\"id\":\"c\",\"caseId\":\"counted\",\"techniques\":[{\"id\":\"T1566.002\"}]}");

    JsonNode count = awaitCount("T1566.002", "/cases/suspected", before + 1);
    JsonNode parent = awaitCount("T1566", "/casesWithSubTechniques", parentBefore + 1);
    assertTrue(count.at("/ofCases").asInt() >= 1);
    assertEquals(parentItself, parent.at("/cases/total").asInt());
  }

  private static int published(String id, String pointer) {
    return Topic.all("kasane.counts").stream()
        .filter(r -> ("enterprise-attack/" + id).equals(Topic.text(r.key())))
        .mapToInt(r -> Topic.json(r).at(pointer).asInt())
        .reduce(0, (earlier, later) -> later);
  }

  private static JsonNode awaitCount(String id, String pointer, int value) {
    return Topic.json(
        Topic.await(
            "kasane.counts",
            r ->
                ("enterprise-attack/" + id).equals(Topic.text(r.key()))
                    && Topic.json(r).at(pointer).asInt() == value));
  }
}
