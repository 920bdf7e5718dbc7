package dev.kasane.web;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.KasaneIT;
import dev.kasane.stream.Topic;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

@KasaneIT
class CasesPageIT {
  @TestHTTPResource URI address;

  private static void open(String prefix, int many) {
    for (int i = 0; i < many; i++) {
      String id = "%s-%03d".formatted(prefix, i);
      String status = i % 2 == 0 ? "confirmed" : "ruled-out";
      Topic.send(
          id,
          "{\"id\":\"%s\",\"caseId\":\"%s\",\"status\":\"%s\",\"time\":\"2026-03-01T00:00:00Z\",\"title\":\"Listed\",\"techniques\":[{\"id\":\"T1557\"}]}"
              .formatted(id, id, status));
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                given()
                    .get("/api/v1/cases?limit=1000&q=" + prefix)
                    .then()
                    .body("items", hasSize(many)));
  }

  private static List<String> ids(Browser browser) {
    return browser.all(".cases tbody th").stream().map(WebElement::getText).toList();
  }

  @Test
  void aFilledAndAnEmptyListHoldTheStandards() {
    open("list-std", 2);
    Browser browser = Browser.at(address);
    Standards.hold(browser, "/cases?q=list-std", ".cases tbody tr");
    Standards.hold(browser, "/cases?q=no-such-case-anywhere", ".empty");
  }

  @Test
  void theFormFindsTheCasesInWhichATechniqueCounts() {
    open("list-find", 3);
    Browser browser = Browser.at(address).open("/cases");
    browser.find("#q").sendKeys("list-find");
    browser.find("#technique").sendKeys("T1557");
    browser.find("#status").sendKeys("confirmed or suspected");
    browser.find("#technique").sendKeys(Keys.ENTER);
    browser.find(".cases-filter a.button");

    assertEquals(List.of("list-find-000", "list-find-002"), ids(browser));
  }

  @Test
  void manyCasesStandOnSeveralPages() {
    open("list-page", 53);
    Browser browser = Browser.at(address).open("/cases?q=list-page&sort=id");
    assertEquals(50, ids(browser).size());
    browser.find("a[rel='next']").click();
    browser.find("a[rel='prev']");

    assertEquals(List.of("list-page-050", "list-page-051", "list-page-052"), ids(browser));
  }

  @Test
  void aFilterThatCannotBeReadIsAnsweredBesideItsField() {
    Browser browser = Browser.at(address).open("/cases?technique=T9999&q=kept");
    browser.find("#technique-fault", "T9999");
    assertEquals("kept", browser.find("#q").getAttribute("value"));
  }

  @Test
  void aParameterThatNobodyKnowsIsAProblem() {
    given()
        .accept("text/html")
        .get("/cases?tecnique=T1133")
        .then()
        .statusCode(400)
        .body(containsString("tecnique"));
  }
}
