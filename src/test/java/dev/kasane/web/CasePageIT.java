package dev.kasane.web;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.KasaneIT;
import dev.kasane.stream.Topic;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

@KasaneIT
class CasePageIT {
  @TestHTTPResource URI address;

  @Test
  void aFullCaseHoldsTheStandards() {
    finding("page-full", "1", "T1133", "2026-05-01T02:03:04Z", "A logon from abroad");
    finding("page-full", "2", "T1059.001", "2026-05-03T02:03:04Z", "An encoded command");
    finding("page-full", "3", "T9999", "2026-05-03T02:03:04Z", "An id that nobody knows");
    finding("page-like", "1", "T1133", "2026-05-01T02:03:04Z", "The same");
    finding("page-like", "2", "T1486", "2026-05-01T02:03:04Z", "Files were encrypted");
    patch(
        "page-full",
        "{\"by\":\"h\",\"facts\":{\"phase\":\"hearing\",\"entryRoute\":\"mail\",\"allClear\":[\"passwords"
            + " changed\"],\"openQuestions\":[\"who?\"]}}");
    awaitCase("page-full", "facts.phase.value", is("hearing"));
    awaitCase("page-full", "unresolved.size()", is(1));

    Standards.hold(Browser.at(address), "/cases/page-full", "#T1133");
  }

  @Test
  void anEmptyCaseAndAReportHoldTheStandards() {
    Topic.send("page-empty", "{\"id\":\"1\",\"caseId\":\"page-empty\"}");
    awaitCase("page-empty", "caseId", is("page-empty"));

    Standards.hold(Browser.at(address), "/cases/page-empty?print", ".case-head h1");
    Standards.hold(Browser.at(address), "/cases/page-empty", ".case-head h1");
  }

  @Test
  void aTechniqueIsRuledOutWithAReasonAndTheNameIsRemembered() {
    finding("page-decide", "1", "T1133", "2026-05-01T02:03:04Z", "A logon");
    Browser browser = Browser.at(address).open("/cases/page-decide");
    browser.find("#T1133 [data-decide='rule-out']").click();
    browser.find("#decide-reason").sendKeys("The VPN log shows no foreign address");
    browser.find("#decide-by").sendKeys("h.tanaka", Keys.ENTER);

    browser.find("#T1133 .st-ruled-out");
    browser.find(".history-part", "The VPN log shows no foreign address");
    browser.open("/cases/page-decide").find("#T1133 [data-decide='reopen']").click();
    assertEquals("h.tanaka", browser.find("#decide-by").getAttribute("value"));
  }

  @Test
  void aTechniqueIsAddedByItsName() {
    finding("page-add", "1", "T1133", "2026-05-01T02:03:04Z", "A logon");
    Browser browser = Browser.at(address).open("/cases/page-add");
    browser.find("button[data-decide='add']").click();
    browser.find("#decide-technique").sendKeys("No such technique anywhere");
    browser.find("#decide-reason").sendKeys("Seen on the screen");
    browser.find("#decide-by").sendKeys("h", Keys.ENTER);
    browser.find("#decide-technique-fault");
    browser.find("#decide-technique").clear();
    browser.find("#decide-technique").sendKeys("Data Encrypted for Impact");
    browser.find("#decide button.main").click();

    browser.find("#T1486 .st-confirmed");
  }

  @Test
  void whatIsMissingIsSaidBesideItsField() {
    finding("page-missing", "1", "T1133", "2026-05-01T02:03:04Z", "A logon");
    Browser browser = Browser.at(address).open("/cases/page-missing");
    browser.find("#T1133 [data-decide='rule-out']").click();
    browser.find("#decide button.main").click();
    browser.find("#decide-reason-fault");
  }

  @Test
  void aFormOutlivesAChangeOfTheCaseAndIsToldThatItIsStale() {
    finding("page-stale", "1", "T1133", "2026-05-01T02:03:04Z", "A logon");
    Browser browser = Browser.at(address).open("/cases/page-stale");
    browser.find("#T1133 [data-decide='rule-out']").click();
    browser.find("#decide-reason").sendKeys("Looked into it");
    finding("page-stale", "2", "T1486", "2026-05-02T02:03:04Z", "Files were encrypted");
    browser.find("#decide-by").sendKeys("h", Keys.ENTER);

    browser.find("#decide .error", "The case has changed");
    browser.find("#T1486");
    assertEquals("Looked into it", browser.find("#decide-reason").getAttribute("value"));
    browser.find("#decide button.main").click();
    browser.find("#T1133 .st-ruled-out");
  }

