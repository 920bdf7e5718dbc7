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

  @Test
  void aBackupRestoresToIdenticalAnswers() throws Exception {
    try (var first = RunningKasane.start(Map.of("kasane.demo", "true"))) {
      first.post("/api/v1/findings", "application/json", MORE.getBytes(UTF_8));
      awaitFindings(first, 73);
      String export = first.get("/api/v1/export");

      try (var second = RunningKasane.start(Map.of())) {
        JsonNode report =
            JSON.readTree(
                second.post("/api/v1/import", "application/x-ndjson", export.getBytes(UTF_8)));
        assertEquals(73, report.get("queued").asInt(), report.toString());
        assertTrue(report.get("complete").asBoolean(), report.toString());
        awaitFindings(second, 73);

        for (String address :
            List.of("/api/v1/matrix", "/api/v1/cases?limit=1000", "/api/v1/counts")) {
          assertEquals(said(first, address), said(second, address), address);
        }
        assertEquals(export, second.get("/api/v1/export"));
      }
    }
  }

  /** Until every finding is in its case: a retracted one is, too. */
  private static void awaitFindings(RunningKasane kasane, int findings) {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(
            () -> {
              int sum = 0;
              for (JsonNode record : said(kasane, "/api/v1/cases?limit=1000").get("items")) {
                sum += record.at("/findings/accepted").asInt();
                sum += record.at("/findings/retracted").asInt();
              }
              return sum == findings && published(kasane);
            });
  }

  private static boolean published(RunningKasane kasane) throws Exception {
    return said(kasane, "/api/v1/counts").get("ofCases").asInt() == 16;
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
