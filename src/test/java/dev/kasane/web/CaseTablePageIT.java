package dev.kasane.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.KasaneIT;
import dev.kasane.stream.Topic;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

@KasaneIT
class CaseTablePageIT {
  private static final String PAGE = "/?q=TAB-";

  @TestHTTPResource URI address;

  @BeforeEach
  void sendCases() {
    new TableCases()
        .finding("TAB-1", "2026-03-01", "confirmed", "T1133 initial-access", "T1486")
        .finding("TAB-1", "2026-03-02", "suspected", "T1059.001")
        .finding("TAB-2", "2026-01-01", "confirmed", "T1133 initial-access", "T1059.001")
        .finding("TAB-2", "2026-01-02", "confirmed", "T1059.003", "T1003", "T1021 lateral-movement")
        .finding("TAB-3", "2026-02-01", "suspected", "T1078 persistence")
        .finding("TAB-3", "2026-02-02", "ruled-out", "T1133 initial-access")
        .send();
    TableCases.awaitCases("q=TAB-", 3);
    TableCases.awaitCases("q=TAB-&technique=T1003", 1);
    TableCases.awaitCases("q=TAB-&status=ruled-out", 1);
  }

  private Browser open(String path) {
    Browser browser = Browser.at(address).open("/kasane.svg");
    // the page brings back how it was shown last
    browser.script("sessionStorage.clear()");
    browser.open(path);
    browser.find("#grid tbody td a");
    return browser;
  }

  /** The texts of the cells of a row, without its heading. */
  private static List<String> row(Browser browser, String heading) {
    return browser.until(
        "row " + heading,
        driver ->
            browser.all("#grid tbody tr").stream()
                .filter(row -> row.getText().contains(heading))
                .findFirst()
                .map(
                    row ->
                        row.findElements(By.cssSelector("td")).stream()
                            .map(cell -> cell.getAttribute("textContent"))
                            .toList())
                .orElse(null));
  }

  private static List<String> headings(Browser browser) {
    return browser.all("#grid tbody th .name").stream().map(WebElement::getText).toList();
  }

  @Test
  void aTechniqueHasAMarkAndAWordInEachCaseAndItsTotal() {
    Browser browser = open(PAGE);
    assertEquals(
        List.of("●confirmed", "●confirmed", "✕ruled out", "2 of 3"),
        row(browser, "External Remote Services"));
  }

  @Test
  void aTacticCountsItsTechniquesAndACaseItsOwn() {
    Browser browser = open(PAGE);
    assertEquals(List.of("1", "1", "", "2"), row(browser, "Initial Access"));
    assertEquals(
        List.of("3", "5", "1", "3"),
        browser.all("#grid thead tr:last-child td").stream().map(WebElement::getText).toList());
  }

  @Test
  void foldedSubTechniquesCountEachCaseOnce() {
    Browser browser = open(PAGE);
    browser.find("#fold-subs").click();
    assertEquals(
        List.of("◐suspected", "●confirmed", "", "2 of 3"),
        row(browser, "Command and Scripting Interpreter"));
  }

  @Test
  void allTotalsAreThoseOfRest() {
    JsonPath table = given().get("/table/data?q=TAB-").jsonPath();
    JsonPath rest = given().get("/api/v1/matrix?q=TAB-").jsonPath();
    var here = new TreeMap<String, Object>();
    for (Map<String, Object> tactic : table.<Map<String, Object>>getList("tactics")) {
      here.put(tactic.get("key") + "/", tactic.get("total"));
      for (Object row : (List<?>) tactic.get("rows")) {
        var technique = (Map<?, ?>) row;
        if (technique.get("total") != null) {
          here.put(tactic.get("key") + "/" + technique.get("id"), technique.get("total"));
        }
      }
    }
    var there = new TreeMap<String, Object>();
    for (Map<String, Object> row : rest.<Map<String, Object>>getList("rows")) {
      String key =
          row.get("tactic") == null
              ? row.get("shortname") + "/"
              : row.get("tactic") + "/" + row.get("id");
      there.put(key, row.get("total"));
    }
    assertEquals(there, here);
  }

  @Test
  void aFindingAppearsInTheOpenTableAndNothingElseMoves() {
    Browser browser = open("/?q=TAB-");
    browser.find("#live", "Live");
    browser.script("window.sameDocument = true");
    browser.find("#rows-by").sendKeys("name");
    WebElement grid = browser.find("#grid table");
    browser.script("arguments[0].focus()", grid);
    grid.sendKeys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_RIGHT);
    browser.script("document.getElementById('grid').scrollTop = 56");
    Object before = browser.script("return document.getElementById('grid').scrollTop");
    String active = active(browser);

