package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.KasaneIT;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import dev.kasane.mapping.Mapping.Mapped;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How PostgreSQL goes about what is asked of many findings: never through all of them. */
@KasaneIT
class QueryPlansIT {
  private static final int CASES = 3_000;
  private static final int FINDINGS_A_CASE = 20;

  @Inject AgroalDataSource database;
  @Inject AttackLibrary library;
  @Inject CaseTeller teller;
  @Inject CasebookConfig config;
  @Inject ObjectMapper json;

  private final Explained explained = new Explained();
  private History history;

  @BeforeEach
  void fill() throws SQLException {
    history = new History(77, "plans-", library.attack());
    run(
        """
        insert into finding (source, id, case_id, version, status, seen_at, claims)
        select 'filler', 'f-' || c || '-' || n, 'filler-' || c, 1, %d,
          now() - c * interval '1 hour' - n * interval '1 minute', '[{"id":"T1059","at":"/"}]'
        from generate_series(1, %d) c, generate_series(1, %d) n
        """
            .formatted(FindingStatus.CONFIRMED.code(), CASES, FINDINGS_A_CASE),
        """
        insert into case_file (id, revision, resolved_with, updated_at, live, retracted,
          technique_keys, technique_status, technique_findings, technique_rolled,
          technique_tactics, tactic_keys, tactic_status, tactic_findings)
        select 'filler-' || c, 1, '%s', now(), 0, 0, '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}'
        from generate_series(1, %d) c
        """
            .formatted(library.attack().fingerprint(), CASES),
        "analyze finding",
        "analyze case_file");
  }

  @AfterEach
  void empty() throws SQLException {
    run(
        "delete from finding where source = 'filler'",
        "delete from case_file where id like 'filler-%'",
        "analyze finding",
        "analyze case_file");
  }

  private void run(String... statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private Casebook casebook() {
    return new Casebook(
        explained.of(database),
        library,
        teller,
        new CaseCache(config),
        config,
        json,
        Clock.systemUTC());
  }

  private void assertNothingIsScanned(String... begin) {
    assertEquals(List.of(), explained.scanning("finding"));
    assertEquals(List.of(), explained.scanning("case_file"));
    for (String each : begin) {
      assertTrue(
          explained.statements().stream().anyMatch(sql -> sql.startsWith(each)),
          () -> each + " is not among " + explained.statements());
    }
  }

  @Test
  void theSeqScanOfATableIsSeen() throws SQLException {
    try (Connection connection = explained.of(database.getConnection());
        var statement = connection.prepareStatement("select max(score) from finding f")) {
      statement.executeQuery();
    }
    assertEquals(List.of("select max(score) from finding f"), explained.scanning("finding"));
  }

  @Test
  void aBatchOfDetectionsDecisionsFactsMergesAndCorrectionsIsApplied() throws Exception {
    // two of the same, so that the second finds nothing in memory
    for (int version = 1; version <= 3; version++) {
      var findings = new ArrayList<Mapped>();
      for (int i = 0; i < 60; i++) {
        findings.add(history.finding(i, version, i % 7 == version));
      }
      casebook().apply(findings, library.attack(), publication -> {});
    }
    assertNothingIsScanned(
        "insert into finding", "update finding", "select f.source", "insert into case_file");
  }

  @Test
  void casesAreToldAgainAndWhatIsUnpublishedIsPublished() throws Exception {
    run("update case_file set resolved_with = 'another' where id in ('filler-7', 'filler-8')");
    Casebook casebook = casebook();
    assertEquals(List.of("filler-7", "filler-8"), casebook.tellAgain("", 1_000, p -> {}));
    run("insert into unpublished (case_ids, count_keys) values ('{filler-9}', '{}')");
    casebook.publishPending(publication -> {});
    assertEquals(List.of(), explained.scanning("finding"));
    // takes back what telling two of the fillers has counted
    run("update finding set status = 4 where case_id in ('filler-7', 'filler-8')");
    run("update case_file set resolved_with = 'another' where id in ('filler-7', 'filler-8')");
    casebook().tellAgain("", 1_000, p -> {});
  }

  @Test
  void casesAreRead() throws Exception {
    var cases = new Cases(explained.of(database), teller);
    List<String> ids = List.of("filler-1", "filler-2", "filler-3");
    cases.records(ids, library.attack());
    cases.handling("filler-1");
    cases.severities(ids);
    cases.counts(null, library.attack());
    assertNothingIsScanned("select c.id, c.revision", "select c.id, max(f.score)");
  }

  @Test
  void casesAreToldUnderAnotherReleaseForTheTable() throws Exception {
    try (Connection connection = explained.of(database.getConnection())) {
      Cases.sketches(connection, List.of("filler-1", "filler-2"), library.attack());
    }
    assertNothingIsScanned("select c.id, c.revision");
  }

  @Test
  void findingsAreRead() throws Exception {
    var findings = new CaseFindings(explained.of(database));
    var page =
        findings
            .page("filler-5", "enterprise-attack/T1059", library.attack(), 5, null)
            .orElseThrow();
    findings.page("filler-5", "enterprise-attack/T1059", library.attack(), 5, page.next());
    var kept = new KeptFindings(explained.of(database), library);
    assertTrue(kept.find(new FindingKey("filler", "f-1-1")).isPresent());
    var archive = new FindingArchive(explained.of(database));
    archive.of(List.of(new FindingKey("filler", "f-1-1"), new FindingKey("filler", "f-2-1")));
    archive.eachLive("filler", "f-17-", finding -> {});
    assertNothingIsScanned("select f.original", "select f.source");
  }
}
