package dev.kasane.stream;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.KasaneIT;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records and bodies that hold many events, some of them at fault. */
@KasaneIT
class ManyEventsIT {
  private static final List<String> OUTCOMES =
      List.of("accepted", "duplicate", "stale", "rejected");

  /** Spelt so that it is seen whether its bytes were kept or written anew. */
  private static final String EVENT =
      "{ \"uuid\":\"%s\", \"rule\":\"\\u0052\",\"priority\":\"Notice\",\"output\":\"o\","
          + "\"tags\":[\"T1059\"],\"score\":1.0}";

  @BeforeEach
  void nothingWaits() {
    await().untilAsserted(() -> given().get("/api/v1/lag").then().body("waiting", is(0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "array => [{a},7,{b}] => not-a-finding => 7",
        "envelope => {'value':[{a},{'id':1,'caseId':'x'},{b}],'@odata.nextLink':'x'}"
            + " => wrong-type => {'id':1,'caseId':'x'}",
        "lines => {a}~{'x~{b}~ => not-json => {'x",
      })
  void anEventOfARecordAtFaultIsRejectedByItselfAndItsNeighboursAreAccepted(
      String shape, String record, String reason, String bad) {
    String key = "many-events-" + shape;
    Map<String, Long> before = counted();

    Topic.send(key, spelt(record, key));

    Topic.awaitCase(key, c -> c.at("/findings/accepted").asInt() == 2);
    var rejected = Topic.await("kasane.rejected", r -> key.equals(Topic.text(r.key())));
    assertEquals(
        List.of("1", reason, spelt(bad, key)),
        List.of(
            header(rejected, "kasane-event"),
            header(rejected, "kasane-reason"),
            String.valueOf(Topic.text(rejected.value()))));
    awaitGrowth(before, Map.of("read", 3L, "accepted", 2L, "rejected", 1L));
    assertEquals(
        1,
        Topic.all("kasane.rejected").stream().filter(r -> key.equals(Topic.text(r.key()))).count());
  }

  @Test
  void ofEveryEventOfARecordItIsCountedWhatBecameOfIt() {
    String finding = "{\"id\":\"f\",\"source\":\"fates\",\"version\":%d}";
    String newest = finding.formatted(2);
    Map<String, Long> before = counted();

    Topic.send("many-events-fates", "[%s,%s,%s,7]".formatted(newest, newest, finding.formatted(1)));

    awaitGrowth(
        before, Map.of("read", 4L, "accepted", 1L, "duplicate", 1L, "stale", 1L, "rejected", 1L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "array => [{a},7,{b}] => not-a-finding",
        "envelope => {'hits':{'hits':[{'_source':{a}},{'_source':{}},{'_source':{b}}]}}"
            + " => unknown-format",
        "lines => {a}~{'x~{b}~ => not-json",
      })
  void anEventOfABodyAtFaultIsAnsweredAndItsNeighboursAreAccepted(
      String shape, String body, String reason) {
    String key = "many-events-rest-" + shape;
    Map<String, Long> before = counted();

    given()
        .queryParam("key", key)
        .body(spelt(body, key).getBytes(UTF_8))
        .post("/api/v1/findings")
        .then()
        .statusCode(202)
        .body("results.outcome", is(List.of("queued", "rejected", "queued")))
        .body("results[1].reason", is(reason));

    Topic.awaitCase(key, c -> c.at("/findings/accepted").asInt() == 2);
    // what was refused at the door was no record of the stream
    awaitGrowth(before, Map.of("read", 2L, "accepted", 2L));
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void theEventOfAFindingIsGivenBackAsItCameWithoutItsNeighbours(boolean overRest) {
    String key = "many-events-kept-" + overRest;
    String record = spelt("[{a},7,{b}]", key);
    if (overRest) {
      given().queryParam("key", key).body(record.getBytes(UTF_8)).post("/api/v1/findings");
    } else {
      Topic.send(key, record);
    }
    Topic.awaitCase(key, c -> c.at("/findings/accepted").asInt() == 2);
    String findings = "/api/v1/cases/" + key + "/findings";
    String source = given().get(findings).jsonPath().getString("items[0].source");

    String answer = given().get("/api/v1/findings/" + source + "/" + key + "-a").asString();

    String event = EVENT.formatted(key + "-a");
    assertTrue(answer.endsWith("\"original\":" + event + "}"), answer);
  }

  @Test
  void ofAFindingOfKasanesOwnFormatNoOriginalIsKeptForItSaysAllItself() {
    Topic.send("many-events-own", "[{\"id\":\"own\",\"source\":\"many-events\"},7]");
    Topic.awaitCase("many-events-own", c -> c.at("/findings/accepted").asInt() == 1);

    given()
        .get("/api/v1/findings/many-events/own")
        .then()
        .statusCode(200)
        .body("caseId", is("many-events-own"))
        .body("original", nullValue());
  }

  private static String spelt(String text, String key) {
    return text.replace('\'', '"')
        .replace('~', '\n')
        .replace("{a}", EVENT.formatted(key + "-a"))
        .replace("{b}", EVENT.formatted(key + "-b"));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return String.valueOf(Topic.header(record, name));
  }

  /** The metrics: how many were read, and what became of them. */
  private static Map<String, Long> counted() {
    var counted = new TreeMap<String, Long>();
    List<String> lines = given().get("/q/metrics").asString().lines().toList();
    counted.put("read", number(lines, "kasane_records_read_total "));
    for (String outcome : OUTCOMES) {
      counted.put(
          outcome, number(lines, "kasane_records_total{outcome=\"%s\"} ".formatted(outcome)));
    }
    return counted;
  }

  /** Before the first record there are no counters yet. */
  private static long number(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(name.length())))
        .sum();
  }

  private static void awaitGrowth(Map<String, Long> before, Map<String, Long> expected) {
    await()
        .untilAsserted(
            () -> {
              var growth = new TreeMap<String, Long>();
              counted().forEach((name, now) -> growth.put(name, now - before.get(name)));
              growth.values().removeIf(grown -> grown == 0);
              assertEquals(new TreeMap<>(expected), growth);
            });
  }
}
