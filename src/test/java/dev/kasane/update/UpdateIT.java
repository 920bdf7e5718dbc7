package dev.kasane.update;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.KasaneIT;
import org.junit.jupiter.api.Test;

@KasaneIT
class UpdateIT {
  private static final String RELEASES = "/api/v1/attack/releases";

  @Test
  void releasesSayHowTheyAreLookedFor() {
    given()
        .get(RELEASES)
        .then()
        .statusCode(200)
        .body("updates.mode", equalTo("off"))
        .body("updates.sources", hasSize(0));
  }

  @Test
  void releasesAreNotSentAgainUntilALookWasTaken() {
    String tag = given().get(RELEASES).header("ETag");
    given().header("If-None-Match", tag).get(RELEASES).then().statusCode(304);
  }

  @Test
  void healthNamesTheCurrentReleasesAndStaysUp() {
    String check = "checks.find { it.name == 'ATT&CK releases' }.";
    given()
        .get("/q/health")
        .then()
        .body(check + "status", equalTo("UP"))
        .body(check + "data.enterprise-attack", equalTo("18.1"))
        .body(check + "data.update", equalTo("off"));
  }

  @Test
  void everyOutcomeHasItsMetric() {
    String metrics = given().get("/q/metrics").asString();
    assertTrue(metrics.contains("kasane_attack_updates_total{outcome=\"failed\"} 0.0"), metrics);
  }
}