    String fresh = "TAB-9" + System.nanoTime();
    new TableCases().finding(fresh, "2026-04-01", "confirmed", "T1486").send();

    browser.find("#grid thead th.case", fresh);
    assertEquals(true, browser.script("return window.sameDocument"));
    assertEquals(before, browser.script("return document.getElementById('grid').scrollTop"));
    assertEquals(
        true, browser.script("return document.activeElement.getAttribute('role') === 'grid'"));
    assertEquals(active, active(browser));
    assertEquals("name", browser.find("#rows-by").getAttribute("value"));
    retract(fresh);
  }

  /** The row of the active cell, and its case. */
  private static String active(Browser browser) {
    WebElement cell = browser.find("#grid-active");
    return cell.findElement(By.xpath("..")).getAttribute("aria-rowindex")
        + " "
        + cell.getAttribute("aria-colindex");
  }

  /** So that the other tests count the same cases again. */
  private static void retract(String caseId) {
    Topic.send(
        caseId,
        "{\"id\":\"table-%s-0\",\"source\":\"table-test\",\"caseId\":\"%s\",\"version\":2,\"status\":\"retracted\"}"
            .formatted(caseId, caseId));
    TableCases.awaitCases("q=TAB-", 3);
  }

  @Test
  void enterOpensTheCaseAtTheTechnique() {
    Browser browser = open(PAGE);
    WebElement grid = browser.find("#grid table");
    browser.script("arguments[0].focus()", grid);
    grid.sendKeys(
        Keys.chord(Keys.CONTROL, Keys.HOME), Keys.ARROW_DOWN, Keys.ARROW_RIGHT, Keys.ENTER);
    browser.until(
        "the case", driver -> driver.getCurrentUrl().endsWith("/cases/TAB-1#T1133") ? true : null);
  }

  @Test
  void aClickOpensTheCaseAtTheTechnique() {
    Browser browser = open(PAGE);
    browser.find("#grid a[href='/cases/TAB-2#T1133']").click();
    browser.until(
        "the case", driver -> driver.getCurrentUrl().endsWith("/cases/TAB-2#T1133") ? true : null);
  }

  @Test
  void keysMoveToTheLastCellAndBack() {
    Browser browser = open(PAGE);
    WebElement grid = browser.find("#grid table");
    browser.script("arguments[0].focus()", grid);
    grid.sendKeys(Keys.chord(Keys.CONTROL, Keys.END));
    assertEquals(
        grid.getAttribute("aria-colcount"),
        browser.find("#grid-active").getAttribute("aria-colindex"));
    grid.sendKeys(Keys.chord(Keys.CONTROL, Keys.HOME));
    assertEquals("1", browser.find("#grid-active").getAttribute("aria-colindex"));
  }

  @Test
  void spaceFoldsATactic() {
    Browser browser = open(PAGE);
    WebElement grid = browser.find("#grid table");
    browser.script("arguments[0].focus()", grid);
    grid.sendKeys(Keys.chord(Keys.CONTROL, Keys.HOME), Keys.SPACE);
    assertTrue(!headings(browser).contains("External Remote Services"));
  }

  @Test
  void rowsAreNarrowedDownByWhatIsTyped() {
    Browser browser = open(PAGE);
    browser.find("#rows-text").sendKeys("powersh");
    assertEquals(
        List.of("Execution", "Command and Scripting Interpreter", "PowerShell"), headings(browser));
  }

  @Test
  void casesAreSortedByTheDayTheyWereOpened() {
    Browser browser = open(PAGE);
    browser.find("#columns-by option[value=opened]").click();
    assertEquals(
        List.of("TAB-2", "TAB-3", "TAB-1"),
        browser.all("#grid thead th.case").stream()
            .map(cell -> cell.getAttribute("textContent"))
            .toList());
  }

  @Test
  void hoverShowsTheEvidence() {
    Browser browser = open(PAGE);
    WebElement cell = browser.find("#grid a[href='/cases/TAB-3#T1133']");
    new Actions(browser.driver()).moveToElement(cell).perform();
    browser.find("#evidence:not([hidden])", "Finding of TAB-3");
    browser.find("#evidence", "ruled out");
  }

  @Test
  void onPaperStandAllRowsAndCases() {
    Browser browser = open(PAGE);
    browser.script("window.dispatchEvent(new Event('beforeprint'))");
    assertEquals(
        List.of("TAB-1", "TAB-2", "TAB-3"),
        browser.all("#printed thead th.case").stream()
            .map(cell -> cell.getAttribute("textContent"))
            .toList());
  }

  @Test
  void onPaperThirtyCasesFitBesideTheNames() {
    Browser browser = open(PAGE);
    browser.devtools("Emulation.setEmulatedMedia", Map.of("media", "print"));
    browser.script("window.dispatchEvent(new Event('beforeprint'))");
    var widths = (Map<?, ?>) browser.script(PRINTED_WIDTHS);
    double name = ((Number) widths.get("name")).doubleValue();
    double thirty = ((Number) widths.get("thirty")).doubleValue();
    assertTrue(name > 200 && thirty < PAPER, "pixels on paper: " + widths);
  }

  /** What letter paper, which is the narrower, leaves between its margins, at 96 dots an inch. */
  private static final double PAPER = (11 - 2 * 10 / 25.4) * 96;

  private static final String PRINTED_WIDTHS =
      """
      const width = (css) => document.querySelector('#printed ' + css).getBoundingClientRect().width;
      return {
        name: width('tbody th'),
        thirty: width('tbody th') + 30 * width('thead th.case') + width('td:last-child'),
      };
      """;

  @Test
  void aSmallTableIsPrintedOnOnePage() {
    Browser browser = open(PAGE);
    Object pdf = browser.devtools("Page.printToPDF", Map.of("preferCSSPageSize", true)).get("data");
    String printed = new String(Base64.getDecoder().decode((String) pdf), ISO_8859_1);
    assertEquals(1, A_PAGE.matcher(printed).results().count());
  }

  private static final Pattern A_PAGE = Pattern.compile("/Type\\s*/Page\\b");

  @Test
  void exportsHaveTheFiltersOfThePage() {
    Browser browser = open("/?q=TAB-&status=ruled-out");
    for (WebElement export : browser.all(".exports a")) {
      String href = export.getAttribute("href");
      assertTrue(href.contains("q=TAB-") && href.contains("status=ruled-out"), href);
      given().urlEncodingEnabled(false).get(href).then().statusCode(200);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/table/plain"})
  void whatIsWrongWithAFilterIsSaidBesideItsField(String page) {
    Browser browser = Browser.at(address).open(page + "?technique=nonsense");
    assertEquals(
        "filter-technique-fault",
        browser.find("#filter-technique").getAttribute("aria-describedby"));
    browser.find("#filter-technique-fault", "nonsense");
  }

  @Test
  void withoutAScriptTheFirstCasesStandInAPlainTable() {
    given()
        .accept("text/html")
        .get("/table/plain?q=TAB-")
        .then()
        .statusCode(200)
        .body(containsString("<td class=\"number\">2 of 3</td>"));
  }

  @Test
  void whoHasNoScriptIsSentToThePlainTable() {
    Browser browser = Browser.at(address);
    browser.devtools("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      browser.open(PAGE).find("table.plain th", "TAB-2");
    } finally {
      browser.devtools("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }

  @Test
  void aPlainTableHoldsTheStandards() {
    Standards.hold(Browser.at(address), "/table/plain?q=TAB-", "table.plain td");
  }

  @Test
  void aFullTableHoldsTheStandards() {
    Standards.hold(Browser.at(address), PAGE, "#grid tbody td a");
  }

  @Test
  void anEmptyTableHoldsTheStandards() {
    Standards.hold(Browser.at(address), "/?q=no-such-case-anywhere", "main .empty");
  }

  @Test
  void hostileTextStaysText() {
    String id = "HOSTILE-<img src=x onerror=hacked=1>";
    String title = "<script>hacked=1</script></script>\u202Eright to left " + "long ".repeat(400);
    new TableCases().titled(title, id, "2026-03-01", "confirmed", "T1486").send();
    TableCases.awaitCases("q=HOSTILE-", 1);
    Browser browser = open("/?q=HOSTILE-");
    new Actions(browser.driver()).moveToElement(browser.find("#grid tbody td a")).perform();
    browser.find("#evidence:not([hidden])", "<script>hacked=1</script>");
    assertNull(browser.script("return window.hacked"));
    assertEquals(0, browser.overflow());
    assertEquals(List.of(), browser.barriers());
    assertEquals(List.of(), browser.consoleErrors());
  }
}
