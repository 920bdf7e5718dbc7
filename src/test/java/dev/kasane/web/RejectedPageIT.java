package dev.kasane.web;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.KasaneIT;
import dev.kasane.stream.Topic;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

@KasaneIT
class RejectedPageIT {
  private static final String HOSTILE =
      "{\"id\":\"<script>alert(1)</script>\",\"title\":\"\u202Egnp.exe "
          + "x".repeat(3_000)
          + "\",\"status\":\"<img src=x onerror=alert(1)>\"}";

  @TestHTTPResource URI address;

  private static String page(Map<String, Object> item) {
    return "/rejected/%s/%s".formatted(item.get("partition"), item.get("offset"));
  }

  @Test
  void whatWasRejectedIsRepairedOnThePageAndBecomesACase() {
    Topic.send(
        "mend-1", "{\"id\":\"m\",\"status\":\"confirmd\",\"techniques\":[{\"id\":\"T1486\"}]}");
    Map<String, Object> item = RejectedRecords.ofKey("mend-1");
    Browser browser = Browser.at(address).open("/status");
    String link = "a[href='" + page(item) + "']";
    browser.script("arguments[0].click()", browser.find("#rejected-list " + link));

    browser.find("#try").click();
    assertTrue(browser.find("#text-fault").getText().contains("confirmd"));

    WebElement text = browser.find("#text");
    String repaired = text.getAttribute("value").replace("confirmd", "confirmed");
    text.clear();
    text.sendKeys(repaired);
    browser.find("#try").click();
    browser.find("#answer", "T1486");
    browser.gone("#text-fault");
    browser.find("#repair button.main").click();
    browser.find("#answer a[href='/cases/mend-1']");
    given()
        .get("/api/v1/cases/mend-1")
        .then()
        .body("techniques.find { it.id == 'T1486' }.status", is("confirmed"));
  }

  @Test
  void aMissingCaseIsSaidBesideItsField() {
    Topic.send(null, "{\"id\":\"homeless-on-a-page\"}");
    Map<String, Object> item =
        RejectedRecords.await(
            record -> record.get("text").toString().contains("homeless-on-a-page"));
    Browser browser = Browser.at(address).open(page(item));

    browser.find("#repair button.main").click();
    browser.find("#case-fault");
    browser.find("#case").sendKeys("住処-1");
    browser.find("#repair button.main").click();
    browser.find("#answer a", "住処-1");
  }

  @Test
  void theBytesAreThoseThatCame() {
    String value = "no JSON: \u0000 é";
    Topic.send("bytes-1", value);
    Map<String, Object> item = RejectedRecords.ofKey("bytes-1");

    assertEquals(
        value,
        given()
            .get("/api/v1/rejected/%s/%s".formatted(item.get("partition"), item.get("offset")))
            .then()
            .statusCode(200)
            .extract()
            .body()
            .asString());
    assertEquals("not-json", item.get("reason"));
  }

  @Test
  void pagesOfRejectedRecordsTogetherHoldEachOnce() {
    for (int i = 0; i < 7; i++) {
      Topic.send("paged-" + i, "no JSON " + i);
      RejectedRecords.ofKey("paged-" + i);
    }
    List<String> all = new java.util.ArrayList<>();
    String cursor = null;
    do {
      var request = given().queryParam("limit", 3);
      JsonPath page =
          (cursor == null ? request : request.queryParam("cursor", cursor))
              .get("/api/v1/rejected")
              .jsonPath();
      assertTrue(page.getList("items").size() <= 3);
      all.addAll(page.getList("items.collect { it.partition + '/' + it.offset }"));
      cursor = page.getString("next");
    } while (cursor != null);

    assertEquals(all.size(), new java.util.HashSet<>(all).size());
    assertEquals(Topic.size("kasane.rejected"), all.size());
  }

  @Test
  void hostileRecordsLeaveThePageUnharmed() {
    Topic.send("\u202Ehostile-page", HOSTILE);
    Map<String, Object> item = RejectedRecords.ofKey("\u202Ehostile-page");
    Browser browser = Browser.at(address);

    Standards.hold(browser, page(item), "#text");
    Standards.hold(browser, "/rejected", "ol.rejected");
    assertEquals(HOSTILE, browser.open(page(item)).find("#text").getAttribute("value"));
  }

  @Test
  void anUnknownRecordIsAProblem() {
    given().get("/api/v1/rejected/0/999999999").then().statusCode(404);
    given().get("/api/v1/rejected?cursor=nonsense").then().statusCode(400);
    given().get("/api/v1/rejected?limit=5").then().body("items.size()", lessThanOrEqualTo(5));
  }

  @Test
  void theStatusPageHoldsTheStandardsAndItsSumsAddUp() {
    Topic.send("status-page", "{\"id\":\"s\"}");
    Topic.awaitCase("status-page", c -> true);
    Browser browser = Browser.at(address);
    Standards.hold(browser, "/status", "#rejected-list ol, #rejected-list .empty");

    given().get("/api/v1/lag").then().body("partitions.partition", hasItem(0));
    assertEquals(List.of(), browser.all("#now .error").stream().map(WebElement::getText).toList());
  }

  @Test
  void theStatusPageFollowsWhatIsRead() {
    Browser browser = Browser.at(address).open("/status");
    String before = browser.find(".sums tfoot .number").getText();
    Topic.send("status-follows", "{\"id\":\"s\",\"source\":\"follows\"}");

    browser.until(
        "another sum than " + before,
        d -> browser.find(".sums tfoot .number").getText().equals(before) ? null : true);
  }
}
