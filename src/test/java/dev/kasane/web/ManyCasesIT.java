package dev.kasane.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.process.RunningKasane;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The case table over a thousand cases that hold every technique there is. */
class ManyCasesIT {
  private static final int CASES = 1_000;
  private static final int IN_A_CASE = 12;
  private static final long MOST_BYTES = 300 * 1024;
  private static final String PAGE = "/?q=MANY-";

  private static RunningKasane kasane;

  /** A service of its own, since other tests look at all cases that there are. */
  @BeforeAll
  static void sendCases() throws Exception {
    kasane = RunningKasane.start(Map.of());
    var random = new Random(18);
    List<String> ids = techniques();
    var cases = new TableCases();
    for (int i = 0; i < CASES; i++) {
      String id = "MANY-%04d".formatted(i);
      String day = "2025-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
      cases
          .finding(id, day, "confirmed", some(ids, i, random, IN_A_CASE - 4))
          .finding(id, day, "suspected", some(ids, i + 1, random, 3))
          .finding(id, day, "ruled-out", some(ids, i + 2, random, 1));
    }
    for (String record : cases.records()) {
      kasane.post("/api/v1/findings", "application/json", record.getBytes(UTF_8));
    }
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> read("/api/v1/counts").path("ofCases").asInt() == CASES);
  }

  @AfterAll
  static void stop() throws Exception {
    kasane.close();
  }

  private static List<String> techniques() throws Exception {
    return StreamSupport.stream(
            read("/api/v1/attack/techniques?limit=1000").path("items").spliterator(), false)
        .map(technique -> technique.path("id").asText())
        .toList();
  }

  private static JsonNode read(String path) throws Exception {
    return new ObjectMapper().readTree(kasane.get(path));
  }

  /** One by turns, so that every row is there, and others of which the first are most frequent. */
  private static String[] some(List<String> ids, int turn, Random random, int many) {
    var some = new String[many];
    some[0] = ids.get(turn % ids.size());
    for (int i = 1; i < many; i++) {
      double place = random.nextDouble();
      some[i] = ids.get((int) (place * place * ids.size()));
    }
    return some;
  }

  private Browser open() {
    Browser browser = Browser.at(kasane.address());
    browser.devtools("Network.clearBrowserCache", Map.of());
    browser.open(PAGE).find("#grid tbody td a");
    return browser;
  }

  @Test
  void thePageIsSmallAndSoonAnswersAKey() {
    open();
    Browser browser = open();
    Object figures =
        browser.script(
            """
            const drawn = performance.getEntriesByName('table-drawn')[0].startTime;
            const grid = document.querySelector('#grid table');
            grid.focus();
            const begun = performance.now();
            grid.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true}));
            const answered = performance.now() - begun;
            const sent = performance.getEntriesByType('navigation')
                .concat(performance.getEntriesByType('resource'))
                .map((entry) => entry.transferSize).reduce((a, b) => a + b, 0);
            return [drawn + answered, answered, sent, grid.ariaRowCount, grid.ariaColCount];
            """);
    var measured = (List<?>) figures;
    long sent = ((Number) measured.get(2)).longValue();
    System.out.printf(
        "case table over %d cases: interactive after %.0f ms, of which a key takes %.1f ms;"
            + " %,d bytes over the wire; %s rows, %s columns%n",
        CASES,
        ((Number) measured.get(0)).doubleValue(),
        ((Number) measured.get(1)).doubleValue(),
        sent,
        measured.get(3),
        measured.get(4));
    assertTrue(sent > 0 && sent <= MOST_BYTES, "bytes over the wire: " + sent);
  }

  @Test
  void onlyWhatIsInSightIsDrawn() {
    Browser browser = open();
    assertEquals(
        String.valueOf(CASES + 2), browser.find("#grid table").getAttribute("aria-colcount"));
    assertTrue(browser.all("#grid td").size() < 6_000);
  }

  @Test
  void theLastCellOfAllIsReachedByOneKey() {
    Browser browser = open();
    WebElement grid = browser.find("#grid table");
    browser.script("arguments[0].focus()", grid);
    grid.sendKeys(Keys.chord(Keys.CONTROL, Keys.END));
    grid.sendKeys(Keys.ARROW_LEFT);
    WebElement cell = browser.find("#grid-active[aria-colindex='%d']".formatted(CASES + 1));
    assertEquals(true, browser.script(IN_SIGHT, cell));
  }

  private static final String IN_SIGHT =
      """
      const cell = arguments[0].getBoundingClientRect();
      const grid = document.getElementById('grid').getBoundingClientRect();
      return cell.left >= grid.left && cell.right <= grid.right
          && cell.top >= grid.top && cell.bottom <= grid.bottom + 1;
      """;

  @Test
  void scrollingDrawsWhatComesIntoSight() {
    Browser browser = open();
    browser.script("document.getElementById('grid').scrollLeft = 500 * 32");
    browser.find("#grid thead th.case", "MANY-0505");
  }
}
