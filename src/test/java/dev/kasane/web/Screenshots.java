package dev.kasane.web;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.process.RunningKasane;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Takes the pictures of the README: {@code ./mvnw verify -Pscreenshots}. Starts the service with
 * the reference cases, as a reader of the README would, and writes a picture of each page.
 */
class Screenshots {
  private static final Path FOLDER = Path.of("src/docs/screenshots");
  private static final int MOST_BYTES = 80 * 1024;

  /**
   * A picture.
   *
   * @param file its name
   * @param path of the page
   * @param landmark what must be there before it is taken
   */
  private record Shot(
      String file, String path, String landmark, int width, int height, boolean dark) {}

  private static final List<Shot> SHOTS =
      List.of(
          new Shot("case-table", "/", "#grid tbody td a", 1280, 860, false),
          new Shot("case-table-ja-dark", "/", "#grid tbody td a", 1280, 860, true),
          new Shot("attack", "/attack", "main h1", 1600, 900, false),
          new Shot("case", "/cases/L", "main h1", 1280, 1000, false),
          new Shot("technique", "/techniques/T1133", "main h1", 1280, 800, false),
          new Shot("try", "/try", "main h1", 1280, 800, false),
          new Shot("plan", "/plan", "#result .chosen", 1280, 1400, false),
          new Shot("import", "/import", "#drop", 1280, 800, false),
          new Shot("status", "/status", "#rejected-list .empty", 1280, 800, false));

  @Test
  void everyPageHasItsPicture() throws Exception {
    var faults = new ArrayList<String>();
    try (var kasane = RunningKasane.start(Map.of("kasane.demo", "true"))) {
      var json = new ObjectMapper();
      await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> json.readTree(kasane.get("/api/v1/cases")).at("/items").size() == 13);
      Browser browser = Browser.at(kasane.address());
      Files.createDirectories(FOLDER);
      for (Shot shot : SHOTS) {
        try {
          take(browser, shot);
        } catch (RuntimeException e) {
          faults.add(shot.path + ": " + e.getMessage());
        }
      }
    }
    // a page that is missing is a fault, but the others have their pictures
    assertEquals(List.of(), faults);
  }

  private static void take(Browser browser, Shot shot) throws Exception {
    String language = shot.file.contains("-ja") ? "ja" : "en";
    browser.speaking(language).dark(shot.dark).size(shot.width, shot.height).open(shot.path);
    browser.find(shot.landmark);
    if (browser.all("main > p.error").size() > 0) {
      throw new IllegalStateException(browser.find("main > p.error").getText());
    }
    byte[] picture = picture(browser, 75);
    for (int quality = 65; picture.length > MOST_BYTES && quality > 0; quality -= 10) {
      picture = picture(browser, quality);
    }
    if (picture.length > MOST_BYTES) {
      throw new IllegalStateException("the picture has " + picture.length + " bytes");
    }
    Files.write(FOLDER.resolve(shot.file + ".webp"), picture);
  }

  private static byte[] picture(Browser browser, int quality) {
    Map<String, Object> answer =
        browser.devtools("Page.captureScreenshot", Map.of("format", "webp", "quality", quality));
    return Base64.getDecoder().decode((String) answer.get("data"));
  }
}
