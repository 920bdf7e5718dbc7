package dev.kasane.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.kasane.KasaneIT;
import dev.kasane.attack.Noun;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue over HTTP; what it holds are the built-in facts. */
@KasaneIT
class CatalogueIT {
  private static final String ATTACK = "/api/v1/attack/";

  @ParameterizedTest
  @EnumSource(Noun.class)
  void everyNounHasAListAndSaysWhatItDoesNotKnow(Noun noun) {
    given().get(ATTACK + noun.word()).then().statusCode(200).body("items", notNullValue());
    given()
        .get(ATTACK + noun.word() + "/X9999")
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", containsString("X9999"));
  }

  @Test
  void aGroupIsFoundInAnyCaseWithWhatItUses() {
    given()
        .get(ATTACK + "groups/g0007")
        .then()
        .body("name", is("APT28"))
        .body("aliases", hasItem("Fancy Bear"))
        .body("techniques.id", hasItem("T1059.001"))
        .body("software.relation", everyItem(is("uses")));
  }

  @Test
  void aTacticHasItsTechniquesAndStandsInItsPlace() {
    given()
        .get(ATTACK + "tactics")
        .then()
        .body("items.shortname[0]", is("reconnaissance"))
        .body("items.order", is(IntStream.range(0, 14).boxed().toList()));
    given()
        .get(ATTACK + "tactics/TA0001")
        .then()
        .body("shortname", is("initial-access"))
        .body("items.id", hasItems("T1190", "T1566.001"));
  }

  @Test
  void theMatrixHasItsTacticsInOrder() {
    given()
        .get(ATTACK + "matrices/enterprise-attack")
        .then()
        .body("tactics.shortname[0]", is("reconnaissance"))
        .body("tactics[2].techniques.id", hasItem("T1190"));
  }

  @Test
  void softwareIsFilteredByTheTacticsOfWhatItDoes() {
    given()
        .get(ATTACK + "software?tactic=impact&q=notpetya")
        .then()
        .body("items.name", contains("NotPetya"));
    given().get(ATTACK + "software?tactic=reconnaissance&q=notpetya").then().body("items", empty());
  }

  @Test
  void whatWasRevokedIsShownItselfWhereAskedFor() {
    given()
        .get(ATTACK + "techniques/T1073?revoked=true")
        .then()
        .body("id", is("T1073"))
        .body("status", is("revoked"))
        .body("revokedBy", contains("T1073", "T1574.002", "T1574.001"))
        .body("resolvedFrom", nullValue());
    given()
        .get(ATTACK + "techniques/T1073?version=18.1")
        .then()
        .body("id", is("T1574.001"))
        .body("resolvedFrom.outcome", is("revoked"));
  }

