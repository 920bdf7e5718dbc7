package dev.kasane.api;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.KasaneIT;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@KasaneIT
class ImportIT {
  private static final String TOO_LARGE = "\"status\":413";
  private static final String PREVIEW = "/api/v1/import/preview";
  private static final String IMPORT = "/api/v1/import";

  /** As printed: tactics once, totals of each tactic below it, totals of each row at its end. */
  private static final String PRINTED =
      """
      tactic,technique as written,printed-A,printed-B,printed-C,printed-D,printed-E,printed-F,printed-G,printed-H,printed-I,printed-J,printed-K,printed-L,printed-M,total
      Initial Access,T1133 External Remote Services,○,○,○,○,○,○,○,○,○,○,○,,,11
      ,T1190 Exploit Public-Facing Application,,,,,,,,,,,,○,,1
      ,T1566 Spearphishing Attachment,,,,,,,,,,,,,○,1
      ,tactic total,1,1,1,1,1,1,1,1,1,1,1,1,1,13
      Credential Access,T1003 OS Credential Dumping,○,,,○,,,,○,,,,,○,4
      ,T1110 Brute Force,,○,○,,○,,○,,,○,,,,5
      ,T1212 Exploitation for Credential Access,,,,,,○,,,○,,○,○,,4
      ,tactic total,1,1,1,1,1,1,1,1,1,1,1,1,1,13
      Discovery,T1046 Network Service Scanning,○,○,○,○,○,○,○,○,○,,,,,9
      ,T1135 Network Share Discovery,,,,,,,,,,○,○,○,○,4
      ,tactic total,1,1,1,1,1,1,1,1,1,1,1,1,1,13
      Lateral Movement,T1021 Remote Services,○,○,○,○,○,○,,,,,,,,6
      ,T1072 Software Deployment Tools,,,,,,,○,○,○,,,,,3
      ,T1213 Exploitation of Remote Services,,,,,,,,,,○,○,○,,3
      ,T1570 Lateral Tool Transfer,○,,,○,,,○,,,,,,○,4
      ,tactic total,2,1,1,2,1,1,2,1,1,1,1,1,1,16
      Impact,T1486 Data Encrypted for Impact,○,○,○,○,○,○,○,○,○,○,,,,10
      ,T1529 System Shutdown/Reboot,,,,,,,,,,,○,○,○,3
      ,tactic total,1,1,1,1,1,1,1,1,1,1,1,1,1,13
      """;

  private static final Map<String, Integer> PUBLISHED =
      Map.ofEntries(
          Map.entry("T1133", 11),
          Map.entry("T1190", 1),
          Map.entry("T1566.001", 1),
          Map.entry("T1003", 4),
          Map.entry("T1110", 5),
          Map.entry("T1212", 4),
          Map.entry("T1046", 9),
          Map.entry("T1135", 4),
          Map.entry("T1021", 6),
          Map.entry("T1072", 3),
          Map.entry("T1210", 3),
          Map.entry("T1570", 4),
          Map.entry("T1486", 10),
          Map.entry("T1529", 3));

  private static Map<String, Integer> totals(JsonPath json, String rows) {
    return json.<Map<String, Object>>getList(rows).stream()
        .filter(row -> row.get("kind").equals("technique"))
        .collect(Collectors.toMap(r -> (String) r.get("id"), r -> (Integer) r.get("total")));
  }

