package dev.kasane.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.process.RunningKasane;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The table over 50,000 cases and all techniques of a release: how long its totals with the first
 * hundred columns take, and the counts. Times are of whole answers over loopback, JSON included.
 */
class TableBenchmark {
  private static final int CASES = 50_000;
  private static final int TECHNIQUES_A_CASE = 15;
  private static final int ROUNDS = 21;

  @Test
  void theTableOverManyCases() throws Exception {
    try (var kasane = RunningKasane.start(Map.of())) {
      fill(kasane);
      long start = System.nanoTime();
      JsonNode table = new ObjectMapper().readTree(kasane.get("/api/v1/matrix?limit=100"));
      System.out.printf("%nfirst look at %d cases: %.0f ms%n", CASES, millis(start));
      assertEquals(CASES, table.get("ofCases").asInt());
      long rows =
          StreamSupport.stream(table.get("rows").spliterator(), false)
              .filter(row -> row.get("kind").asText().equals("technique"))
              .map(row -> row.get("id").asText())
              .distinct()
              .count();
      System.out.printf("techniques in the table: %d%n", rows);
      measure(kasane, "/api/v1/matrix?limit=100");
      measure(kasane, "/api/v1/counts");
      measure(kasane, "/api/v1/counts?sector=none");
      measure(kasane, "/api/v1/counts/pairs");
      measure(kasane, "/api/v1/cases/case-7/leads");
    }
  }

  private static void measure(RunningKasane kasane, String path) throws Exception {
    double[] times = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      kasane.get(path);
      times[i] = millis(start);
    }
    double[] warm = Arrays.copyOfRange(times, ROUNDS / 3, ROUNDS);
    Arrays.sort(warm);
    System.out.printf("%s: %.1f ms (median of %d)%n", path, warm[warm.length / 2], warm.length);
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  /**
   * Cases as the casebook writes them, without a year of findings before. One comes the usual way:
   * it says under which releases cases are told here, and has no technique.
   */
  private static void fill(RunningKasane kasane) throws Exception {
    String one = "{\"id\":\"f\",\"caseId\":\"case-0\",\"status\":\"retracted\"}";
    kasane.post("/api/v1/findings", "application/json", one.getBytes(UTF_8));
    while (!kasane.get("/api/v1/cases/case-0").contains("revision")) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    JsonNode techniques =
        new ObjectMapper().readTree(kasane.get("/api/v1/attack/techniques?limit=1000"));
    Map<String, String> servers = kasane.servers();
    try (Connection connection =
            DriverManager.getConnection(
                servers.get("quarkus.datasource.jdbc.url"), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("create temp table t (n serial, id text, tactic text)");
      for (JsonNode technique : techniques.get("items")) {
        statement.execute(
            "insert into t (id, tactic) values ('%s', '%s')"
                .formatted(technique.get("id").asText(), technique.get("tactics").get(0).asText()));
      }
      statement.execute(
          """
          insert into case_file (id, revision, resolved_with, title, opened_at, updated_at, live,
            retracted, technique_keys, technique_status, technique_findings, technique_rolled,
            technique_tactics, technique_first, tactic_keys, tactic_status, tactic_findings)
          select 'case-' || c, 1, (select min(resolved_with) from case_file), 'A case', now() - c * interval '1 hour', now(), 5, 0,
            array_agg('enterprise-attack/' || t.id order by t.id), array_agg(1::smallint),
            array_agg(1), array_agg(true), array_agg(t.tactic order by t.id), array_agg(1::bigint),
            '{}', '{}', '{}'
          from generate_series(1, %d) c
          join lateral (
            select distinct 1 + (hashint8(c * 1000 + i)::bigint & 2147483647)
              %% (select count(*) from t) as n
            from generate_series(1, %d) i) chosen on true
          join t on t.n = chosen.n
          group by c
          """
              .formatted(CASES, TECHNIQUES_A_CASE));
      statement.execute("analyze case_file");
      statement.execute("update case_change_gone set up_to = pg_current_xact_id()");
    }
  }
}
