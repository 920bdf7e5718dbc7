package dev.kasane.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A switch to another release outlives the process that was told of it. */
class UpgradeCrashIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CASES = 3_000;

  @TempDir Path folder;

  @Test
  void whoeverStartsAfterACrashGoesOn() throws Exception {
    Map<String, String> settings = OlderRelease.settings(folder);
    var kasane = RunningKasane.start(settings);
    try {
      kasane.post("/api/v1/findings", "application/json", findings().getBytes(UTF_8));
      awaitState(kasane, CASES, "18.1");
      JsonNode asked =
          JSON.readTree(kasane.post(OlderRelease.UPGRADE + "?to=1.0", "text/plain", new byte[0]));
      assertEquals("1.0", asked.get("to").asText(), asked.toString());

      kasane = kasane.killedAndStarted(settings);
      // before all are told again, readers see nothing of the release before
      assertEquals(CASES, count(kasane, "T1999"));
      awaitState(kasane, CASES, "1.0");
      assertEquals(CASES, count(kasane, "T1999"));
      assertTrue(kasane.get("/api/v1/cases/c-17").contains("T1999"));
    } finally {
      kasane.close();
    }
  }

  private static String findings() {
    var findings = new StringBuilder("[");
    for (int i = 0; i < CASES; i++) {
      findings
          .append(i == 0 ? "" : ",")
          .append(
              "{\"id\":\"f-%1$d\",\"caseId\":\"c-%1$d\",\"techniques\":[{\"id\":\"T1486\"}]}"
                  .formatted(i));
    }
    return findings.append(']').toString();
  }

  private static int count(RunningKasane kasane, String id) throws Exception {
    JsonNode counts = JSON.readTree(kasane.get("/api/v1/counts?kind=technique")).get("counts");
    assertEquals(1, counts.size(), counts.toString());
    assertEquals(id, counts.at("/0/id").asText());
    return counts.at("/0/cases/total").asInt();
  }

  private static void awaitState(RunningKasane kasane, int cases, String version) {
    await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              JsonNode state = JSON.readTree(kasane.get(OlderRelease.UPGRADE));
              assertEquals("done", state.get("state").asText());
              assertEquals(cases, state.get("cases").asInt());
              JsonNode table = JSON.readTree(kasane.get("/api/v1/matrix?limit=1"));
              assertEquals(version, table.get("version").asText());
            });
  }
}
