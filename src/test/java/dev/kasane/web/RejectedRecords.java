package dev.kasane.web;

import static io.restassured.RestAssured.given;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** What the service has rejected, for tests that have sent it. */
final class RejectedRecords {
  private RejectedRecords() {}

  /** Waits until the newest rejected record of that key is there. */
  static Map<String, Object> ofKey(String key) {
    return await(record -> key.equals(record.get("key")));
  }

  /** Waits until such a rejected record is there; the newest if there are several. */
  static Map<String, Object> await(Predicate<Map<String, Object>> wanted) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                given()
                    .get("/api/v1/rejected?limit=100")
                    .jsonPath()
                    .<Map<String, Object>>getList("items")
                    .stream()
                    .filter(wanted)
                    .findFirst()
                    .orElse(null),
            Objects::nonNull);
  }
}
