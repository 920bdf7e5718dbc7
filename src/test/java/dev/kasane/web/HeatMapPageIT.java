package dev.kasane.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.KasaneIT;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Tactic;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

@KasaneIT
class HeatMapPageIT {
  private static final String PAGE = "/attack?q=HEAT-";

  // axe needs seconds for a page with all techniques, and eight of them are judged
  private static final String FEW = "&platform=Containers";

  @TestHTTPResource URI address;
  @Inject AttackLibrary library;

  @BeforeEach
  void sendCases() {
    new TableCases()
        .finding("HEAT-1", "2026-01-10", "confirmed", "T1133 initial-access", "T1566.001")
        .finding("HEAT-2", "2026-01-20", "suspected", "T1133 initial-access", "T1566.002")
        .finding("HEAT-3", "2026-02-10", "confirmed", "T1133 initial-access", "T1486")
        .finding("HEAT-3", "2026-02-11", "ruled-out", "T1190")
        .finding("HEAT-4", "2026-02-20", "confirmed", "T1566.001", "T1566.002", "T1486")
        .send();
    TableCases.awaitCases("q=HEAT-", 4);
    TableCases.awaitCases("q=HEAT-&status=ruled-out", 1);
  }

  private Browser open(String path) {
    Browser browser = Browser.at(address).open(path);
    browser.find(".columns section");
    return browser;
  }

  private static WebElement cell(Browser browser, String tactic, String id) {
    return browser.find(
        "section[aria-labelledby='%s'] li:has(> .name[href$='/%s'], > .head > .name[href$='/%s'])"
            .formatted(tactic, id, id));
  }

  private static String number(WebElement cell) {
    return cell.findElements(By.cssSelector(".count, .sign")).stream()
        .findFirst()
        .map(element -> element.getAttribute("textContent"))
        .orElse("");
  }

  @Test
  void allTacticsStandInTheirOrder() {
    Browser browser = open(PAGE);
    assertEquals(
        library.attack().current("enterprise-attack").orElseThrow().tactics().stream()
            .map(Tactic::name)
            .toList(),
        browser.all(".columns h2").stream().map(WebElement::getText).toList());
  }

  @Test
  void aTechniqueBearsTheNumberOfItsCasesUnderTheTacticThatWasClaimed() {
    Browser browser = open(PAGE);
    assertEquals("3", number(cell(browser, "initial-access", "T1133")));
    assertEquals("", number(cell(browser, "persistence", "T1133")));
  }

  @Test
  void foldedSubTechniquesCountEachCaseOnce() {
    assertEquals("3", number(cell(open(PAGE), "initial-access", "T1566")));
  }

  @Test
  void shownSubTechniquesCountByThemselves() {
    Browser browser = open(PAGE + "&subs=true");
    assertEquals("2", number(cell(browser, "initial-access", "T1566.001")));
    // its own, not that of its first sub-technique
    assertEquals(
        List.of(),
        cell(browser, "initial-access", "T1566").findElements(By.cssSelector(".head .count")));
  }

  @Test
  void confirmedOnlyLeavesOutWhatIsSuspected() {
    Browser browser = open(PAGE);
    browser.find("input[name=confirmed]").click();
    browser.until(
        "the other page",
        driver -> driver.getCurrentUrl().contains("confirmed=true") ? true : null);
    assertEquals("2", number(cell(browser, "initial-access", "T1133")));
    assertEquals("2", number(cell(browser, "initial-access", "T1566")));
  }

  @Test
  void whatIsRuledOutHasNoNumber() {
    assertEquals("", number(cell(open(PAGE), "initial-access", "T1190")));
  }

  @Test
  void ofAPlatformOnlyItsTechniquesAreShown() {
    Browser browser = open(PAGE + "&platform=PRE");
    assertEquals(
        List.of(),
        browser.all("section[aria-labelledby=impact] .cell .name .id").stream()
            .map(id -> id.getAttribute("textContent"))
            .toList());
    assertTrue(!browser.all("section[aria-labelledby=reconnaissance] .cell").isEmpty());
  }

  @Test
  void twoPeriodsAreComparedWithBothDenominators() {
    Browser browser = open(PAGE + "&from=2026-01-01&to=2026-02-01&from2=2026-02-01&to2=2026-03-01");
    WebElement cell = cell(browser, "initial-access", "T1133");
    assertEquals("−1", number(cell));
    assertEquals(
        "2/2→1/2", cell.findElement(By.cssSelector(".shares")).getAttribute("textContent"));
    assertTrue(cell.getAttribute("class").contains("less-"));
    assertEquals("+2", number(cell(browser, "impact", "T1486")));
  }

  @Test
  void numbersAreThoseOfTheCaseTable() {
    Browser browser = open(PAGE + "&subs=true");
    var here = new TreeMap<String, String>();
    for (WebElement section : browser.all(".columns section")) {
      String tactic = section.getAttribute("aria-labelledby");
      for (WebElement count : section.findElements(By.cssSelector("li .count"))) {
        String href = count.getAttribute("href");
        here.put(
            tactic + " " + href.replaceFirst(".*technique=([^&]*).*", "$1"),
            count.getAttribute("textContent"));
      }
    }
    var there = new TreeMap<String, String>();
    JsonPath matrix = given().get("/api/v1/matrix?q=HEAT-").jsonPath();
    for (Map<String, Object> row : matrix.<Map<String, Object>>getList("rows")) {
      if (row.get("tactic") != null && !Integer.valueOf(0).equals(row.get("total"))) {
        there.put(row.get("tactic") + " " + row.get("id"), String.valueOf(row.get("total")));
      }
    }
    assertEquals(there, here);
  }

  @Test
  void aNumberOpensItsCases() {
    Browser browser = open(PAGE);
    String href =
        cell(browser, "impact", "T1486").findElement(By.cssSelector(".count")).getAttribute("href");
    URI link = URI.create(href);
    assertEquals("/cases", link.getPath());
    assertEquals(
        List.of("HEAT-3", "HEAT-4"),
        given().get("/api/v1/cases?" + link.getRawQuery()).jsonPath().getList("items.caseId"));
  }

  @Test
  void theFilledMapHoldsTheStandards() {
    Standards.hold(Browser.at(address), PAGE + FEW, ".columns .count");
  }

  @Test
  void theComparisonHoldsTheStandards() {
    Standards.hold(
        Browser.at(address),
        PAGE + FEW + "&subs=true&from=2026-01-01&to=2026-02-01&from2=2026-02-01&to2=2026-03-01",
        ".columns .sign");
  }

  @Test
  void theEmptyMapHoldsTheStandards() {
    Standards.hold(Browser.at(address), "/attack?q=no-such-case-anywhere" + FEW, "main .empty");
  }

  @Test
  void whatIsWrongWithADayIsSaidBesideItsField() {
    Browser browser = Browser.at(address).open("/attack?from2=yesterday");
    browser.find("#filter-from2-fault", "yesterday");
  }
}