  @ParameterizedTest
  @CsvSource({
    "groups?platform=Windows, left out",
    "techniques?platform=Windoze, Windows",
    "techniques?cursor=nothing, next",
    "tactics?tactic=impact, known are: cursor",
    "compare?from=1.0, 18.1",
    "compare, 18.1",
    "compare?from=18.1&kind=colours, techniques",
    "techniques/T1059?domain=space-attack, enterprise-attack 18.1",
    "techniques/T1059?version=1.0, enterprise-attack 18.1",
    "techniques/T1059?q=x, known are: domain"
  })
  void whatIsWrongSaysWhatWouldBeAllowed(String address, String right) {
    given()
        .get(ATTACK + address)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString(right));
  }

  @Test
  void aReleaseComparedWithItselfHasNoChangesAndSaysWhatItCannotKnow() {
    given()
        .get(ATTACK + "compare?from=18.1&to=18.1")
        .then()
        .body("changes.techniques.added", empty())
        .body("changes.software.removed", empty())
        .body("notes", hasItem(containsString("built-in facts")));
  }

  @Test
  void allPagesTogetherAreTheWholeList() {
    var ids = new ArrayList<String>();
    String cursor = "";
    while (cursor != null) {
      JsonPath page =
          given()
              .get(ATTACK + "software?limit=300" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
              .jsonPath();
      ids.addAll(page.getList("items.id"));
      cursor = page.getString("next");
    }
    assertEquals(given().get(ATTACK + "software?limit=1000").jsonPath().getList("items.id"), ids);
  }

  /** Without the encodings that the client would accept by itself. */
  private static RequestSpecification asking(String encoding) {
    var config =
        RestAssured.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());
    return given().config(config).header("Accept-Encoding", encoding);
  }

  @Test
  void eachRepresentationHasItsOwnTagAndIsNotSentTwice() {
    String plain = asking("identity").get(ATTACK + "groups").getHeader("ETag");
    var packed = asking("gzip").get(ATTACK + "groups");
    assertEquals("gzip", packed.getHeader("Content-Encoding"));
    assertNotEquals(plain, packed.getHeader("ETag"));
    assertEquals("Accept-Encoding", packed.getHeader("Vary"));
    asking("gzip")
        .header("If-None-Match", "\"other\", " + packed.getHeader("ETag"))
        .get(ATTACK + "groups")
        .then()
        .statusCode(304)
        .header("ETag", packed.getHeader("ETag"))
        .header("Cache-Control", containsString("max-age"));
    asking("identity")
        .header("If-None-Match", packed.getHeader("ETag"))
        .get(ATTACK + "groups")
        .then()
        .statusCode(200);
  }

  private static String claims(int many) {
    return IntStream.range(0, many)
        .mapToObj(i -> "{\"id\":\"T1059.001\"}")
        .collect(Collectors.joining(",", "{\"claims\":[", "]}"));
  }

  @Test
  void tenThousandClaimsAreResolvedAtOnceAndNotOneMore() {
    String resolve = ATTACK + "techniques:resolve";
    given().body(claims(10_000)).post(resolve).then().body("results", hasSize(10_000));
    given()
        .body(claims(10_001))
        .post(resolve)
        .then()
        .statusCode(400)
        .body("detail", containsString("10000"));
  }

  @Test
  void everyCallOfTheCatalogueIsDescribedWithSchemasParametersAndProblems() {
    JsonPath api = given().get("/q/openapi?format=json").jsonPath();
    Map<String, Map<String, Map<String, Object>>> paths = api.getMap("paths");
    var silent =
        paths.entrySet().stream()
            .filter(path -> path.getKey().startsWith("/api/v1/attack"))
            .flatMap(path -> path.getValue().values().stream())
            .filter(
                call ->
                    call.get("summary") == null
                        || !call.get("responses").toString().contains("#/components/schemas/")
                        || !((Map<?, ?>) call.get("responses")).containsKey("400"))
            .toList();
    assertEquals(List.of(), silent);
  }

  @Test
  void everySchemaAndParameterOfTheCatalogueHasAnExample() {
    JsonPath api = given().get("/q/openapi?format=json").jsonPath();
    Map<String, Map<String, Object>> schemas = api.getMap("components.schemas");
    var without =
        List.of(
                "Technique",
                "TechniqueBrief",
                "TechniqueList",
                "Object",
                "ObjectBrief",
                "ObjectList",
                "Tactic",
                "TacticBrief",
                "TacticList",
                "Matrix",
                "Related",
                "Relations",
                "Reference",
                "Details",
                "DetectionStrategy",
                "Analytic",
                "LogSource",
                "Comparison",
                "Changes",
                "Changed",
                "Resolutions",
                "Resolution",
                "Claims",
                "Claim",
                "Releases",
                "LoadedRelease",
                "Problem")
            .stream()
            .filter(name -> !schemas.containsKey(name) || schemas.get(name).get("examples") == null)
            .toList();
    assertEquals(List.of(), without);
    Map<String, Map<String, Object>> parameters = api.getMap("components.parameters");
    assertEquals(
        List.of(),
        parameters.values().stream()
            .filter(p -> p.get("description") == null || p.get("example") == null)
            .toList());
  }

  @Test
  void swaggerShowsTheCalls() {
    given().get("/q/swagger-ui/").then().statusCode(200).body(containsString("swagger-ui"));
  }

  @Test
  void aListOfWhatTheFactsDoNotHoldIsEmptyAndNotAnError() {
    given().get(ATTACK + "campaigns").then().body("items", empty()).body("next", nullValue());
    given().get(ATTACK + "software").then().body("items", hasSize(greaterThan(700)));
    given().get(ATTACK + "groups?q=").then().body("items", not(empty()));
  }
}
