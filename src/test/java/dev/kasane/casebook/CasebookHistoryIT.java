package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.KasaneIT;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.mapping.Mapping.Mapped;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories with duplicates, corrections, retractions, moves, decisions, facts and merges,
 * in random order and random batches, against a recount so simple that it can be believed.
 */
@KasaneIT
class CasebookHistoryIT {
  private static final int WRITERS = 3;

  @Inject Casebook casebook;
  @Inject Cases cases;
  @Inject AttackLibrary library;
  @Inject AgroalDataSource database;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void theCasesStandAsIfOnlyTheLastWordHadBeenSaid(long seed) throws Exception {
    var random = new Random(seed);
    var history = new History(seed, "history-" + seed + "-", library.attack());
    List<Mapped> findings = findings(history, random);

    apply(findings, random);

    assertEquals(Recount.of(findings), standing(history));
    assertEquals(Map.of(), differenceBetweenCountsAndTallies());
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108})
  void writersAtTheSameTimeLeaveTheSame(long seed) throws Exception {
    var random = new Random(seed);
    var history = new History(seed, "writers-" + seed + "-", library.attack());
    List<Mapped> findings = findings(history, random);
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    var written = new ArrayList<Future<?>>();
    for (int i = 0; i < WRITERS; i++) {
      int part = findings.size() / WRITERS;
      var mine = findings.subList(i * part, i == WRITERS - 1 ? findings.size() : (i + 1) * part);
      var own = new Random(seed + i);
      written.add(
          writers.submit(
              () -> {
                apply(mine, own);
                return null;
              }));
    }
    for (Future<?> each : written) {
      each.get(60, TimeUnit.SECONDS);
    }
    writers.shutdown();

    assertEquals(Recount.of(findings), standing(history));
    assertEquals(Map.of(), differenceBetweenCountsAndTallies());
  }

  @Test
  void whatIsPublishedOfMergedCasesIsWhatThenStands() throws Exception {
    var random = new Random(7);
    var history = new History(7, "published-", library.attack());
    var last = new HashMap<String, String>();
    for (Mapped mapped : findings(history, random)) {
      casebook.apply(List.of(mapped), library.attack(), p -> keep(p, last));
    }

    var now = new HashMap<String, String>();
    for (int i = 0; i < History.CASES; i++) {
      Optional<CaseRecord> record = cases.record(history.caseId(i), library.attack());
      record.ifPresent(r -> now.put(r.caseId(), String.valueOf(r.mergedInto()) + r.revision()));
    }
    assertEquals(now, last);
  }

  private static void keep(Publication publication, Map<String, String> last) {
    if (publication.kind() == Publication.Kind.CASES) {
      for (Publication.Message message : publication.messages()) {
        try {
          var record = new ObjectMapper().readTree(message.value());
          last.put(
              message.key(),
              record.path("mergedInto").asText("null") + record.get("revision").asText());
        } catch (java.io.IOException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private static List<Mapped> findings(History history, Random random) {
    var findings = new ArrayList<Mapped>();
    for (int i = 0; i < 70; i++) {
      Mapped mapped =
          history.finding(random.nextInt(25), 1 + random.nextInt(3), random.nextInt(5) == 0);
      findings.add(mapped);
      if (random.nextInt(4) == 0) {
        findings.add(mapped);
      }
    }
    Collections.shuffle(findings, random);
    return findings;
  }

  private void apply(List<Mapped> findings, Random random) throws Exception {
    for (int at = 0; at < findings.size(); ) {
      int end = Math.min(findings.size(), at + 1 + random.nextInt(20));
      casebook.apply(
          findings.subList(at, end),
          library.attack(),
          publication -> publication.messages().forEach(m -> {}));
      at = end;
    }
  }

  private Map<String, Map<String, String>> standing(History history) throws Exception {
    var standing = new TreeMap<String, Map<String, String>>();
    for (int i = 0; i < History.CASES; i++) {
      cases
          .record(history.caseId(i), library.attack())
          .filter(record -> record.findings().accepted() > 0 || record.mergedInto() != null)
          .ifPresent(record -> standing.put(record.caseId(), Recount.of(record)));
    }
    return standing;
  }

  /** What the counts say and the sum of all tallies does not, or the other way round. */
  private Map<String, String> differenceBetweenCountsAndTallies() throws Exception {
    String tallies =
        """
        select key, sum((status = 1)::int) || ' ' || sum((status = 2)::int) || ' '
          || sum((status = 4)::int) || ' ' || sum(rolled::int) || ' ' || sum(findings)
        from case_file, unnest(technique_keys, technique_status, technique_findings,
          technique_rolled) as t (key, status, findings, rolled) group by key
        """;
    String counts =
        """
        select key, confirmed || ' ' || suspected || ' ' || ruled_out || ' ' || rolled || ' '
          || findings from technique_count
        where kind = 'technique'
          and confirmed + suspected + inferred + ruled_out + rolled + findings > 0
        """;
    Map<String, String> counted = query(counts);
    Map<String, String> summed = query(tallies);
    var keys = new TreeSet<>(counted.keySet());
    keys.addAll(summed.keySet());
    var difference = new TreeMap<String, String>();
    for (String key : keys) {
      if (!String.valueOf(counted.get(key)).equals(String.valueOf(summed.get(key)))) {
        difference.put(key, counted.get(key) + " but " + summed.get(key));
      }
    }
    Map<String, String> denominators =
        query(
            "select 'of cases', (select of_cases from denominator) || ' '"
                + " || count(*) from case_file where live > 0");
    String[] both = denominators.get("of cases").split(" ");
    if (!both[0].equals(both[1])) {
      difference.put("of cases", denominators.get("of cases"));
    }
    return difference;
  }

  private Map<String, String> query(String sql) throws Exception {
    var rows = new TreeMap<String, String>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        rows.put(row.getString(1), row.getString(2));
      }
    }
    return rows;
  }
}
