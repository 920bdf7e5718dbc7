package dev.kasane.web;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.KasaneIT;
import dev.kasane.stream.Topic;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads Japanese meets no sentence in English. */
@KasaneIT
class JapaneseIT {
  /** Words that follow each other, outside of what is marked as English or quoted as it came. */
  private static final String ENGLISH =
      """
      const quoted = "[lang=en], script, style, code, pre, textarea, .id, .said:not([lang])";
      const english = /\\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\\b/;
      const found = [...document.querySelectorAll("main .said[lang=en]")]
          .map((e) => e.textContent).filter((text) => english.test(text));
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode;
        if (!text.parentElement.closest(quoted) && english.test(text.data)) found.push(text.data);
      }
      for (const e of document.querySelectorAll("[title], [aria-label], [placeholder]")) {
        for (const name of ["title", "aria-label", "placeholder"]) {
          const said = e.getAttribute(name) ?? "";
          if (!e.closest("[lang=en]") && english.test(said)) found.push(said);
        }
      }
      return found;
      """;

  private static final String TABLE =
      """
      Tactic,Technique,A,B,Total
      Initial Access,T1133 External Remote Services,△,x,5
      ,T9999 Nothing of this name,x,-,1
      ,T1213 Exploitation of Remote Services,~,=A1,1
      """;

  @TestHTTPResource URI address;

