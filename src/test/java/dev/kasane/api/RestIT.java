package dev.kasane.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.kasane.KasaneIT;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KasaneIT
class RestIT {
  @Test
  void theReleaseSaysWhatIsLoaded() {
    given()
        .get("/api/v1/attack/releases")
        .then()
        .body("releases[0].domain", is("enterprise-attack"))
        .body("releases[0].techniques", is(216))
        .body("releases[0].subTechniques", is(475))
        .body("releases[0].revoked", is(132))
        .body("releases[0].deprecated", is(12))
        .body("releases[0].tactics", is(14))
        .body("releases[0].mitigations", is(44));
  }

  @Test
  void anOldIdAnswersWithItsSuccessorAndSaysSo() {
    given()
        .get("/api/v1/attack/techniques/T1073")
        .then()
        .body("id", is("T1574.001"))
        .body("resolvedFrom.id", is("T1073"))
        .body("resolvedFrom.path", contains("T1073", "T1574.002", "T1574.001"));
  }

  @Test
  void aTechniqueComesWithItsParentMitigationsSoftwareAndGroups() {
    given()
        .get("/api/v1/attack/techniques/t1059.001")
        .then()
        .body("parent.id", is("T1059"))
        .body("mitigations.find { it.id == 'M1042' }.name", notNullValue())
        .body("software.size()", org.hamcrest.Matchers.greaterThan(50))
        .body("groups.size()", org.hamcrest.Matchers.greaterThan(50));
  }

  @Test
  void anUnchangedCatalogueIsNotSentAgain() {
    String tag = given().get("/api/v1/attack/techniques/T1059").getHeader("ETag");

    given()
        .header("If-None-Match", tag)
        .get("/api/v1/attack/techniques/T1059")
        .then()
        .statusCode(304);
  }

  @Test
  void aListGoesOnWhereItsCursorSays() {
    String next = given().get("/api/v1/attack/techniques?limit=300").jsonPath().getString("next");

    given()
        .get("/api/v1/attack/techniques?limit=1000&cursor=" + next)
        .then()
        .body("items", hasSize(391))
        .body("next", nullValue());
  }

  @Test
  void techniquesAreFilteredByTacticPlatformAndText() {
    given()
        .get("/api/v1/attack/techniques?tactic=Initial Access&platform=windows&q=spearphishing att")
        .then()
        .body("items.id", contains("T1566.001"));
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/attack/techniques/T9999, 404",
    "/api/v1/attack/techniques?tactic=nonsense, 400",
    "/api/v1/attack/techniques?limit=0, 400",
    "/api/v1/attack/tactics?version=1.0, 400",
    "/api/v1/cases/nobody, 404",
    "/api/v1/cases?status=maybe, 400",
    "/api/v1/cases?from=yesterday, 400",
    "/api/v1/matrix?colour=red, 400",
    "/api/v1/matrix?format=pdf, 400",
    "/api/v1/counts?kind=group, 400",
    "/api/v1/nothing, 404"
  })
  void whatIsWrongIsAProblemThatSaysWhatWouldBeRight(String address, int status) {
    given()
        .get(address)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("status", is(status))
        .body("detail", notNullValue());
  }

  @Test
  void resolvingAnswersEveryClaimInOrder() {
    given()
        .body("{\"claims\":[{\"id\":\"T1073\"},{},{\"name\":\"Domain Account\"}]}")
        .post("/api/v1/attack/techniques:resolve")
        .then()
        .body("results.outcome", contains("revoked", "unresolved", "unresolved"))
        .body("results[0].technique.id", is("T1574.001"))
        .body("results[2].candidates.id", contains("T1087.002", "T1136.002"));
  }

  @Test
  void aBrokenResolveBodyIsAProblem() {
    given()
        .body("{\"claims\":")
        .post("/api/v1/attack/techniques:resolve")
        .then()
        .statusCode(400)
        .body("detail", containsString("claims"));
  }

  @Test
  void postedFindingsTravelThroughKafkaIntoTheirCase() {
    given()
        .body(
            """
            [{"id":"p-1","source":"rest","caseId":"posted","techniques":[{"id":"T1190"}]},
             {"id":"p-2","source":"rest"},
             "no finding"]
            """)
        .post("/api/v1/findings")
        .then()
        .statusCode(202)
        .body("queued", is(1))
        .body("rejected", is(2))
        .body("results.outcome", contains("queued", "rejected", "rejected"))
        .body("results[1].reason", is("no-case"))
        .body("results[2].reason", is("not-a-finding"));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .get("/api/v1/cases/posted")
                    .then()
                    .body("techniques.id", contains("T1190")));
  }

  @Test
  void mappingShowsClaimsAndTechniquesAndStoresNothing() {
    given()
        .body(
            """
            {"id":"m-1","severity":"high","techniques":[{"id":"V9.T1003.001"},{"id":"T9999"}]}
            """)
        .post("/api/v1/map")
        .then()
        .body("findings[0].caseId", nullValue())
        .body("findings[0].severity.score", is(75))
        .body("findings[0].claims[0].pointer", is("/techniques/0"))
        .body("findings[0].techniques[0].id", is("T1003.001"))
        .body("findings[0].techniques[0].outcome", is("exact"))
        .body("findings[0].techniques[0].claims", contains(0))
        .body("findings[0].unresolved[0].reason", is("unknown-id"));
  }

  @Test
  void casesAreFoundByTechniqueTacticAndStatus() {
    given()
        .body(
            """
            [{"id":"q-1","caseId":"sought","status":"ruled-out","techniques":[{"id":"T1498"}]},
             {"id":"q-2","caseId":"sought","status":"confirmed","techniques":[{"id":"T1499"}]}]
            """)
        .post("/api/v1/findings")
        .then()
        .statusCode(202);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> found("q=sought&technique=T1499&status=confirmed&tactic=impact", "sought"));

    found("q=sought&technique=T1498&status=ruled-out", "sought");
    given()
        .get("/api/v1/cases?q=sought&technique=T1498&status=confirmed")
        .then()
        .body("items", hasSize(0));
  }

  private static void found(String query, String caseId) {
    given().get("/api/v1/cases?" + query).then().body("items.caseId", contains(caseId));
  }

  @Test
  void thePageShowsTheTableAndLetsNoOtherHostIn() {
    given()
        .get("/")
        .then()
        .contentType("text/html")
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .body(containsString("Kasane"));
  }

  @Test
  void hostileTextIsShownAsText() {
    given()
        .body(
            "{\"id\":\"x\",\"caseId\":\"<script>\",\"title\":\"\\\"><img src=x>\",\"techniques\":[{\"id\":\"T1486\"}]}")
        .post("/api/v1/findings");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> given().get("/table/plain").then().body(containsString("&lt;script&gt;")));
    given().get("/table/plain").then().body(not(containsString("<img src=x")));
    given().get("/").then().body(not(containsString("<img src=x")));
  }

  @Test
  void theOpenApiDocumentNamesTheCallsAndTheNotice() {
    given()
        .get("/q/openapi?format=json")
        .then()
        .body("paths.'/api/v1/matrix'", notNullValue())
        .body("info.description", containsString("The MITRE Corporation"))
        .body("info.title", equalTo("Kasane"));
  }
}
