package dev.kasane.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.process.RunningKasane;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
    Browser browser = Browser.at(kasane.address()).open("/kasane.svg");
    // the page brings back how it was shown last, and where it was scrolled to
    browser.script("sessionStorage.clear()");
    browser.devtools("Network.clearBrowserCache", Map.of());
    browser.open(PAGE).find("#grid tbody td a");
    browser.until("the table drawn", driver -> browser.script(DRAWN));
    return browser;
  }

  private static final String DRAWN =
      "return performance.getEntriesByName('table-drawn').length > 0 || null";

  private static final List<String> STEPS =
      List.of("first byte", "last byte", "scripts there", "drawn and listening", "a key answered");

  /** Times from the navigation on; a key counts as answered when its cell has a place. */
  private static final String FIGURES =
      """
      const page = performance.getEntriesByType('navigation')[0];
      const files = performance.getEntriesByType('resource');
      const drawn = performance.getEntriesByName('table-drawn')[0].startTime;
      const table = document.querySelector('#grid table');
      table.focus();
      const begun = performance.now();
      table.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowDown', bubbles: true}));
      document.getElementById('grid-active').getBoundingClientRect();
      const answered = performance.now() - begun;
      return {
        'first byte': page.responseStart,
        'last byte': page.responseEnd,
        'scripts there': Math.max(...files.filter((file) => file.startTime < drawn
            && file.name.includes('.js')).map((file) => file.responseEnd)),
        'drawn and listening': drawn,
        'a key answered': drawn + answered,
        sent: files.concat(page).reduce((sum, file) => sum + file.transferSize, 0),
      };
      """;

  private static long looked(String what, Browser browser) {
    var measured = (Map<?, ?>) browser.script(FIGURES);
    long sent = ((Number) measured.get("sent")).longValue();
    var times = new StringJoiner(", ");
    STEPS.forEach(
        step ->
            times.add("%s %.0f ms".formatted(step, ((Number) measured.get(step)).doubleValue())));
    System.out.printf(
        "case table over %d cases, %s: %s; %,d bytes over the wire%n", CASES, what, times, sent);
    return sent;
  }

  @Test
  void thePageIsSmallAndSoonAnswersAKey() {
    looked("first look", open());
    long sent = looked("second look", open());
    assertTrue(sent > 0 && sent <= MOST_BYTES, "bytes over the wire: " + sent);
  }

  @Test
  void theFirstLookAfterAStartShowsAllCases() throws Exception {
    // a browser that is there already: its own start is not the page's
    open();
    kasane = kasane.killedAndStarted(Map.of());
    Browser browser = open();
    looked("just started", browser);
    assertEquals(
        String.valueOf(CASES + 2), browser.find("#grid table").getAttribute("aria-colcount"));
  }

  @Test
  void scrollingStaysSmoothToTheLastCase() {
    Browser browser = open();
    var frames = (List<?>) browser.driver().executeAsyncScript(SCROLL);
    double[] times = frames.stream().mapToDouble(f -> ((Number) f).doubleValue()).toArray();
    System.out.printf(
        "scrolling over %d cases: %d frames, the longest %.0f ms, %d longer than 50 ms%n",
        CASES,
        times.length,
        Arrays.stream(times).max().orElseThrow(),
        Arrays.stream(times).filter(time -> time > 50).count());
    browser.find("#grid thead th.case", "MANY-0999");
  }

  private static final String SCROLL =
      """
      const done = arguments[0];
      const grid = document.getElementById('grid');
      const frames = [];
      let before = null;
      requestAnimationFrame(function next(now) {
        if (before !== null) {
          frames.push(now - before);
        }
        before = now;
        const left = grid.scrollLeft;
        grid.scrollLeft += 200;
        if (grid.scrollLeft === left) {
          done(frames);
        } else {
          requestAnimationFrame(next);
        }
      });
      """;

  @ParameterizedTest
  @ValueSource(ints = {360, 1280, 1920})
  void nowhereIsAHoleAfterAJump(int width) {
    Browser browser = open();
    browser.size(width, 1000);
    browser.script(
        """
        const grid = document.getElementById('grid');
        grid.scrollLeft = 400 * 32 + 7;
        grid.scrollTop = 300 * 28 + 5;
        """);
    browser.until("every place holds a cell", driver -> browser.script(NO_HOLE));
    assertEquals(0, browser.overflow());
  }

  private static final String NO_HOLE =
      """
      const grid = document.getElementById('grid');
      grid.scrollIntoView({block: 'end'});
      const box = grid.getBoundingClientRect();
      for (let x = box.left + 5; x < Math.min(box.right, innerWidth) - 5; x += 16) {
        for (let y = Math.max(box.top, 0) + 5; y < box.bottom - 5; y += 14) {
          if (!document.elementFromPoint(x, y)?.closest('[aria-colindex]')) {
            return null;
          }
        }
      }
      return grid.scrollLeft > 0 && grid.scrollTop > 0 || null;
      """;

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