  @Test
  void theReferenceTableAsPrintedImportsToItsOwnTotals() {
    JsonPath preview = given().body(PRINTED.getBytes(UTF_8)).post(PREVIEW).jsonPath();
    assertEquals(true, preview.getBoolean("importable"), preview.getString("problems"));
    assertEquals(68, preview.getInt("findings"));
    assertEquals(PUBLISHED, totals(preview, "matrices[0].rows"));
    assertEquals(
        List.of(13, 13, 13, 16, 13),
        preview.getList("matrices[0].rows.findAll { it.kind == 'tactic' }.total"));

    given()
        .body(PRINTED.getBytes(UTF_8))
        .post(IMPORT + "?source=printed")
        .then()
        .statusCode(202)
        .body("queued", is(68));

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertEquals(PUBLISHED, totals(stored(), "rows")));
    assertEquals(13, stored().getInt("ofCases"));
    assertEquals(
        List.of(13, 13, 13, 16, 13),
        stored().getList("rows.findAll { it.kind == 'tactic' }.total"));
  }

  private static JsonPath stored() {
    return given().get("/api/v1/matrix?q=printed-").jsonPath();
  }

  @Test
  void theSameImportAgainChangesNothingAndACorrectedOneChangesWhatItSays() {
    String table = "technique,again-1,again-2\nT1486,x,x\nT1529,x,\n";
    take(table, "again");
    awaitStatus("again-2", "T1486", "confirmed");
    awaitStatus("again-1", "T1529", "confirmed");
    int revision = given().get("/api/v1/cases/again-1").jsonPath().getInt("revision");

    given()
        .body(table)
        .post(PREVIEW + "?source=again")
        .then()
        .body("changes.unchanged", is(3))
        .body("changes.changed", is(0));
    take(table, "again");
    String corrected = "technique,again-1,again-2\nT1486,x,?\n";
    given()
        .body(corrected)
        .post(PREVIEW + "?source=again")
        .then()
        .body("changes.unchanged", is(1))
        .body("changes.changed", is(1))
        .body("changes.missing", is(1));
    take(corrected, "again");

    awaitStatus("again-2", "T1486", "suspected");
    assertEquals(revision, given().get("/api/v1/cases/again-1").jsonPath().getInt("revision"));

    given()
        .body(corrected)
        .post(IMPORT + "?source=again&replace=true")
        .then()
        .statusCode(202)
        .body("retracted", is(1));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .get("/api/v1/cases/again-1")
                    .then()
                    .body("techniques.id", contains("T1486")));
  }

  private static void take(String table, String source) {
    given().body(table).post(IMPORT + "?source=" + source).then().statusCode(202);
  }

  private static void awaitStatus(String caseId, String technique, String status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                given()
                    .get("/api/v1/cases/" + caseId)
                    .then()
                    .body("techniques.find { it.id == '" + technique + "' }.status", is(status)));
  }

  @Test
  void aPreviewShowsWhatEachRowResolvesToAndStoresNothing() {
    given()
        .body(
            """
            tactic,technique,preview-1
            Lateral Movement,T1213 Exploitation of Remote Services,x
            ,T9999 Nobody knows,x
            ,Domain Account,?
            ,T1021,△
            """
                .getBytes(UTF_8))
        .post(PREVIEW)
        .then()
        .statusCode(200)
        .body("importable", is(false))
        .body("rows[0].claims[0].outcome", is("conflict"))
        .body("rows[0].claims[0].technique.id", is("T1210"))
        .body("rows[0].claims[0].claimed.id", is("T1213"))
        .body("rows[1].claims[0].outcome", is("unresolved"))
        .body("rows[1].claims[0].technique", nullValue())
        .body("rows[2].claims[0].candidates.id", contains("T1087.002", "T1136.002"))
        .body("problems.code", contains("unknown-mark"))
        .body("problems.at", contains("C5"))
        .body("layout.kind", is("matrix"))
        .body("layout.columns.role", contains("tactic", "technique", "case"))
        .body("matrices[0].ofCases", is(1));

    given().get("/api/v1/cases/preview-1").then().statusCode(404);
  }

  @Test
  void whatIsNotUnderstoodStopsTheImportUnlessThePartThatIsMayGo() {
    String table = "technique,partial-1\nT1486,x\nT1529,△\n";

    given()
        .body(table.getBytes(UTF_8))
        .post(IMPORT + "?source=partial")
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("detail", containsString("△"));
    given()
        .body(table.getBytes(UTF_8))
        .post(IMPORT + "?source=partial&partial=true")
        .then()
        .statusCode(202)
        .body("queued", is(1));
  }

  @Test
  void aWorkbookComesInAFormAndInShiftJisItComesAsText() throws Exception {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "test", "1.0")) {
      var sheet = workbook.newWorksheet("表");
      String[][] cells = {
        {"戦術", "テクニック", "form-1", "合計"}, {"影響", "T1486", "●", "1"}, {"合計", "", "1", "1"}
      };
      for (int row = 0; row < cells.length; row++) {
        for (int column = 0; column < cells[row].length; column++) {
          sheet.value(row, column, cells[row][column]);
        }
      }
    }
    given()
        .multiPart("file", "table.xlsx", out.toByteArray())
        .post(PREVIEW)
        .then()
        .body("origin.format", is("xlsx"))
        .body("origin.sheet", is("表"))
        .body("findings", is(1))
        .body("problems", empty());

    given()
        .body("戦術,テクニック,form-1\n影響,T1486,○\n".getBytes(Charset.forName("windows-31j")))
        .contentType("text/csv")
        .post(PREVIEW)
        .then()
        .body("origin.encoding", is("Shift_JIS"))
        .body("findings", is(1));
  }

  @ParameterizedTest
  @CsvSource({
    "/import, technique, 400, source",
    "/import?source=a&marks=x:perhaps, technique, 400, marks",
    "/import?source=a&zone=Mars, technique, 400, zone",
    "/import?source=a&colour=red, technique, 400, colour",
    "/import?source=a, '', 400, empty",
    "/import/preview, 'a,b', 400, techniques",
    "/import/preview?sheet=x, PK, 400, techniques"
  })
  void whatIsWrongIsAProblemThatSaysWhatWouldBeRight(
      String address, String body, int status, String says) {
    given()
        .contentType("text/csv")
        .body(body)
        .post("/api/v1" + address)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("detail", containsString(says));
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedHoweverItComes() throws Exception {
    byte[] large = new byte[13 * 1024 * 1024];
    assertTrue(withoutLength(PREVIEW, large).contains(TOO_LARGE));
    given().body(large).post(PREVIEW).then().statusCode(413);
    given()
        .contentType("application/json")
        .body(large)
        .post("/api/v1/findings")
        .then()
        .statusCode(413)
        .body("detail", containsString("12 MB"));
  }

  @Test
  void aFormThatIsTooLargeIsRefusedThoughItDoesNotSayHowLongItIs() throws Exception {
    String part =
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"t.csv\"\r\n\r\n";
    byte[] form = (part + "x".repeat(13 * 1024 * 1024) + "\r\n--b--\r\n").getBytes(UTF_8);
    assertTrue(
        withoutLength("/import", form, "Content-Type", "multipart/form-data; boundary=b")
            .contains(TOO_LARGE));
  }

  /**
   * What is answered to a body that does not say how long it is.
   *
   * @param header a name and a value, or nothing
   */
  private static String withoutLength(String path, byte[] body, String... header) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    if (header.length > 0) {
      request.headers(header);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString()).body();
  }

  @Test
  void jsonLinesMayBeOfAnySizeAndHoldAnyFinding() {
    String line =
        "{\"id\":\"l-%d\",\"source\":\"lines\",\"caseId\":\"lines-1\",\"description\":\"%s\",\"techniques\":[{\"id\":\"T1486\"}]}";
    String padding = "x".repeat(500_000);
    String lines =
        IntStream.range(0, 30)
            .mapToObj(i -> line.formatted(i, padding))
            .collect(Collectors.joining("\n", "", "\nno json\n\n"));

    given()
        .contentType("application/x-ndjson")
        .body(lines.getBytes(UTF_8))
        .post(IMPORT)
        .then()
        .statusCode(202)
        .body("queued", is(30))
        .body("rejected", is(1))
        .body("complete", nullValue())
        .body("problems[0].line", is(31))
        .body("problems[0].reason", is("not-json"));
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> given().get("/api/v1/cases/lines-1").then().body("findings.accepted", is(30)));
  }

  @Test
  void aBackupThatBrokeOffSaysSo() throws Exception {
    given()
        .body("{\"id\":\"b-1\",\"caseId\":\"broken-off\",\"techniques\":[{\"id\":\"T1486\"}]}")
        .post("/api/v1/findings");
    awaitStatus("broken-off", "T1486", "suspected");
    byte[] export;
    try (InputStream in = given().get("/api/v1/export").asInputStream()) {
      export = in.readAllBytes();
    }
    String whole = new String(export, UTF_8);
    String cut = whole.substring(0, whole.lastIndexOf("{\"kasaneExportEnd\""));

    given()
        .contentType("application/x-ndjson")
        .body(whole.getBytes(UTF_8))
        .post(PREVIEW)
        .then()
        .statusCode(200)
        .body("complete", is(true))
        .body("problems", hasSize(0));
    given()
        .contentType("application/x-ndjson")
        .body(cut.getBytes(UTF_8))
        .post(PREVIEW)
        .then()
        .body("complete", is(false));
  }
}
