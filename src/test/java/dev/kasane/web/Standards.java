package dev.kasane.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

/** What every page must pass, in both languages and colours, on a telephone and on a projector. */
final class Standards {
  private static final int NARROW = 360;
  private static final int WIDE = 1920;

  private Standards() {}

  /**
   * Opens a page in all of these ways.
   *
   * @param landmark what must be there before the page is judged
   */
  static void hold(Browser browser, String path, String landmark) {
    var faults = new ArrayList<String>();
    for (String language : List.of("en", "ja")) {
      for (int width : new int[] {NARROW, WIDE}) {
        for (boolean dark : new boolean[] {false, true}) {
          String way = "%s %s %d %s: ".formatted(path, language, width, dark ? "dark" : "light");
          browser.speaking(language).dark(dark).size(width, 1000).open(path).find(landmark);
          String spoken = browser.find("html").getAttribute("lang");
          if (!language.equals(spoken)) {
            faults.add(way + "the page is in " + spoken);
          }
          if (browser.overflow() > 0) {
            faults.add(way + browser.overflow() + " pixels too wide");
          }
          browser.barriers().forEach(barrier -> faults.add(way + barrier));
          browser.consoleErrors().forEach(error -> faults.add(way + error));
        }
      }
    }
    assertEquals(List.of(), faults);
  }
}
