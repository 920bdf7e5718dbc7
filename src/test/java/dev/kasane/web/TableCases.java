package dev.kasane.web;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.stream.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Findings for the tests of the case table and the heat map, sent through Kafka. */
final class TableCases {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int A_RECORD = 500;

  private final List<Map<String, Object>> findings = new ArrayList<>();

  /** A technique under a tactic, as in {@code T1133 initial-access}; without one, under all. */
  TableCases finding(String caseId, String day, String status, String... techniques) {
    return titled("Finding of " + caseId, caseId, day, status, techniques);
  }

  TableCases titled(String title, String caseId, String day, String status, String... techniques) {
    findings.add(
        Map.of(
            "id",
            "table-%s-%d".formatted(caseId, findings.size()),
            "source",
            "table-test",
            "caseId",
            caseId,
            "time",
            day + "T02:03:04Z",
            "title",
            title,
            "status",
            status,
            "techniques",
            Arrays.stream(techniques).map(TableCases::claim).toList()));
    return this;
  }

  private static Map<String, String> claim(String technique) {
    String[] parts = technique.split(" ", 2);
    return parts.length == 1 ? Map.of("id", parts[0]) : Map.of("id", parts[0], "tactic", parts[1]);
  }

  void send() {
    records().forEach(record -> Topic.send("table-test", record));
  }

  /** Some findings each. */
  List<String> records() {
    try {
      var records = new ArrayList<String>();
      for (int from = 0; from < findings.size(); from += A_RECORD) {
        int to = Math.min(from + A_RECORD, findings.size());
        records.add(JSON.writeValueAsString(findings.subList(from, to)));
      }
      return records;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until so many cases pass the filter. */
  static void awaitCases(String filter, int cases) {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () ->
                assertEquals(
                    cases, given().get("/api/v1/counts?" + filter).jsonPath().getInt("ofCases")));
  }
}
