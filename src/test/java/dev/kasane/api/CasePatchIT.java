package dev.kasane.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.kasane.KasaneIT;
import dev.kasane.stream.Topic;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KasaneIT
class CasePatchIT {
  @Test
  void aTechniqueIsRuledOutAndReopened() {
    open("decided", "T1133", "confirmed");
    patch("decided", decision("rule-out", "T1133")).statusCode(202).body("queued", hasSize(1));
    awaitCase("decided", "techniques[0].status", is("ruled-out"));
    get("/api/v1/cases/decided")
        .body("techniques[0].statusBy", is("h.tanaka"))
        .body("techniques[0].evidence[0].decision", is("rule-out"))
        .body("techniques[0].history.status", contains("confirmed", "ruled-out"));

    patch("decided", decision("reopen", "T1133")).statusCode(202);

    awaitCase("decided", "techniques[0].status", is("confirmed"));
    get("/api/v1/cases/decided").body("findings.accepted", is(1));
  }

  @Test
  void aTechniqueThatNobodyClaimedIsAdded() {
    open("added", "T1133", "confirmed");
    patch("added", decision("confirm", "T1486"))
        .statusCode(409)
        .body("detail", containsString("'add'"));

    patch("added", decision("add", "T1486")).statusCode(202);

    awaitCase("added", "techniques.id", contains("T1133", "T1486"));
    get("/api/v1/cases?technique=T1486&status=not-examined&q=added").body("items", empty());
    get("/api/v1/cases?technique=T1498&status=not-examined&q=added")
        .body("items.caseId", contains("added"));
  }

  @Test
  void aStaleHandlerIsToldToReadAgain() {
    open("matched", "T1133", "confirmed");
    String tag = given().get("/api/v1/cases/matched").getHeader("ETag");
    Topic.send("matched", "{\"id\":\"more\",\"caseId\":\"matched\"}");
    awaitCase("matched", "revision", is(2));

    given()
        .header("If-Match", tag)
        .body(decision("rule-out", "T1133"))
        .patch("/api/v1/cases/matched")
        .then()
        .statusCode(412)
        .contentType("application/problem+json")
        .body("detail", containsString("at revision 2"));
  }

  @Test
  void aCaseIsOpenedByHandOnlyWhereThatIsSaid() {
    patch("by-hand", "{\"facts\":{\"phase\":\"hearing\"}}")
        .statusCode(404)
        .body("detail", containsString("If-None-Match"));

    given()
        .header("If-None-Match", "*")
        .body("{\"by\":\"h\",\"facts\":{\"phase\":\"hearing\",\"title\":\"A call\"}}")
        .patch("/api/v1/cases/by-hand")
        .then()
        .statusCode(202);

    awaitCase("by-hand", "title", is("A call"));
    get("/api/v1/cases/by-hand").body("findings.accepted", is(1));
  }

  @Test
  void aMergedCaseStandsInTheOtherUntilTheMergeIsTakenBack() {
    open("merge-a", "T1133", "confirmed");
    open("merge-b", "T1486", "suspected");
    patch("merge-a", "{\"by\":\"h\",\"reason\":\"same hosts\",\"mergedInto\":\"merge-b\"}")
        .statusCode(202);
    awaitCase("merge-a", "mergedInto", is("merge-b"));
    get("/api/v1/cases/merge-a").body("merge.reason", is("same hosts")).body("techniques", empty());
    get("/api/v1/cases/merge-b")
        .body("merged", contains("merge-a"))
        .body("techniques.id", contains("T1133", "T1486"));
    get("/api/v1/matrix?q=merge-").body("ofCases", is(1)).body("cases.id", contains("merge-b"));
    patch("merge-a", decision("confirm", "T1133")).statusCode(409);
    patch("merge-b", "{\"mergedInto\":\"merge-a\"}").statusCode(409);

    Topic.send(
        "merge-a", "{\"id\":\"late\",\"caseId\":\"merge-a\",\"techniques\":[{\"id\":\"T1021\"}]}");
    awaitCase("merge-b", "techniques.id", contains("T1021", "T1133", "T1486"));

    patch("merge-a", "{\"mergedInto\":null}").statusCode(202);

    awaitCase("merge-b", "techniques.id", contains("T1486"));
    get("/api/v1/cases/merge-a")
        .body("mergedInto", nullValue())
        .body("techniques.id", contains("T1021", "T1133"));
  }

  @Test
  void theTopicOfCasesSaysWhereAMergedCaseWent() {
    open("gone", "T1133", "confirmed");
    open("there", "T1486", "confirmed");

    Topic.send("gone", "{\"id\":\"merge\",\"caseId\":\"gone\",\"mergedInto\":\"there\"}");

    var record = Topic.awaitCase("gone", c -> c.at("/mergedInto").asText().equals("there"));
    org.junit.jupiter.api.Assertions.assertEquals(0, record.at("/findings/accepted").asInt());
  }

