package dev.kasane.api;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.KasaneIT;
import dev.kasane.stream.Topic;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events of a product that nobody described yet, read again once somebody did. */
@KasaneIT
class RereadIT {
  private static final String REREAD = "/api/v1/findings:reread";
  private static final Path FORMATS =
      Path.of(ConfigProvider.getConfig().getValue("kasane.home", String.class), "formats");

  /** With the source of the generic reader a finding stays itself; with another it moves. */
  @ParameterizedTest
  @CsvSource({"widget, generic", "gadget, gadget"})
  void aProfileThatCameLaterTellsTheTechniqueOfAnEventThatWasThereBefore(
      String product, String source) throws IOException {
    String caseId = "reread-" + product;
    String id = product + "-7";
    String event = "{\"%s_no\":9,\"id\":\"%s\",\"lesson\":\"T1486\"}".formatted(product, id);
    Topic.send(caseId, event);
    Topic.awaitCase(caseId, c -> c.at("/findings/accepted").asInt() == 1);
    given().get("/api/v1/cases/" + caseId).then().body("techniques", empty());
    Path profile = describe(product, source, event);
    try {
      JsonPath shown = reread("?format=generic&dryRun=true");
      assertEquals(
          List.of(1, id, caseId, List.of(), List.of("T1486"), source),
          List.of(
              shown.getInt("changed"),
              shown.getString("examples[0].id"),
              shown.getString("examples[0].caseId"),
              shown.getList("examples[0].before.claims.id"),
              shown.getList("examples[0].after.claims.id"),
              shown.getString("examples[0].after.source")));
      given().get("/api/v1/cases/" + caseId).then().body("techniques", empty());

      String behind = reread("?format=generic").getString("before");
      await()
          .untilAsserted(
              () -> given().get("/api/v1/lag?before=" + behind).then().body("waiting", is(0)));

      given()
          .get("/api/v1/cases/" + caseId)
          .then()
          .body("techniques.id", is(List.of("T1486")))
          .body("findings.accepted", is(1));
      given()
          .get("/api/v1/findings/" + source + "/" + id)
          .then()
          .body("format", is(product))
          .body("original.lesson", is("T1486"));
      assertEquals(0, reread("?dryRun=true").getInt("changed"));
    } finally {
      Files.delete(profile);
    }
  }

  @Test
  void manyAreReadAgainPageByPageAndSomeAreShown() throws IOException {
    String event = "{\"sprocket_no\":%1$d,\"id\":\"sprocket-%1$d\",\"lesson\":\"T1486\"}";
    Topic.send(
        "reread-many",
        IntStream.range(0, 250).mapToObj(event::formatted).collect(joining(",", "[", "]")));
    Topic.awaitCase("reread-many", c -> c.at("/findings/accepted").asInt() == 250);
    Path profile = describe("sprocket", "sprocket", event.formatted(0));
    try {
      JsonPath sent = reread("?format=generic");

      assertEquals(
          List.of(250, 50), List.of(sent.getInt("changed"), sent.getList("examples").size()));
      Topic.awaitCase(
          "reread-many",
          c ->
              c.at("/techniques/0/findings").asInt() == 250
                  && c.at("/findings/accepted").asInt() == 250);
    } finally {
      Files.delete(profile);
    }

    awaitFormat("generic", event.formatted(0));
    assertEquals(
        List.of(0, 250),
        List.of(
            reread("?dryRun=true").getInt("changed"),
            reread("?format=sprocket&dryRun=true").getInt("changed")),
        "of a format that is gone only who asks for it reads less");
  }

  @Test
  void whatOnlyItsHeaderMadeAFormatStaysOfThatFormat() {
    String event = "{\"nr\":\"forced-1\",\"tags\":[\"T1059\"]}";
    awaitFormat("generic", event);
    given()
        .queryParam("key", "reread-forced")
        .header("kasane-format", "falco")
        .body(event)
        .post("/api/v1/findings");
    Topic.awaitCase("reread-forced", c -> c.at("/findings/accepted").asInt() == 1);

    JsonPath shown = reread("?format=falco&dryRun=true");

    assertTrue(shown.getInt("looked") > 0);
    assertEquals(0, shown.getInt("changed"));
  }

  @Test
  void aFormatThatIsNotKnownIsAProblemThatSaysWhichAre() {
    given()
        .post(REREAD + "?format=wigdet&dryRun=true")
        .then()
        .statusCode(400)
        .body("detail", containsString("aws-guardduty"));
  }

  @Test
  void theColonMayBeEncoded() {
    given()
        .urlEncodingEnabled(false)
        .post("/api/v1/findings%3Areread?format=falco&dryRun=true")
        .then()
        .statusCode(200)
        .body("dryRun", is(true))
        .body("before", nullValue());
  }

  private static JsonPath reread(String parameters) {
    return given().post(REREAD + parameters).then().statusCode(200).extract().jsonPath();
  }

  /** Adds a profile and waits until it is in force. */
  private static Path describe(String product, String source, String event) throws IOException {
    Files.createDirectories(FORMATS);
    Path file =
        Files.writeString(
            FORMATS.resolve(product + ".yaml"),
            """
            format: %s
            recognise:
              - has: [/%s_no]
            source: %s
            id: [/id]
            claims:
              - id: /lesson
            """
                .formatted(product, product, source));
    awaitFormat(product, event);
    return file;
  }

  private static void awaitFormat(String format, String event) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .body(event)
                    .post("/api/v1/map")
                    .then()
                    .body("findings[0].format", is(format)));
  }
}
