package dev.kasane.web;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.KasaneIT;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@KasaneIT
class PlanPageIT {
  private static final String SECTOR = "plan-page-test";

  @TestHTTPResource URI address;

  @BeforeEach
  void cases() {
    for (String id : List.of("plan-page-1", "plan-page-2")) {
      RestAssured.given()
          .body(
              """
              {"id":"f-%s","caseId":"%s","time":"2026-05-01T02:03:04Z","status":"confirmed",
               "techniques":[{"id":"T1133"},{"id":"T1110"},{"id":"T1486"}]}
              """
                  .formatted(id, id))
          .post("/api/v1/findings")
          .then()
          .statusCode(202);
    }
  }

  private Browser open() {
    Browser browser = Browser.at(address);
    return browser.until(
        "cases of the test",
        driver -> {
          browser.open("/plan?technique=T1133");
          return browser.all("#plan").isEmpty() ? null : browser;
        });
  }

  @Test
  void aPlanIsShownAtOnce() {
    Browser browser = open();
    browser.find("#result .outcome .curve .line");
  }

  @Test
  void thePlanIsThatOfTheBudgetThatWasEntered() {
    Browser browser = open();
    browser.find("#result .outcome");
    var budget = browser.find("#budget");
    budget.clear();
    budget.sendKeys("7");
    browser.find("#result .outcome[data-budget='7']");
    assertEquals("7", budget.getAttribute("value"));
  }

  @Test
  void nothingPassesAFilterOfASectorThatNoCaseHas() {
    Standards.hold(Browser.at(address), "/plan?sector=" + SECTOR, ".empty");
  }

  @Test
  void aFilledPageHoldsTheStandards() {
    open();
    Standards.hold(Browser.at(address), "/plan?technique=T1133", "#result .outcome .curve");
  }

  @Test
  void aNumberOpensItsCases() {
    open();
    RestAssured.given()
        .accept("text/html")
        .get("/plan/cases?step=T1486&q=plan-page-")
        .then()
        .body(containsString("plan-page-1"));
  }
}