  @Test
  void factsAreKeptWithTheirHistoryAndFindTheirCase() {
    open("facts-1", "T1133", "confirmed");
    open("facts-2", "T1133", "confirmed");
    String first =
        """
        {"by":"h","facts":{"phase":"hearing","sector":"Health Care","informationLeak":"suspected",
         "entryRoute":"mail","allClear":["passwords changed"],"openQuestions":["who?"]}}
        """;
    patch("facts-1", first).statusCode(202);
    awaitCase("facts-1", "facts.phase.value", is("hearing"));
    patch(
            "facts-1",
            """
            {"by":"i","facts":{"phase":"investigation",
             "entryRoute":{"value":"VPN","status":"confirmed","evidence":["log"]},
             "allClear":[{"condition":"passwords changed","state":"met"}]}}
            """)
        .statusCode(202);
    awaitCase("facts-1", "facts.entryRoute.value", is("VPN"));

    get("/api/v1/cases/facts-1")
        .body("facts.entryRoute.history.phase", contains("hearing", "investigation"))
        .body("facts.entryRoute.evidence[0].text", is("log"))
        .body("facts.allClear.state", is("met"))
        .body("facts.openQuestions[0].state", is("open"));
    String filter =
        "?q=facts-&sector=health care&phase=investigation&leak=suspected&entryRoute=confirmed"
            + "&allClear=met&questions=open&rootCause=unknown";
    get("/api/v1/cases" + filter).body("items.caseId", contains("facts-1"));
    get("/api/v1/matrix" + filter).body("ofCases", is(1));
    get("/api/v1/counts" + filter)
        .body("ofCases", is(1))
        .body("counts.find { it.id == 'T1133' }.cases.confirmed", is(1))
        .body("counts.find { it.id == 'T1133' }.ofCases", is(1))
        .body("counts.find { it.id == 'TA0001' }.cases.total", is(1));
    get("/api/v1/cases?q=facts-&sector=retail").body("items", empty());
  }

  @Test
  void countsOverAllCasesAreThoseThatAreKept() {
    open("all-counted", "T1133", "confirmed");
    String path =
        "counts.findAll { it.kind == 'technique' }.collect { it.id + it.cases.total"
            + " + ' ' + it.cases.ruledOut + ' ' + it.findings + ' ' + it.casesWithSubTechniques }";
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              var kept = given().get("/api/v1/counts").jsonPath();
              get("/api/v1/counts?from=1900-01-01")
                  .body(path, is(kept.getList(path)))
                  .body("ofCases", is(kept.getInt("ofCases")));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | needs",
        "nothing | JSON",
        "{\"facts\":{\"sectr\":\"x\"}} | sector",
        "{\"fact\":{\"sector\":\"x\"}} | decisions, facts",
        "{\"decisions\":[{\"technique\":\"T1133\",\"decision\":\"confirm\"}]} | 'by'",
        "{\"by\":\"h\",\"decisions\":[{\"technique\":\"T1133\",\"decision\":\"confirm\"}]} | 'reason'",
        "{\"by\":\"h\",\"reason\":\"r\",\"decisions\":[{\"technique\":\"T9999\",\"decision\":\"add\"}]} | unknown-id",
        "{\"by\":\"h\",\"reason\":\"r\",\"decisions\":[{\"technique\":\"T1133\",\"decision\":\"deny\"}]} | rule-out",
        "{\"decisions\":7} | decisions",
        "{\"mergedInto\":7} | text",
        "{\"mergedInto\":\"patched-badly\"} | itself"
      })
  void whatCannotBeMeantIsAProblemThatSaysWhatWouldBeRight(String body, String says) {
    open("patched-badly", "T1133", "confirmed");

    patch("patched-badly", body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString(says));
  }

  @Test
  void aMergeIntoNothingAndTwoDecisionsOnOneTechniqueAreRefused() {
    open("refused", "T1133", "confirmed");

    patch("refused", "{\"mergedInto\":\"nowhere\"}").statusCode(409);
    patch("refused", "{\"mergedInto\":null}").statusCode(409);
    patch(
            "refused",
            "{\"by\":\"h\",\"reason\":\"r\",\"decisions\":[{\"technique\":\"T1133\","
                + "\"decision\":\"confirm\"},{\"technique\":\"t1133\",\"decision\":\"rule-out\"}]}")
        .statusCode(400);
    get("/api/v1/cases/refused").body("revision", is(1));
  }

  @Test
  void theOpenApiDocumentDescribesTheBodyWithAnExample() {
    get("/q/openapi?format=json")
        .body(
            "paths.'/api/v1/cases/{id}'.patch.requestBody.content.'application/json'.examples",
            notNullValue())
        .body("components.schemas.CasePatch.properties.facts.type", is("object"))
        .body("components.schemas.CasePatch.properties.mergedInto", not(empty()));
  }

  private static void open(String caseId, String technique, String status) {
    Topic.send(
        caseId,
        "{\"id\":\"%s\",\"source\":\"patch\",\"caseId\":\"%s\",\"status\":\"%s\",\"techniques\":[{\"id\":\"%s\"}]}"
            .formatted(caseId, caseId, status, technique));
    awaitCase(caseId, "caseId", is(caseId));
  }

  private static String decision(String decision, String technique) {
    return "{\"by\":\"h.tanaka\",\"reason\":\"looked\",\"decisions\":[{\"technique\":\"%s\",\"decision\":\"%s\"}]}"
        .formatted(technique, decision);
  }

  private static ValidatableResponse patch(String caseId, String body) {
    return given().body(body).patch("/api/v1/cases/" + caseId).then();
  }

  private static ValidatableResponse get(String address) {
    return given().get(address).then().statusCode(200);
  }

  private static void awaitCase(String caseId, String path, Matcher<?> fits) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> get("/api/v1/cases/" + caseId).body(path, fits));
  }
}
