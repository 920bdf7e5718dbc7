package dev.kasane.web;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.KasaneIT;
import dev.kasane.stream.Topic;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@KasaneIT
class TechniquePageIT {
  @TestHTTPResource URI address;

  private static void open(String id, String techniques) {
    Topic.send(
        id,
        "{\"id\":\"%s\",\"caseId\":\"%s\",\"status\":\"confirmed\",\"techniques\":[%s]}"
            .formatted(id, id, techniques));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .get("/api/v1/cases/" + id)
                    .then()
                    .statusCode(200)
                    .body("findings.accepted", is(1)));
  }

  private String path(Browser browser) {
    return URI.create(browser.driver().getCurrentUrl()).getPath();
  }

  @Test
  void aTechniqueWithCasesHoldsTheStandards() {
    open("tech-1", "{\"id\":\"T1556.001\"},{\"id\":\"T1485\"}");
    Browser browser = Browser.at(address);
    browser.open("/techniques/T1556.001").find(".own-cases", "tech-1");
    Standards.hold(browser, "/techniques/T1556.001", ".own-cases");
  }

  @Test
  void aTechniqueOfNoCaseHoldsTheStandards() {
    Standards.hold(Browser.at(address), "/techniques/T1059", "main h1");
  }

  @Test
  void numbersLeadToTheirCases() {
    open("tech-2", "{\"id\":\"T1556.002\"},{\"id\":\"T1561\"}");
    Browser browser = Browser.at(address).open("/techniques/T1556.002");
    browser.find(".own td a").click();

    browser.find(".cases tbody th", "tech-2");
  }

  @Test
  void anOldIdIsAnsweredByItsSuccessorAndSaysSo() {
    Browser browser = Browser.at(address).open("/techniques/T1073");
    browser.find(".from", "T1574.002");
    browser.find("h1", "T1574.001");
  }

  @Test
  void anUnknownIdIsANotFoundPageWithNearNames() {
    given()
        .accept("text/html")
        .get("/techniques/T1133.999")
        .then()
        .statusCode(404)
        .body(containsString("/techniques/T1133"));
    Browser.at(address).open("/techniques/powershel").find(".found a", "PowerShell").click();
  }

  @Test
  void anIdInTheSearchOfTheFrameLeadsStraightToItsPage() {
    Browser browser = Browser.at(address).open("/");
    browser.find(".find input").sendKeys("t1059.001", Keys.ENTER);
    browser.find(".own");

    assertEquals("/techniques/T1059.001", path(browser));
  }

  @Test
  void wordsFindTechniquesAndWhateverElseBearsThem() {
    Browser browser = Browser.at(address);
    browser.open("/techniques?q=mimikatz").find(".found a", "S0002");
    browser.open("/techniques?q=powershell").find(".found mark");
    Standards.hold(browser, "/techniques?q=powershell", ".found");
    Standards.hold(browser, "/techniques", ".empty");
  }

  @Test
  void whatIsAskedIsShownAndNeverRun() {
    Browser browser =
        Browser.at(address).open("/techniques?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E%E2%80%AEx");
    browser.find("h1", "<script>alert(1)</script>");
    assertEquals(List.of(), browser.consoleErrors());
  }
}
