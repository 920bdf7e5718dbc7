package dev.kasane.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.KasaneIT;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KasaneIT
class SearchIT {
  private static final String TECHNIQUES = "/api/v1/attack/techniques";
  private static final String SEARCH = "/api/v1/attack/search";

  @Test
  void techniquesAreRankedAndMarked() {
    given()
        .queryParam("q", "dumping credentials")
        .get(TECHNIQUES)
        .then()
        .body("items[0].id", is("T1003"))
        .body("items[0].tactics", contains("credential-access"))
        .body("items[0].matched", is("former-name"))
        .body("items[0].highlights[0].text", is("Credential Dumping"))
        .body("items[0].highlights[0].marks.start", contains(0, 11))
        .body("items[0].highlights[0].marks.end", contains(10, 18))
        .body("suggestions", empty());
  }

  @Test
  void aListThatIsNotSearchedHasNoHighlights() {
    given()
        .get(TECHNIQUES + "?limit=1")
        .then()
        .body("items[0].highlights", nullValue())
        .body("suggestions", nullValue());
  }

  @Test
  void theOtherParametersStayInForce() {
    given()
        .get(TECHNIQUES + "?q=phishing&tactic=reconnaissance")
        .then()
        .body("items[0].id", is("T1598"))
        .body("items.tactics", everyItem(hasItem("reconnaissance")));
  }

  @Test
  void aRevokedTechniqueIsThereOnlyIfAskedFor() {
    given().get(TECHNIQUES + "?q=T1086").then().body("items.id", contains("T1059.001"));
    given().get(TECHNIQUES + "?q=T1086&revoked=true").then().body("items.id", contains("T1086"));
    given()
        .get(SEARCH + "?q=T1086&revoked=true")
        .then()
        .body("items.id", contains("T1059.001", "T1086"))
        .body("items.status", contains("active", "revoked"));
  }

  @Test
  void aMisspeltNameGivesSuggestions() {
    given()
        .get(SEARCH + "?q=mimikats")
        .then()
        .body("items", empty())
        .body("suggestions[0].text", is("Mimikatz"))
        .body("suggestions[0].id", is("S0002"));
  }

  @Test
  void aJapaneseQueryIsAnswered() {
    given()
        .queryParam("q", "資格情報のダンプ")
        .get(SEARCH)
        .then()
        .statusCode(200)
        .body("items", empty())
        .body("suggestions", empty());
    given()
        .queryParam("q", "Ｔ１００３")
        .get(SEARCH)
        .then()
        .body("items[0].id", is("T1003"))
        .body("items[0].kind", is("technique"));
  }

  @Test
  void aSearchGoesAcrossKindsOrThroughOne() {
    given().get(SEARCH + "?q=fancy bear").then().body("items[0].kind", is("group"));
    given()
        .get(SEARCH + "?q=credential&kind=mitigation")
        .then()
        .body("items[0].id", is("M1043"))
        .body("items.kind", everyItem(is("mitigation")));
  }

  @Test
  void pagesFollowEachOtherWithoutGapsOrRepeats() {
    List<String> all = given().get(SEARCH + "?q=access&limit=1000").jsonPath().getList("items.id");
    var paged = new ArrayList<String>();
    String cursor = "";
    while (cursor != null) {
      var page = given().get(SEARCH + "?q=access&limit=7&cursor=" + cursor).jsonPath();
      paged.addAll(page.getList("items.id"));
      cursor = page.getString("next");
    }
    assertEquals(all, paged);
  }

  @ParameterizedTest
  @CsvSource({
    "/search, q",
    "/search?q=x&kind=nonsense, sub-technique",
    "/search?q=x&version=1.0, version",
    "/search?q=x&domain=nowhere, enterprise-attack 18.1",
    "/search?q=x&limit=0, limit",
    "/search?q=phishing&cursor=x, cursor",
    "/techniques?q=phishing&cursor=x, cursor",
    "/search?q=x&colour=red, colour"
  })
  void whatIsWrongIsAProblem(String address, String detail) {
    given()
        .get("/api/v1/attack" + address)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString(detail));
  }
}
