package dev.kasane.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.KasaneIT;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import org.junit.jupiter.api.Test;

@KasaneIT
class TryPageIT {
  @TestHTTPResource URI address;

  private static RequestSpecification pasted(String text) {
    return RestAssured.given()
        .accept("text/html")
        .header("HX-Request", "true")
        .multiPart("text", text);
  }

  @Test
  void theEmptyPageHoldsTheStandards() {
    Standards.hold(Browser.at(address), "/try", "#answer .empty");
  }

  @Test
  void anExampleIsRecognisedAndItsContradictionShown() {
    Browser browser = Browser.at(address).open("/try");
    browser.find(".examples button", "A contradiction").click();
    assertTrue(browser.find(".claims").getText().contains("T1210"));
  }

  @Test
  void aFilledPageHasNoBarriers() {
    Browser browser = Browser.at(address).open("/try");
    browser.find(".examples button", "A contradiction").click();
    browser.find(".claims");
    assertEquals(java.util.List.of(), browser.barriers());
  }

  @Test
  void whatIsSentArrivesAtACaseWithAJapaneseId() {
    Browser browser = Browser.at(address).open("/try");
    browser.find(".examples button", "A Kasane finding").click();
    browser.find("#case").sendKeys("試行事案-9");
    browser.find("#send").click();
    browser.find("#sent a", "試行事案-9");
    RestAssured.get("/api/v1/cases/試行事案-9").then().body(containsString("T1059.001"));
  }

  @Test
  void aSentenceIsAnsweredWithWhatStandsInIt() {
    pasted("Brute Force, then T1073").post("/try").then().body(containsString("T1574.001"));
  }

  @Test
  void hostileTextStaysText() {
    pasted("{\"id\":\"x\",\"title\":\"<script>alert(1)</script>\\u202e\",\"techniques\":[]}")
        .post("/try")
        .then()
        .statusCode(200)
        .body(not(containsString("<script>")));
  }

  @Test
  void tenMegabytesAreAnsweredWithAShortPage() {
    String line =
        "{\"id\":\"%d\",\"techniques\":[{\"id\":\"T1059\"}],\"title\":\"" + "x".repeat(1_000);
    var text = new StringBuilder();
    for (int i = 0; i < 9_500; i++) {
      text.append(line.formatted(i)).append("\"}\n");
    }
    String answer =
        pasted(text.toString()).post("/try").then().statusCode(200).extract().asString();
    assertTrue(answer.length() < 300_000 && answer.contains("9500"), () -> answer.length() + "");
  }
}
