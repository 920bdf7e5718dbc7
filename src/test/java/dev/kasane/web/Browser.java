package dev.kasane.web;

import static org.junit.jupiter.api.Assumptions.abort;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real Chromium without a window, started once for all tests of pages. Where none is installed
 * the test is skipped with a message; in CI it fails.
 */
final class Browser {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static Browser shared;

  private final ChromeDriver driver;
  private URI base = URI.create("about:blank");

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** The browser, in English, light and 1280 pixels wide, with nothing remembered. */
  static synchronized Browser at(URI base) {
    if (shared == null) {
      shared = start();
    }
    shared.base = base;
    shared.driver.get("about:blank");
    shared.devtools("Network.clearBrowserCookies", Map.of());
    shared.consoleErrors();
    return shared.speaking("en").dark(false).size(1280, 800);
  }

  private static Browser start() {
    Optional<File> chromium = installed("chromium", "chromium-browser", "google-chrome");
    Optional<File> chromedriver = installed("chromedriver");
    if (chromium.isEmpty() || chromedriver.isEmpty()) {
      String message =
          "No chromium with chromedriver on the PATH: the tests of the pages need them"
              + " (Debian: apt-get install chromium chromium-driver)";
      if (System.getenv("CI") != null) {
        throw new IllegalStateException(message);
      }
      abort(message);
    }
    var logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    var options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--hide-scrollbars");
    options.setCapability("goog:loggingPrefs", logs);
    var service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromedriver.orElseThrow())
            .usingAnyFreePort()
            .build();
    var driver = new ChromeDriver(service, options);
    Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
    return new Browser(driver);
  }

  private static Optional<File> installed(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .map(folder -> new File(folder, name)))
        .filter(File::canExecute)
        .findFirst();
  }

  /** What Chromium's own protocol offers beyond WebDriver. */
  Map<String, Object> devtools(String command, Map<String, Object> parameters) {
    return driver.executeCdpCommand(command, parameters);
  }

  Browser speaking(String language) {
    devtools("Network.enable", Map.of());
    devtools("Network.setExtraHTTPHeaders", Map.of("headers", Map.of("Accept-Language", language)));
    return this;
  }

  Browser dark(boolean dark) {
    devtools(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    return this;
  }

  Browser size(int width, int height) {
    devtools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  Browser open(String path) {
    driver.get(base.resolve(path).toString());
    return this;
  }

  ChromeDriver driver() {
    return driver;
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** Waits until it is there. */
  WebElement find(String css) {
    return until(css, there -> there.findElement(By.cssSelector(css)));
  }

  /** Waits until it is there and holds the text. */
  WebElement find(String css, String text) {
    return until(
        css + " with '" + text + "'",
        there ->
            there.findElements(By.cssSelector(css)).stream()
                .filter(element -> element.getText().contains(text))
                .findFirst()
                .orElse(null));
  }

  /** Waits until no such element is there. */
  void gone(String css) {
    until("no " + css, there -> there.findElements(By.cssSelector(css)).isEmpty() ? true : null);
  }

  <T> T until(String what, Function<ChromeDriver, T> condition) {
    return new WebDriverWait(driver, PATIENCE)
        .ignoring(org.openqa.selenium.NotFoundException.class)
        .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
        .withMessage(() -> what + " on " + driver.getCurrentUrl() + ": " + consoleErrors())
        .until(ignored -> condition.apply(driver));
  }

  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** What the console complained about since it was asked last. */
  List<String> consoleErrors() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** What axe-core finds wrong for people with disabilities; empty where nothing. */
  List<String> barriers() {
    Results results = new AxeBuilder().withTags(RULES).analyze(driver);
    var found = new ArrayList<String>();
    results
        .getViolations()
        .forEach(
            rule ->
                rule.getNodes()
                    .forEach(
                        node ->
                            found.add(
                                "%s: %s at %s"
                                    .formatted(rule.getId(), rule.getHelp(), node.getHtml()))));
    return found;
  }

  /** By how many pixels the page is wider than the window. */
  long overflow() {
    return ((Number)
            script(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .longValue();
  }
}
