package dev.kasane.casebook;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasane.KasaneIT;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Downloaded;
import dev.kasane.attack.TinyBundle;
import dev.kasane.stream.Topic;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The releases change while the service runs. */
@KasaneIT
class OtherReleasesIT {
  private static final String FINDING =
      "{\"id\":\"%s\",\"caseId\":\"%s\",\"techniques\":[{\"id\":\"T1059\"}]}";

  /** In this release the technique has given way to another. */
  private static final TinyBundle NEXT =
      TinyBundle.of("enterprise-attack")
          .version("99.0")
          .tactics("TA0002 execution")
          .technique("new", "T1999", "New", "execution")
          .revoked("old", "T1059", "Old", "new");

  @Inject AttackLibrary library;
  @Inject AgroalDataSource database;

  private void load(List<TinyBundle> found) {
    var releases = found.stream().map(TinyBundle::catalogue).toList();
    library.replace(new Downloaded(List.of(), List.of(), releases, List.of(), false));
  }

  /** The tests that follow find the built-in facts, and their cases told under these. */
  @AfterEach
  void asBefore() {
    load(List.of());
    await().until(() -> told(library.attack().fingerprint()) == told(""));
  }

  /** How many cases are told under these releases; of none that are named: all. */
  private int told(String fingerprint) throws SQLException {
    String sql = "select count(*) from case_file where resolved_with like '" + fingerprint + "%'";
    return number(sql);
  }

  private int number(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static String technique(JsonNode record) {
    return record.at("/techniques/0/id").asText();
  }

  private static boolean is(JsonNode record, String version) {
    return record.at("/attack/version").asText().equals(version);
  }

  @Test
  void casesAreToldAgainUnderTheReleasesThatCameAndUnderThoseBeforeWhenTheseAreBack() {
    Topic.send("swap", FINDING.formatted("swap-1", "swap"));
    JsonNode first = Topic.awaitCase("swap", c -> is(c, "18.1"));
    load(List.of(NEXT));
    JsonNode second = Topic.awaitCase("swap", c -> is(c, "99.0"));
    load(List.of());
    JsonNode third = Topic.awaitCase("swap", c -> c.at("/revision").asInt() == 3);

    assertEquals(
        List.of("T1059", "T1999", "T1059"),
        List.of(technique(first), technique(second), technique(third)));
  }

  @Test
  void aBatchThatWasUnderWayWhileTheReleasesChangedIsToldUnderThoseThatCame() throws Exception {
    Topic.send("mark", FINDING.formatted("mark-1", "mark"));
    Topic.awaitCase("mark", c -> is(c, "18.1"));
    try (Connection connection = database.getConnection()) {
      var stripe = Stripes.of(List.of("late"));
      Stripes.lock(connection, stripe);
      try {
        Topic.send("late", FINDING.formatted("late-1", "late"));
        await().until(() -> number("select count(*) from pg_locks where not granted") > 0);
        load(List.of(NEXT));
        Topic.awaitCase("mark", c -> is(c, "99.0"));
      } finally {
        Stripes.unlock(connection, stripe);
      }
    }
    assertEquals("T1059", technique(Topic.awaitCase("late", c -> is(c, "18.1"))));
    assertEquals("T1999", technique(Topic.awaitCase("late", c -> is(c, "99.0"))));
  }
}
