package dev.kasane.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.KasaneIT;
import dev.kasane.stream.Topic;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The findings of a case, of which its record shows only the strongest. */
@KasaneIT
class CaseFindingsIT {
  private static final String ALL = "/api/v1/cases/many/findings";

  @BeforeEach
  void send() {
    for (int i = 0; i < 12; i++) {
      Topic.send(
          "many",
          """
          {"id":"m-%1$d","source":"many","caseId":"many","time":"2026-05-01T02:0%2$d:04Z",
           "status":"suspected","techniques":[{"id":"%3$s"}]}"""
              .formatted(i, i / 2, i % 4 == 3 ? "T1486" : "T1073"));
    }
    Topic.send(
        "part",
        """
        {"id":"p-1","source":"many","caseId":"many-part","time":"2026-05-01T03:00:00Z",
         "techniques":[{"id":"T1574.001"}]}""");
    Topic.send(
        "many",
        "{\"id\":\"m-0\",\"source\":\"many\",\"caseId\":\"many\",\"status\":\"retracted\",\"version\":2}");
    await().untilAsserted(() -> assertEquals(11, size(ALL)));
  }

  private static int size(String address) {
    List<Object> items = given().get(address).jsonPath().getList("items");
    return items == null ? 0 : items.size();
  }

  private static List<String> pages(String address) {
    var ids = new ArrayList<String>();
    String cursor = null;
    do {
      JsonPath page =
          cursor == null
              ? given().get(address).jsonPath()
              : given().queryParam("cursor", cursor).get(address).jsonPath();
      ids.addAll(page.getList("items.id"));
      cursor = page.getString("next");
    } while (cursor != null);
    return ids;
  }

  @Test
  void theyStandNewestFirstAndOfTheSameTimeByIdOnHoweverManyPages() {
    List<String> expected =
        List.of("m-10", "m-11", "m-8", "m-9", "m-6", "m-7", "m-4", "m-5", "m-2", "m-3", "m-1");
    assertEquals(expected, pages(ALL + "?limit=3"));
    assertEquals(expected, pages(ALL));
  }

  @Test
  void ofATechniqueThoseAreListedThatSpeakOfItByWhateverIdItIsAskedFor() {
    List<String> expected = List.of("m-10", "m-8", "m-9", "m-6", "m-4", "m-5", "m-2", "m-1");
    assertEquals(expected, pages(ALL + "?technique=T1574.001&limit=2"));
    assertEquals(expected, pages(ALL + "?technique=T1073"));
    JsonPath first = given().get(ALL + "?technique=T1073&limit=1").jsonPath();
    assertEquals("T1073", first.getString("items[0].claims[0].id"));
    assertEquals("revoked", first.getString("items[0].techniques[0].outcome"));
    assertEquals("suspected", first.getString("items[0].status"));
    assertEquals(
        expected.size(),
        given()
            .get("/api/v1/cases/many")
            .jsonPath()
            .getInt("techniques.find { it.id == 'T1574.001' }.findings"));
  }

  @Test
  void aHandlersWordSaysWhatWhoAndWhy() {
    String address = "/api/v1/cases/many-part/findings?technique=T1574.001";
    await().untilAsserted(() -> assertEquals(1, size(address)));
    given()
        .body(
            """
            {"by":"h.tanaka","reason":"the log",
             "decisions":[{"technique":"T1574.001","decision":"confirm"}]}""")
        .patch("/api/v1/cases/many-part");
    await().untilAsserted(() -> assertEquals(2, size(address)));
    JsonPath told = given().get(address).jsonPath();
    assertEquals(
        List.of("confirm", "h.tanaka", "the log"),
        List.of(
            told.getString("items[0].statement"),
            told.getString("items[0].by"),
            told.getString("items[0].reason")));
  }

  @Test
  void whatCannotBeAskedForIsSaid() {
    assertEquals(404, given().get("/api/v1/cases/none/findings").statusCode());
    assertEquals(400, given().get(ALL + "?cursor=xyz").statusCode());
    assertEquals(400, given().get(ALL + "?technique=T9999").statusCode());
  }
}
