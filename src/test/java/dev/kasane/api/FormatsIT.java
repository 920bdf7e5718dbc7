package dev.kasane.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.KasaneIT;
import dev.kasane.exchange.Schema;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KasaneIT
class FormatsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MATRIX = "/api/v1/matrix?q=formats-";
  private static final String CASE = "/api/v1/cases/formats-1";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  @BeforeEach
  void aCase() {
    given()
        .body(
            """
            [{"id":"x-1","source":"formats","caseId":"formats-1","status":"confirmed","time":"2026-05-01T02:03:04Z",
              "title":"=1+1","techniques":[{"id":"T1133","tactic":"initial-access"}]},
             {"id":"x-2","source":"formats","caseId":"formats-1","time":"2026-05-02T02:03:04Z",
              "techniques":[{"id":"T1059.001"}]},
             {"id":"x-3","source":"formats","caseId":"formats-2","status":"confirmed","time":"2026-05-03T02:03:04Z",
              "techniques":[{"id":"T1133","tactic":"initial-access"}]}]
            """)
        .post("/api/v1/findings");
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> given().get(MATRIX).then().body("ofCases", is(2)));
  }

  private static JsonNode json(String address) throws Exception {
    return JSON.readTree(given().get(address).asByteArray());
  }

  @Test
  void theLayersAreValid() throws Exception {
    JsonNode all = json(MATRIX + "&format=navigator");
    JsonNode one = json(CASE + "?format=navigator");

    assertEquals(List.of(), Schema.wrong("navigator-layer-4.5", all));
    assertEquals(List.of(), Schema.wrong("navigator-layer-4.5", one));
    assertEquals(2, all.at("/techniques/0/score").asInt());
    assertEquals("18", one.at("/versions/attack").asText());
  }

  @Test
  void theBundleIsValid() throws Exception {
    JsonNode bundle = json(CASE + "?format=stix");

    assertEquals(List.of(), Schema.wrong("stix-bundle-2.1", bundle));
    assertEquals(bundle, json(CASE + "?format=stix"));
  }

  @Test
  void theSightingsAreValid() throws Exception {
    JsonNode sightings = json(CASE + "?format=sightings");

    assertEquals(List.of(), Schema.wrong("sightings-2.0", sightings));
    assertEquals("2026-05-01T02:03:04Z", sightings.at("/0/start_time").asText());
  }

  @Test
  void theWorkbookHoldsTheTableAndItsEvidence() throws Exception {
    byte[] body =
        given().header("Accept", XLSX).get(MATRIX).then().contentType(XLSX).extract().asByteArray();

    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(body))) {
      assertEquals(
          List.of("Matrix", "Evidence", "About"),
          workbook.getSheets().map(sheet -> sheet.getName()).toList());
      assertEquals(4, workbook.findSheet("Evidence").orElseThrow().read().size());
    }
  }

  @Test
  void whatWasExportedCanBePreviewedAgain() {
    byte[] workbook = given().get(MATRIX + "&format=xlsx").asByteArray();
    byte[] csv = given().get(MATRIX + "&format=csv&bom=true").asByteArray();

    for (byte[] file : List.of(workbook, csv)) {
      given()
          .body(file)
          .post("/api/v1/import/preview")
          .then()
          .body("importable", is(true))
          .body("matrices[0].rows.find { it.id == 'T1133' }.total", is(2));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv, text/csv",
    "application/json, application/json",
    "'text/html,*/*;q=0.8', application/json",
    "'text/csv;q=0.5,application/json', application/json",
    "application/vnd.attack-navigator-layer+json, application/json"
  })
  void theHeaderChooses(String accept, String expected) {
    given()
        .header("Accept", accept)
        .get(MATRIX)
        .then()
        .statusCode(200)
        .contentType(startsWith(expected));
  }

  @Test
  void theParameterChoosesOverTheHeader() {
    given()
        .header("Accept", "application/pdf")
        .get(MATRIX + "&format=csv")
        .then()
        .contentType(startsWith("text/csv"));
  }

  @Test
  void aFormatThatIsNotServedIsAProblemThatSaysWhatIs() {
    given()
        .get(CASE + "?format=pdf")
        .then()
        .statusCode(400)
        .body("detail", containsString("json, navigator, stix, sightings"));
    given()
        .header("Accept", "application/pdf")
        .get(CASE)
        .then()
        .statusCode(406)
        .contentType("application/problem+json")
        .body("detail", containsString("application/stix+json"));
    given()
        .header("Accept", "application/pdf")
        .get(MATRIX)
        .then()
        .statusCode(406)
        .body("detail", containsString("text/csv"));
  }

  @Test
  void aTableThatDoesNotEndHereSaysWhereItGoesOn() {
    var answer = given().get(MATRIX + "&format=csv&limit=1");

    String link = answer.getHeader("Link");
    assertTrue(link.contains("rel=\"next\""), link);
    String next = link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    given()
        .get(next)
        .then()
        .body(containsString("formats-2"))
        .header("Link", not(containsString("next")));
  }

  @Test
  void aWorkbookIsWholeOrNotAtAll() {
    given().get(MATRIX + "&format=xlsx&limit=1").then().statusCode(400);
  }
}
