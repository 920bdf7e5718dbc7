package dev.kasane.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

/** Everything of one instance, taken out of it and put into an empty one. */
class BackupIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String MORE =
      """
      [{"id":"m-1","source":"edr","caseId":"N","time":"2026-05-01T02:03:04.123456Z","title":"one","asset":"host","severity":"high",
        "status":"confirmed","version":3,"techniques":[{"id":"V9.T1003.001"},{"name":"Domain Account"},{"id":"T9999"}],"tags":["attack.t1059.001"]},
       {"id":"m-2","source":"edr","caseId":"N","time":"2026-05-02T02:03:04Z","status":"ruled-out","techniques":[{"id":"T1073"}]},
       {"id":"m-3","source":"edr","caseId":"O","time":"2026-05-03T02:03:04Z","techniques":[{"id":"T1486"}]},
       {"id":"m-3","source":"edr","caseId":"O","status":"retracted","version":2},
       {"id":"m-4","source":"edr","caseId":"A","time":"2026-05-03T02:03:04Z","techniques":[{"id":"T1486"}]},
       {"id":"m-4","source":"edr","caseId":"O","time":"2026-05-03T02:03:04Z","version":2,"techniques":[{"id":"T1490"}]},
       {"id":"m-5","caseId":"事案/1","time":"2026-05-04T02:03:04Z","attack":{"domain":"enterprise"},"techniques":[{"id":"T1053","name":"Scheduled Task"}]}]
      """;

  /** Of a foreign format, so that the event itself is kept. */
  private static final String FOREIGN =
      """
      {"id":"1580.1","timestamp":"2026-05-05T02:03:04.000+0000","agent":{"name":"h-1"},
       "rule":{"id":"5712","level":10,"description":"Überwachung","mitre":{"id":["T1110"]}}}
      """;

  private static final String DECIDED =
      """
      {"by":"h.tanaka","reason":"The log shows it",
       "decisions":[{"technique":"T1486","decision":"add"},
         {"technique":"T1059.001","decision":"rule-out"}],
       "facts":{"phase":"recovery","sector":"health care","allClear":[{"condition":"All passwords are changed","state":"open"}]}}
      """;

  private static final List<String> ASKED =
      List.of(
          "/api/v1/matrix",
          "/api/v1/cases?limit=1000",
          "/api/v1/counts",
          "/api/v1/cases/N/findings",
          "/api/v1/counts/groups?by=sector");

  @Test
  void aBackupRestoresToIdenticalAnswers() throws Exception {
    try (var first = RunningKasane.start(Map.of("kasane.demo", "true"))) {
      first.post("/api/v1/findings", "application/json", MORE.getBytes(UTF_8));
      first.postTo("N", FOREIGN.getBytes(UTF_8));
      until(() -> assertEquals(74, findings(first.get("/api/v1/export")).size()));
      first.patch("/api/v1/cases/N", DECIDED.getBytes(UTF_8));
      first.patch(
          "/api/v1/cases/O",
          "{\"by\":\"h\",\"reason\":\"the same\",\"mergedInto\":\"A\"}".getBytes(UTF_8));
      // two decisions, facts and a merge
      until(() -> assertEquals(78, findings(first.get("/api/v1/export")).size()));
      String export = first.get("/api/v1/export");
      String original = originalOf(export);
      assertTrue(JSON.readTree(first.get(original)).get("original").has("rule"), original);

      try (var second = RunningKasane.start(Map.of())) {
        JsonNode report =
            JSON.readTree(
                second.post("/api/v1/import", "application/x-ndjson", export.getBytes(UTF_8)));
        assertEquals(78, report.get("queued").asInt(), report.toString());
        assertEquals(0, report.get("rejected").asInt(), report.toString());
        assertTrue(report.get("complete").asBoolean(), report.toString());
        until(() -> assertEquals(findings(export), findings(second.get("/api/v1/export"))));
        for (String address : ASKED) {
          until(() -> assertEquals(said(first, address), said(second, address), address));
        }
        assertEquals(first.get(original), second.get(original));
        assertNobodyWhoKeepsTheHighestRevisionMissesACase(first, second);
      }
    }
  }

  private static void assertNobodyWhoKeepsTheHighestRevisionMissesACase(
      RunningKasane first, RunningKasane second) throws Exception {
    JsonNode before = JSON.readTree(first.get("/api/v1/cases?limit=1000")).get("items");
    assertEquals(15, before.size());
    for (JsonNode then : before) {
      String address = "/api/v1/cases/" + then.get("caseId").asText();
      if (!address.contains("/1")) {
        JsonNode now = JSON.readTree(second.get(address));
        assertTrue(now.get("revision").asLong() > then.get("revision").asLong(), address);
      }
    }
  }

  private static List<String> findings(String export) {
    return export.lines().filter(line -> line.startsWith("{\"kasaneFinding")).toList();
  }

  /** Where the one finding can be asked for that came with an event. */
  private static String originalOf(String export) throws Exception {
    for (String line : findings(export)) {
      JsonNode finding = JSON.readTree(line).get("kasaneFinding");
      if (finding.at("/context/original").isTextual()) {
        return "/api/v1/findings/%s/%s"
            .formatted(finding.at("/key/source").asText(), finding.at("/key/id").asText());
      }
    }
    throw new AssertionError("no original in " + export);
  }

  private static void until(ThrowingRunnable holds) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .untilAsserted(holds);
  }

  /**
   * An answer without what says when the service learnt of it: a count's own denominator is that of
   * the time when it last changed.
   */
  private static JsonNode said(RunningKasane kasane, String address) throws Exception {
    JsonNode answer = JSON.readTree(kasane.get(address));
    forget(answer);
    return answer;
  }

  private static void forget(JsonNode node) {
    if (node instanceof ObjectNode object) {
      if (object.remove("asOf") != null) {
        object.remove("ofCases");
      }
      object.remove(List.of("revision", "updatedAt"));
    }
    node.forEach(BackupIT::forget);
  }
}
