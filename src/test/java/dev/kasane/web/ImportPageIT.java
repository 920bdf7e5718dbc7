package dev.kasane.web;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.KasaneIT;
import io.quarkus.test.common.http.TestHTTPResource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.Select;

@KasaneIT
class ImportPageIT {
  private static final String TABLE =
      """
      tactic,technique,onpage-1,onpage-2
      Lateral Movement,T1213 Exploitation of Remote Services,x,△
      Initial Access,T9999 Nobody knows,x,
      Initial Access,T9998 Nor this,x,
      Impact,T1486 Data Encrypted for Impact,x,?
      """;

  @TestHTTPResource URI address;
  @TempDir Path folder;

  private Browser drop(String name, String content) throws IOException {
    Path file = Files.write(folder.resolve(name), content.getBytes(UTF_8));
    Browser browser = Browser.at(address).open("/import");
    browser.find("#file").sendKeys(file.toString());
    return browser;
  }

  @Test
  void aTableIsLookedAtDecidedOnLoadedAndSeen() throws IOException {
    Browser browser = drop("on page.csv", TABLE);
    browser.find("#marks");
    new Select(browser.find("#marks select")).selectByValue("suspected");
    browser.find("#marks button").click();
    browser.gone("#marks");

    new Select(browser.find(".doubt[data-id=T1213] .means")).selectByValue("T1213");
    browser.find(".doubt[data-id=T1213] option[value=T1213][selected]");
    new Select(browser.find(".doubt[data-id=T9999] .means")).selectByValue("?");
    browser.find(".doubt[data-id=T9999] .other").sendKeys("T0000\n");
    browser.find(".doubt[data-id=T9999] .fault", "T0000");
    browser.find(".doubt[data-id=T9999] .other").clear();
    browser.find(".doubt[data-id=T9999] .other").sendKeys("T1133\t");
    browser.find(".doubt[data-id=T9999] option[value='?'][selected]");
    new Select(browser.find(".doubt[data-id=T9998] .means")).selectByValue("-");
    browser.find(".doubt[data-id=T9998] option[value='-'][selected]");

    browser.find("#load").click();
    String link = browser.find("#progress a").getAttribute("href");
    assertTrue(link.endsWith("/?case=onpage-1&case=onpage-2"), link);
    given()
        .get("/api/v1/cases/onpage-1")
        .then()
        .body("techniques.id", containsInAnyOrder("T1213", "T1133", "T1486"))
        .body("unresolved.size()", is(0));
    given()
        .get("/api/v1/cases?case=onpage-1&case=onpage-2")
        .then()
        .body("items.caseId", containsInAnyOrder("onpage-1", "onpage-2"));
  }

  @Test
  void aBackupIsToldByItsContentAndRestored() throws IOException {
    String lines =
        """
        {"kasaneExport":1,"attack":[]}
        {"id":"restored","caseId":"onpage-restored","techniques":[{"id":"T1486"}]}
        no finding
        """;
    Browser browser = drop("backup.txt", lines);

    browser.find("#preview .cut");
    browser.find("#load").click();
    browser.find("#progress a");
    given()
        .get("/api/v1/cases/onpage-restored")
        .then()
        .body("techniques.id", containsInAnyOrder("T1486"));
  }

  @Test
  void aWrongKindOfFileIsSaidBesideTheField() throws IOException {
    Browser browser = drop("table.csv", "%PDF-1.7 and so on");

    assertTrue(browser.find("#file-fault").getText().contains("PDF"));
  }

  @Test
  void anEmptyFileIsSaidBesideTheField() throws IOException {
    assertEquals("The file is empty.", drop("empty.csv", "").find("#file-fault").getText());
  }

  @Test
  void thePageHoldsTheStandardsBeforeAFileIsChosen() {
    Standards.hold(Browser.at(address), "/import", "#drop");
  }

  @Test
  void aHostileTableLeavesThePageUnharmed() throws IOException {
    String name = "<img src=x onerror=alert(1)>\u202E" + "y".repeat(500);
    Browser browser = drop("hostile.csv", "technique,<b>case</b>\nT9999 " + name + ",x\nT1486,x\n");
    browser.find(".doubt");

    assertEquals(0, browser.all("#preview img, #preview th b, #preview .case b").size());
    browser.size(360, 900);
    assertEquals(0, browser.overflow());
    browser.all("#preview details summary").forEach(summary -> summary.click());
    assertEquals(java.util.List.of(), browser.barriers());
    assertEquals(java.util.List.of(), browser.consoleErrors());
    assertTrue(browser.all(".case").stream().anyMatch(c -> c.getText().equals("<b>case</b>")));
  }
}
