package dev.kasane.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.KasaneIT;
import dev.kasane.SharedData;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.BundleReading;
import dev.kasane.attack.Downloaded;
import dev.kasane.demo.Demo;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@KasaneIT
class ReferenceCasesIT {
  private static final String ONLY_THESE = "/api/v1/matrix?q=reference case";

  @Inject Demo demo;
  @Inject AttackLibrary library;

  @BeforeEach
  void sendThemThroughTheFindingsTopic() throws Exception {
    demo.send();
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> assertEquals(68, given().get(ONLY_THESE).jsonPath().getInt(SUM_OF_TACTICS)));
  }

  private static final String SUM_OF_TACTICS = "rows.findAll { it.kind == 'tactic' }.total.sum()";

  @Test
  void theTechniqueRowsHaveThePublishedTotals() {
    Map<String, Integer> totals =
        given().get(ONLY_THESE).jsonPath().<Map<String, Object>>getList("rows").stream()
            .filter(row -> row.get("kind").equals("technique"))
            .collect(
                Collectors.toMap(
                    row -> row.get("tactic") + " " + row.get("id"),
                    row -> (Integer) row.get("total")));

    assertEquals(
        Map.ofEntries(
            Map.entry("initial-access T1133", 11),
            Map.entry("initial-access T1190", 1),
            Map.entry("initial-access T1566.001", 1),
            Map.entry("credential-access T1003", 4),
            Map.entry("credential-access T1110", 5),
            Map.entry("credential-access T1212", 4),
            Map.entry("discovery T1046", 9),
            Map.entry("discovery T1135", 4),
            Map.entry("lateral-movement T1021", 6),
            Map.entry("lateral-movement T1072", 3),
            Map.entry("lateral-movement T1210", 3),
            Map.entry("lateral-movement T1570", 4),
            Map.entry("impact T1486", 10),
            Map.entry("impact T1529", 3)),
        totals);
  }

  @Test
  void theTacticRowsStandInMatrixOrderWithThePublishedTotals() {
    var path = given().get(ONLY_THESE).jsonPath();

    assertEquals(
        List.of("initial-access", "credential-access", "discovery", "lateral-movement", "impact"),
        path.getList("rows.findAll { it.kind == 'tactic' }.shortname"));
    assertEquals(
        List.of(13, 13, 13, 16, 13), path.getList("rows.findAll { it.kind == 'tactic' }.total"));
  }

  @Test
  void thereAreThirteenCasesEachWithOneEntryAndOneImpact() {
    var path = given().get(ONLY_THESE).jsonPath();

    assertEquals(13, path.getInt("ofCases"));
    assertEquals(
        Collections.nCopies(13, 1),
        path.getList("rows.find { it.shortname == 'initial-access' }.cells"));
    assertEquals(
        Collections.nCopies(13, 1), path.getList("rows.find { it.shortname == 'impact' }.cells"));
  }

  @Test
  void theConflictOfTheTableIsMarkedWithWhatWasClaimed() {
    var claimed =
        given()
            .get("/api/v1/cases/L")
            .jsonPath()
            .<String, Object>getMap("techniques.find { it.id == 'T1210' }.evidence[0]");

    assertEquals("conflict", claimed.get("method"));
    assertEquals("T1213", ((Map<?, ?>) claimed.get("claimed")).get("id"));
  }

  @Test
  void theTableAsCsvHasATickForEachCase() {
    String[] lines = given().get(ONLY_THESE + "&format=csv").asString().split("\n");

    assertEquals("tactic,id,technique,A,B,C,D,E,F,G,H,I,J,K,L,M,total", lines[0]);
    assertEquals(
        "Initial Access,T1133,External Remote Services,x,x,x,x,x,x,x,x,x,x,x,,,11", lines[2]);
  }

  @Test
  void underAReleaseOfYearsAgoTheyHaveTheSameTotalsAndItsNames() {
    Path bundle = SharedData.bundle("enterprise-attack-8.2");
    if (!(library.read(bundle, bundle.toString()) instanceof BundleReading.Read read)) {
      throw new AssertionError("unreadable");
    }
    library.replace(
        new Downloaded(List.of(), List.of(read.catalogue()), List.of(), List.of(), true));
    try {
      var then = given().get(ONLY_THESE + "&version=8.2").jsonPath();

      assertEquals("8.2", then.getString("version"));
      assertEquals(
          List.of(13, 13, 13, 16, 13), then.getList("rows.findAll { it.kind == 'tactic' }.total"));
      assertEquals(
          "Network Service Scanning", then.getString("rows.find { it.id == 'T1046' }.name"));
      assertEquals(
          11,
          given()
              .get("/api/v1/counts?q=reference case&version=8.2")
              .jsonPath()
              .getInt("counts.find { it.id == 'T1133' }.cases.total"));
      assertEquals(
          "8",
          given()
              .get(ONLY_THESE + "&version=8.2&format=navigator")
              .jsonPath()
              .getString("versions.attack"));
    } finally {
      library.replace(Downloaded.NOTHING);
    }
  }
}
