package dev.kasane.stream;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.KasaneIT;
import dev.kasane.embedded.EmbeddedServersResource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@KasaneIT
class OutageIT {
  @Test
  void withoutPostgresTheServiceWaitsSaysSoAndGoesOnByItself() throws Exception {
    EmbeddedServersResource.withoutDatabase(
        () -> {
          Topic.send("outage", "{\"id\":\"o-1\",\"source\":\"outage\"}");
          awaitReadiness(503);
        });

    awaitReadiness(200);
    var record = Topic.awaitCase("outage", c -> true);
    assertEquals(1, record.at("/findings/accepted").asInt());
    assertEquals(
        0,
        Topic.all("kasane.rejected").stream()
            .filter(r -> "outage".equals(Topic.text(r.key())))
            .count());
  }

  @Test
  void withoutKafkaTheServiceSaysSoAndGoesOnByItself() throws Exception {
    EmbeddedServersResource.withoutKafka(() -> awaitReadiness(503));

    awaitReadiness(200);
    Topic.send("broker", "{\"id\":\"b-1\",\"source\":\"broker\"}");
    assertEquals(1, Topic.awaitCase("broker", c -> true).at("/revision").asInt());
  }

  private static void awaitReadiness(int status) {
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(status));
  }
}