  @Test
  void aFactIsStatedAndKeepsItsEvidenceWhenItIsStatedAgain() {
    finding("page-fact", "1", "T1133", "2026-05-01T02:03:04Z", "A logon");
    patch(
        "page-fact",
        "{\"by\":\"h\",\"facts\":{\"entryRoute\":{\"value\":\"mail\",\"status\":\"suspected\","
            + "\"evidence\":[{\"source\":\"edr\",\"finding\":\"page-fact-1\"}]}}}");
    awaitCase("page-fact", "facts.entryRoute.value", is("mail"));
    Browser browser = Browser.at(address).open("/cases/page-fact");
    browser.find("#fact-entryRoute button").click();
    WebElement value = browser.find("#state-value");
    value.clear();
    value.sendKeys("VPN account");
    browser.find("#state-evidence").sendKeys("Interview");
    browser.find("#state-by").sendKeys("i");
    browser.find("#state button.main").click();

    browser.find("#fact-entryRoute .is", "VPN account");
    awaitCase("page-fact", "facts.entryRoute.evidence.size()", is(2));
    given()
        .get("/api/v1/cases/page-fact")
        .then()
        .body("facts.entryRoute.evidence[0].source", is("edr"));
  }

  @Test
  void aConditionForAllClearIsAddedAndMet() {
    finding("page-clear", "1", "T1133", "2026-05-01T02:03:04Z", "A logon");
    Browser browser = Browser.at(address).open("/cases/page-clear");
    browser.find("button[data-state='allClear']").click();
    browser.find("#state-item").sendKeys("All passwords are changed");
    browser.find("#state-by").sendKeys("h");
    browser.find("#state button.main").click();
    browser
        .find("#fact-allClear-1", "All passwords are changed")
        .findElement(By.tagName("button"))
        .click();
    browser.find("#state-allClear").sendKeys("met");
    browser.find("#state button.main").click();

    browser.find("#fact-allClear-1 .is", "met");
  }

  @Test
  void anUnresolvedClaimIsAcceptedAsOneOfItsCandidates() {
    Topic.send(
        "page-accept",
        "{\"id\":\"page-accept-1\",\"caseId\":\"page-accept\",\"techniques\":[{\"name\":\"Data Encrypted for"
            + " Impcat\"}]}");
    awaitCase("page-accept", "unresolved.size()", is(1));
    Browser browser = Browser.at(address).open("/cases/page-accept");
    browser.find(".candidates button", "T1486").click();
    assertTrue(browser.find("#decide-reason").getAttribute("value").contains("Impcat"));
    browser.find("#decide-by").sendKeys("h", Keys.ENTER);

    browser.find("#T1486 .st-confirmed");
  }

  @Test
  void aMergedCaseSaysWhereItWent() {
    finding("page-gone", "1", "T1133", "2026-05-01T02:03:04Z", "A logon");
    finding("page-there", "1", "T1486", "2026-05-01T02:03:04Z", "Files were encrypted");
    patch("page-gone", "{\"by\":\"h\",\"reason\":\"same hosts\",\"mergedInto\":\"page-there\"}");
    awaitCase("page-gone", "mergedInto", is("page-there"));

    Browser browser = Browser.at(address).open("/cases/page-gone");
    browser.find(".merged a").click();
    browser.find("#T1133");
    assertEquals("/cases/page-there", URI.create(browser.driver().getCurrentUrl()).getPath());
  }

  @Test
  void whatAFindingSaysIsShownAndNeverRun() {
    String hostile =
        "<script>document.title='run'</script><img src=x onerror=alert(1)> \\u202Egnp.exe ";
    finding("page-hostile", "1", "T1133", "2026-05-01T02:03:04Z", hostile + "x".repeat(5_000));
    Browser browser = Browser.at(address).open("/cases/page-hostile").size(360, 800);

    browser.find("#T1133 .because", "<script>document.title='run'</script>");
    assertEquals(0, browser.overflow());
    assertEquals(List.of(), browser.consoleErrors());
    assertTrue(browser.driver().getTitle().startsWith("page-hostile"));
  }

  private static void finding(
      String caseId, String id, String technique, String time, String title) {
    Topic.send(
        caseId,
        "{\"id\":\"%s-%s\",\"source\":\"edr\",\"caseId\":\"%s\",\"status\":\"confirmed\",\"time\":\"%s\",\"title\":\"%s\",\"techniques\":[{\"id\":\"%s\"}]}"
            .formatted(caseId, id, caseId, time, title, technique));
    awaitFinding("edr", caseId + "-" + id);
  }

  private static void awaitFinding(String source, String id) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> given().get("/api/v1/findings/" + source + "/" + id).then().statusCode(200));
  }

  private static void patch(String caseId, String body) {
    given().body(body).patch("/api/v1/cases/" + caseId).then().statusCode(202);
  }

  private static void awaitCase(String caseId, String path, Matcher<?> fits) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> given().get("/api/v1/cases/" + caseId).then().statusCode(200).body(path, fits));
  }
}
