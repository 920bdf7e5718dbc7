package dev.kasane.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.KasaneIT;
import dev.kasane.demo.Demo;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Counting the reference cases in other ways than the published table does. */
@KasaneIT
class CountsIT {
  private static final String ONLY_THESE = "q=reference case";

  @Inject Demo demo;

  @BeforeEach
  void sendTheReferenceCases() throws Exception {
    demo.send();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertEquals(
                    13, given().get("/api/v1/counts?" + ONLY_THESE).jsonPath().getInt("ofCases")));
  }

  private static ValidatableResponse get(String path) {
    return given().get("/api/v1" + path).then().statusCode(200);
  }

  @Test
  void aCountOverSomeCasesHasTheirDenominatorAndAnInterval() {
    get("/counts?kind=technique&" + ONLY_THESE)
        .body("counts.find { it.id == 'T1133' }.cases.total", is(11))
        .body("counts.find { it.id == 'T1133' }.ofCases", is(13))
        .body("counts.find { it.id == 'T1133' }.share.denominator", is(13))
        .body(
            "counts.find { it.id == 'T1133' }.share.low",
            allOf(greaterThan(0.5776f), lessThan(0.5778f)))
        .body("counts.find { it.id == 'T1133' }.name", is("External Remote Services"));
  }

  @Test
  void aSubTechniqueCountsForItsParentOnce() {
    get("/counts?kind=technique&" + ONLY_THESE)
        .body("counts.find { it.id == 'T1566' }.cases.total", is(0))
        .body("counts.find { it.id == 'T1566' }.casesWithSubTechniques", is(1));
  }

  @Test
  void aTechniqueAsFilterNarrowsTheDenominator() {
    get("/counts?kind=technique&technique=T1529&" + ONLY_THESE)
        .body("ofCases", is(3))
        .body("counts.find { it.id == 'T1486' }", nullValue());
  }

  @Test
  void everyMonthHasItsOwnDenominator() {
    List<Integer> ofCases =
        get("/counts/periods?period=month&" + ONLY_THESE)
            .extract()
            .jsonPath()
            .getList("periods.ofCases");
    assertEquals(13, ofCases.stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void casesOfWhichAFactIsNotKnownAreAGroupOfTheirOwn() {
    get("/counts/groups?by=sector&" + ONLY_THESE)
        .body("groups.find { it.value == null }.ofCases", is(13));
  }

  @Test
  void byPlatformOnlyTechniquesOfThePlatformCount() {
    get("/counts/groups?by=platform&kind=technique&" + ONLY_THESE)
        .body("groups.find { it.value == 'Windows' }.ofCases", is(13))
        .body(
            "groups.find { it.value == 'Windows' }.counts.find { it.id == 'T1133' }.cases.total",
            is(11));
  }

  @Test
  void pairsHaveTheirLiftAndTheirParts() {
    // A to I hold both; 9 * 13 / (11 * 9)
    get("/counts/pairs?" + ONLY_THESE)
        .body("pairs.find { it.a == 'T1046' && it.b == 'T1133' }.both", is(9))
        .body("pairs.find { it.a == 'T1046' && it.b == 'T1133' }.casesB", is(11))
        .body("pairs.find { it.a == 'T1046' && it.b == 'T1133' }.lift", is(1.1818f))
        .body("pairs.find { it.a == 'T1046' && it.b == 'T1133' }.bFirst", is(9));
  }

  @Test
  void theEntryComesFirstAndTheImpactLast() {
    get("/counts/order?" + ONLY_THESE)
        .body("steps.find { it.id == 'T1133' }.median", is(0f))
        .body("steps.find { it.id == 'T1486' }.median", is(1f));
  }

  @Test
  void smallCountsAreHiddenWhereResultsLeaveTheHouse() {
    get("/counts?kind=technique&minCases=4&" + ONLY_THESE)
        .body("counts.findAll { it.cases.total < 4 }", hasSize(0))
        .body("counts.id", hasItem("T1110"))
        .body("hidden", is(6));
  }

  @Test
  void theTableForOthersHasNoCasesAndNoSmallRows() {
    get("/matrix?minCases=4&" + ONLY_THESE)
        .body("cases", hasSize(0))
        .body("rows.find { it.id == 'TA0001' }.total", is(11))
        .body("rows.findAll { it.total < 4 }", hasSize(0));
  }

  @Test
  void fewerCasesThanAreToBeToldTellNothing() {
    get("/counts?minCases=14&" + ONLY_THESE)
        .body("ofCases", nullValue())
        .body("counts", hasSize(0));
  }

  @Test
  void leadsAreTechniquesThatTheCaseDoesNotSpeakOf() {
    get("/cases/K/leads")
        .body("leads.find { it.id == 'T1133' }", nullValue())
        .body("leads[0].weight", lessThan(1.0001f))
        .body("leads[0].inSimilar.denominator", lessThan(21));
  }

  @Test
  void aCaseThatIsNotThereHasNoLeads() {
    given().get("/api/v1/cases/no-such-case/leads").then().statusCode(404);
  }

  @Test
  void anUnknownGroupingSaysWhatIsPossible() {
    given()
        .get("/api/v1/counts/groups?by=weather")
        .then()
        .statusCode(400)
        .body("detail", containsString("sector"));
  }
}
