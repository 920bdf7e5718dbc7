package dev.kasane.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.KasaneIT;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.net.URI;
import org.junit.jupiter.api.Test;

@KasaneIT
class FrameIT {
  @TestHTTPResource URI address;

  @Test
  void theFirstPageHoldsTheStandards() {
    Standards.hold(Browser.at(address), "/?q=no-such-case", "main h1");
  }

  @Test
  void aProblemIsShownAsAPage() {
    RestAssured.given()
        .accept("text/html")
        .get("/?nonsense=1")
        .then()
        .statusCode(400)
        .contentType(containsString("text/html"))
        .body(containsString("nonsense"));
  }

  @Test
  void aChosenLanguageIsRemembered() {
    Browser browser = Browser.at(address).open("/?lang=ja");
    browser.open("/");
    assertEquals("ja", browser.find("html").getAttribute("lang"));
  }

  @Test
  void anAddressOfAnotherHostIsNeverLinked() {
    RestAssured.given()
        .accept("text/html")
        .urlEncodingEnabled(false)
        .get("//evil.example/%2F..?lang=ja")
        .then()
        .body(not(containsString("href=\"//")));
  }

  @Test
  void aPageOfAnotherSiteCannotSendFindings() {
    RestAssured.given()
        .header("Sec-Fetch-Site", "cross-site")
        .contentType("text/plain")
        .body("{\"id\":\"forged\",\"caseId\":\"forged\"}")
        .post("/api/v1/findings")
        .then()
        .statusCode(403)
        .body("status", equalTo(403));
  }

  @Test
  void anOriginOfAnotherSiteIsEnoughToBeRefused() {
    RestAssured.given()
        .header("Origin", "https://evil.example")
        .contentType("text/plain")
        .body("{\"id\":\"forged\",\"caseId\":\"forged\"}")
        .post("/api/v1/findings")
        .then()
        .statusCode(403);
  }

  @Test
  void pagesAllowNoScriptThatIsNotTheirOwn() {
    RestAssured.given()
        .accept("text/html")
        .get("/")
        .then()
        .header("Content-Security-Policy", containsString("script-src 'self';"));
  }
}
