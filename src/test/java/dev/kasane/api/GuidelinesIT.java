package dev.kasane.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.KasaneIT;
import dev.kasane.demo.Demo;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KasaneIT
class GuidelinesIT {
  private static final String THESE = "q=reference case";
  private static final String SCORE = "/api/v1/guidelines/attack-mitigations/score?" + THESE;

  private static final String OURS =
      """
      control,title,group,technique,category,strength
      A-1,Second factor for remote access,Access,T1133,protect,significant
      B-7,Watch for scans,Monitoring,T1046,detect,partial
      """;

  @Inject Demo demo;

  @BeforeEach
  void sendTheReferenceCases() throws Exception {
    demo.send();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              var json = given().get("/api/v1/matrix?" + THESE).jsonPath();
              assertEquals(68, json.getInt("rows.findAll { it.kind == 'tactic' }.total.sum()"));
            });
  }

  private static ValidatableResponse put(String id, String body) {
    return given().body(body).put("/api/v1/guidelines/" + id).then();
  }

  private static ValidatableResponse plan(String body) {
    return given().body(body.replace('\'', '"')).post("/api/v1/plans").then();
  }

  @Test
  void theMitigationsOfTheReleaseAreBuiltIn() {
    given()
        .get("/api/v1/guidelines")
        .then()
        .body("items.find { it.id == 'attack-mitigations' }.builtIn", is(true))
        .body("items.find { it.id == 'attack-mitigations' }.controls", is(43))
        .body("items.find { it.id == 'attack-mitigations' }.assumedCosts", is(true));
  }

  @Test
  void theScoreIsOverTheReferenceCases() {
    given()
        .get(SCORE)
        .then()
        .body("ofCases", is(13))
        .body("withImpact", is(13))
        .body("occurrences", is(68))
        .body("categories.category", contains("protect"))
        .body("categories[0].casesTouched.numerator", is(13))
        .body(
            "categories[0].tactics.shortname",
            contains(
                "initial-access", "credential-access", "discovery", "lateral-movement", "impact"));
  }

  @Test
  void theCasesAreFilteredLikeTheMatrix() {
    given().get(SCORE + "&technique=T1190").then().body("ofCases", is(1));
  }

  @Test
  void aLoadedGuidelineIsScoredBesideAnotherAndForgotten() {
    put("ours", OURS).statusCode(201).body("controls", is(2)).body("mappings", is(2));
    put("ours", OURS).statusCode(200);

    given()
        .get("/api/v1/guidelines/ours/score?with=attack-mitigations&" + THESE)
        .then()
        .body("left.guideline", is("ours"))
        .body("left.categories.category", contains("protect", "detect"))
        .body("left.categories[0].occurrences.numerator", is(11))
        .body("left.categories[1].occurrences.numerator", is(9))
        .body("categories[0].both.numerator", is(11))
        .body("categories[0].onlyRightTechniques", not(hasItem("T1133")));

    given().delete("/api/v1/guidelines/ours").then().statusCode(204);
    given()
        .get("/api/v1/guidelines/ours")
        .then()
        .statusCode(404)
        .body("detail", containsString("attack-mitigations"));
  }

  @Test
  void aGuidelineWithFaultyRowsSaysWhereAndChangesNothing() {
    put("faulty", OURS + "C,,,T1021,stop,\n")
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("Line 4: the category 'stop' must be"));

    given().get("/api/v1/guidelines/faulty").then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({"attack-mitigations", "UPPER", "a.costs"})
  void anIdThatIsNoneOfAFileOrIsBuiltInIsRefused(String id) {
    put(id, OURS).statusCode(400).contentType("application/problem+json");
  }

  @Test
  void costsOfAGuidelineAreKeptAndUsed() {
    put("priced", OURS).statusCode(201);
    given()
        .body("control,one-off,yearly,reason\nA-1,5,1,tokens\n")
        .put("/api/v1/guidelines/priced/costs")
        .then()
        .body("costs.'A-1'.oneOff", is(5));

    plan("{'guideline':'priced','budget':7,'years':2,'cases':{'q':'reference case'}}")
        .body("best.controls.id", contains("A-1"))
        .body("best.cost", is(7))
        .body("best.effect.expected", is(8.8f))
        .body("best.controls[0].costReason", is("tokens"))
        .body("withoutCost", contains("B-7"));

    given().delete("/api/v1/guidelines/priced").then().statusCode(204);
  }

  @Test
  void aPlanOverTheReferenceCasesIsProved() {
    plan("{'budget':25,'cases':{'q':'reference case'}}")
        .statusCode(200)
        .body("ofCases", is(13))
        .body("best.provedOptimal", is(true))
        .body("best.gap", is(0.0f))
        .body("curveComplete", is(true))
        .body("sensitivity.complete", is(true))
        .body("assumptions", hasItem(containsString("not measurements")));
  }

  @Test
  void aCaseWeighsByTheHighestSeverityOfItsFindings() {
    String finding =
        """
        {"id":"%s","source":"plan-it","caseId":"%s","title":"weighed by severity","severity":"%s",
         "time":"2026-05-01T02:03:04Z","status":"%s","techniques":[{"id":"T1133"}]}""";
    given()
        .body(
            "[%s,%s,%s]"
                .formatted(
                    finding.formatted("s-1", "S-1", "low", "confirmed"),
                    finding.formatted("s-2", "S-1", "high", "suspected"),
                    finding.formatted("s-3", "S-1", "critical", "ruled-out")))
        .post("/api/v1/findings")
        .then()
        .statusCode(202);
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> given().get("/api/v1/cases/S-1").then().body("findings.accepted", is(3)));

    plan("{'budget':100,'weight':'severity','cases':{'q':'weighed by severity'}}")
        .body("best.effect.of", is(0.75f));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "{} | 'budget' is missing",
        "{'budget':-1} | 'budget' is no amount",
        "{'budget':1e999999999} | 'budget'",
        "{'budget':'much'} | 'budget' in line 1",
        "{'budget':1,'wish':2} | 'wish' is not known here; known are: budget,",
        "{'budget':1,'guideline':'none'} | one of: attack-mitigations",
        "{'budget':1,'objective':'all'} | cases-interrupted, occurrences-covered",
        "{'budget':1,'weight':'gold'} | case, severity, recency",
        "{'budget':1,'category':'hope'} | protect, detect, respond",
        "{'budget':1,'required':['M9999']} | the id of a control of 'attack-mitigations'",
        "{'budget':1,'required':['M1032']} | The required controls cost 11 over 3 years",
        "{'budget':1,'required':['M1032'],'excluded':['m1032']} | it can only be in one of them",
        "{'budget':1,'years':31} | a whole number from 0 to 30",
        "{'budget':1,'timeLimitSeconds':0} | a whole number from 1 to 60",
        "{'budget':1,'effectiveness':{'unstated':1.1}} | a number from 0 to 1",
        "{'budget':1,'effectiveness':{'iron':1}} | unstated, minimal, partial, significant",
        "{'budget':1,'effectivenessOf':[{'control':'M1032','technique':'T9999','value':1}]} | technique",
        "{'budget':1,'costs':[{'control':'M1032','oneOff':0.0001}]} | at most 3 decimal places",
        "{'budget':1,'cases':{'tactic':'nonsense'}} | initial-access",
        "{'budget':1,'cases':{'colour':'red'}} | 'colour' is not known here",
        "{'budget':1,'cases':{'domain':'ics-attack'}} | domain",
        "{'budget':1 | not JSON",
        "null | at least a 'budget'",
        "[] | wrong kind",
      })
  void aRequestForAPlanThatIsWrongSaysWhatWouldBeRight(String body, String detail) {
    plan(body)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString(detail));
  }

  @Test
  void theDescriptionHasSchemasAndExamples() {
    given()
        .accept("application/json")
        .get("/q/openapi?format=json")
        .then()
        .body(
            "components.schemas.PlanRequest.properties.budget.description", containsString("unit"))
        .body("components.schemas.keySet()", hasItems("Plan", "Score", "Comparison", "Share"))
        .body(
            "paths.'/api/v1/plans'.post.requestBody.content.'application/json'.examples.keySet()",
            hasItems("small", "large"));
  }

  @Test
  void theListOfFaultyFilesIsThereToo() {
    given().get("/api/v1/guidelines").then().body("unreadable", hasSize(0));
  }
}
