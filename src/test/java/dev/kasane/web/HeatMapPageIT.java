package dev.kasane.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

@KasaneIT
class HeatMapPageIT {
  private static final String PAGE = "/attack?q=HEAT-";

  // axe needs seconds for a page with all techniques, and eight of them are judged
  private static final String FEW = "&platform=Containers";

  private static final Pattern NUMBER =
      Pattern.compile("href=\"(/cases\\?[^\"]*)\"[^>]*>(\\d+)(?:/\\d+)?</a>");

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
            tactic + " " + href.replaceFirst(".*at=[^&]*%2F([^&]*).*", "$1"),
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
        given()
            .urlEncodingEnabled(false)
            .get("/api/v1/cases?" + link.getRawQuery())
            .jsonPath()
            .getList("items.caseId"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "&subs=true",
        "&confirmed=true",
        "&confirmed=true&subs=true",
        "&platform=Windows",
        "&from=2026-01-15",
        "&technique=T1486",
        "&from=2026-01-01&to=2026-02-01&from2=2026-02-01&to2=2026-03-01"
      })
  void everyNumberOpensAsManyCasesAsItSays(String asked) {
    var said = new TreeMap<String, Integer>();
    for (MatchResult link : NUMBER.matcher(page(PAGE + asked)).results().toList()) {
      said.put(link.group(1).replace("&amp;", "&"), Integer.valueOf(link.group(2)));
    }
    assertFalse(said.isEmpty());
    var opened = new TreeMap<String, Integer>();
    said.keySet().forEach(link -> opened.put(link, listed(page(link))));
    assertEquals(said, opened);
  }

  private static String page(String address) {
    return given()
        .accept("text/html")
        .urlEncodingEnabled(false)
        .get(address)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /** How many cases a list says that there are, and shows. */
  private static int listed(String page) {
    return page.split("<th scope=\"row\">", -1).length - 1;
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