  private static RequestSpecification reader() {
    return given().header("Accept-Language", "ja");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "GET /api/v1/cases?technique=T9999 -",
        "GET /api/v1/cases?tactic=nowhere -",
        "GET /api/v1/cases?status=perhaps -",
        "GET /api/v1/cases?status=not-examined -",
        "GET /api/v1/cases?from=yesterday -",
        "GET /api/v1/cases?limit=0 -",
        "GET /api/v1/cases?at=nowhere -",
        "GET /api/v1/cases?atPlatform=PRE -",
        "GET /api/v1/cases?nonsense=1 -",
        "GET /api/v1/cases?domain=none -",
        "GET /api/v1/cases/no-such-case -",
        "GET /api/v1/nowhere -",
        "GET /api/v1/counts/groups -",
        "GET /api/v1/matrix?version=1 -",
        "GET /api/v1/attack/techniques/T9999 -",
        "GET /api/v1/attack/search -",
        "GET /api/v1/rejected?cursor=x -",
        "GET /api/v1/rejected/0/999999999 -",
        "GET /api/v1/guidelines/none -",
        "POST /api/v1/plans {}",
        "POST /api/v1/plans {\"budget\":-1}",
        "POST /api/v1/plans {\"budget\":1,\"years\":99}",
        "POST /api/v1/plans {\"budget\":1,\"weight\":\"none\"}",
        "POST /api/v1/plans {\"bugdet\":1}",
        "POST /api/v1/import x",
        "POST /api/v1/import?source=x x",
        "POST /api/v1/import/preview?marks=x x",
        "POST /api/v1/attack/techniques:resolve {}",
        "PATCH /api/v1/cases/none {}",
        "PATCH /api/v1/cases/none {\"by\":\"x\",\"facts\":{}}",
        "PATCH /api/v1/cases/none {\"by\":\"x\",\"facts\":{\"phase\":\"none\"}}",
        "PATCH /api/v1/cases/none {\"by\":\"x\",\"decisions\":[{}]}",
        "PUT /api/v1/guidelines/x control"
      })
  void aProblemIsSaidInTheLanguageOfWhoeverAsks(String method, String path, String body) {
    String japanese = problem(reader(), method, path, body);
    assertTrue(Japanese.is(japanese), japanese);
    String english = problem(given(), method, path, body);
    assertNotEquals(japanese, english);
  }

  private static String problem(
      RequestSpecification request, String method, String path, String body) {
    return (body.equals("-") ? request : request.contentType("text/plain").body(body))
        .urlEncodingEnabled(false)
        .request(method, path)
        .jsonPath()
        .getString("detail");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no JSON",
        "{\"id\":\"a\"",
        "[]",
        "{\"caseId\":\"a\",\"techniques\":[{\"id\":\"T1133\"}]}",
        "{\"id\":\"a\",\"techniques\":[]}",
        "{\"id\":\"a\",\"caseId\":\"a\",\"status\":\"perhaps\"}",
        "{\"id\":\"a\",\"caseId\":\"a\",\"time\":\"yesterday\"}",
        "{\"id\":\"a\",\"caseId\":\"a\",\"techniques\":\"T1133\"}",
        "{\"id\":\"a\",\"caseId\":\"a\",\"decision\":\"perhaps\"}",
        "{\"id\":\"a\",\"caseId\":\"a\",\"facts\":{\"phase\":{}}}",
        "{\"id\":\"a\",\"id\":\"a\"}",
        "{\"nothing\":1}"
      })
  void whyAFindingIsRejectedIsSaidToo(String finding) {
    String said = message(reader(), finding);
    assertTrue(Japanese.is(said), said);
    String english = message(given(), finding);
    assertFalse(Japanese.is(english), english);
  }

  private static String message(RequestSpecification request, String finding) {
    return request
        .contentType("text/plain")
        .body(finding)
        .post("/api/v1/findings")
        .jsonPath()
        .getString("results[0].message");
  }

  @Test
  void theCookieOfThePagesIsEnough() {
    String said =
        given()
            .cookie("kasane-lang", "ja")
            .get("/api/v1/cases?limit=0")
            .jsonPath()
            .getString("detail");
    assertTrue(Japanese.is(said), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cases?technique=T9999",
        "/cases?from=yesterday",
        "/cases?at=nowhere",
        "/attack?from2=yesterday",
        "/attack?technique=T9999",
        "/?from=yesterday",
        "/?status=perhaps",
        "/?nonsense=1",
        "/cases/no-such-case",
        "/rejected?cursor=x"
      })
  void aPageThatCannotBeShownSaysWhy(String path) {
    assertEquals(List.of(), english(path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/attack?platform=Containers",
        "/cases",
        "/cases/ja-case",
        "/cases/ja-case?print",
        "/techniques/T1133",
        "/techniques?q=remote",
        "/try",
        "/plan",
        "/import",
        "/status",
        "/rejected"
      })
  void noPageHoldsAnEnglishSentence(String path) {
    Topic.send(
        "ja-case",
        "{\"id\":\"ja\",\"title\":\"日本語\",\"techniques\":[{\"id\":\"T1133\"},{\"id\":\"T9999\"},{\"name\":\"Nobody knows this\"}]}");
    Topic.awaitCase("ja-case", c -> true);
    assertEquals(List.of(), english(path));
  }

  @Test
  void aRejectedRecordSaysItsReason() {
    Topic.send("ja-rejected", "{\"id\":\"x\",\"status\":\"confirmd\"}");
    RejectedRecords.ofKey("ja-rejected");
    Browser browser = Browser.at(address).speaking("ja").open("/rejected");
    String said = browser.find(".rejected .said[lang]").getText();
    assertTrue(Japanese.is(said), said);
  }

  @Test
  void thePreviewOfATableSaysWhatIsNotUnderstood() {
    String preview =
        reader()
            .multiPart("file", "table.csv", TABLE.getBytes(java.nio.charset.StandardCharsets.UTF_8))
            .post("/import?source=ja")
            .asString();
    assertFalse(preview.contains("class=\"said\" lang=\"en\""), preview);
    assertTrue(preview.contains("class=\"said\" lang=\"ja\""), preview);
  }

  @Test
  void aPlanSaysItsAssumptions() {
    String plan =
        reader()
            .multiPart("guideline", "attack-mitigations")
            .multiPart("budget", "10")
            .post("/plan")
            .asString();
    assertFalse(plan.contains("class=\"said\" lang=\"en\""), plan);
  }

  @Test
  void whatWasTriedSaysWhyItWouldBeRejected() {
    String tried =
        reader()
            .header("HX-Request", "true")
            .multiPart("text", "{\"id\":\"a\",\"status\":\"perhaps\"}")
            .post("/try")
            .asString();
    assertTrue(tried.contains("class=\"said\" lang=\"ja\""), tried);
  }

  @SuppressWarnings("unchecked")
  private List<String> english(String path) {
    Browser browser = Browser.at(address).speaking("ja").open(path);
    browser.find("main h1");
    return (List<String>) browser.script(ENGLISH);
  }
}
