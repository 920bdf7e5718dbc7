package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.KasaneIT;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Claim;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping.Mapped;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories with duplicates, corrections, retractions and moves, in random order and random
 * batches, against a recount so simple that it can be believed.
 */
@KasaneIT
class CasebookHistoryIT {
  private static final List<String> TECHNIQUES =
      List.of("T1059", "T1059.001", "T1059.003", "T1133", "T1566.001", "T1486", "T9999");
  private static final List<String> TACTICS = List.of("execution", "initial-access", "impact", "");

  @Inject Casebook casebook;
  @Inject Cases cases;
  @Inject AttackLibrary library;
  @Inject AgroalDataSource database;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void theCasesStandAsIfOnlyTheLastWordHadBeenSaid(long seed) throws Exception {
    var random = new Random(seed);
    String prefix = "history-" + seed + "-";
    List<Mapped> history = history(random, prefix);

    applyInBatches(history, random);

    assertEquals(recount(history), standing(prefix));
    assertEquals(Map.of(), differenceBetweenCountsAndTallies());
  }

  private List<Mapped> history(Random random, String prefix) {
    var history = new ArrayList<Mapped>();
    for (int i = 0; i < 60; i++) {
      Mapped mapped = Mapper.map(finding(random, prefix), library.attack());
      history.add(mapped);
      if (random.nextInt(4) == 0) {
        history.add(mapped);
      }
    }
    Collections.shuffle(history, random);
    return history;
  }

  /**
   * Two findings of one key and version are the same: what they say follows from key and version.
   */
  private static Finding finding(Random random, String prefix) {
    int number = random.nextInt(25);
    int version = 1 + random.nextInt(3);
    var said = new Random(number * 31L + version + prefix.hashCode());
    var claims = new ArrayList<FindingClaim>();
    for (int i = said.nextInt(3); i >= 0; i--) {
      String tactic = TACTICS.get(said.nextInt(TACTICS.size()));
      var claim =
          new Claim(
              TECHNIQUES.get(said.nextInt(TECHNIQUES.size())),
              null,
              tactic.isEmpty() ? null : tactic,
              null);
      claims.add(new FindingClaim(claim, "/techniques/" + i));
    }
    return new Finding(
        new FindingKey(prefix + said.nextInt(1), "f-" + number),
        prefix + "case-" + said.nextInt(4),
        Instant.ofEpochSecond(1_600_000_000L + said.nextInt(1_000_000)),
        "finding " + number,
        null,
        null,
        FindingStatus.values()[said.nextInt(FindingStatus.values().length)],
        version,
        null,
        claims);
  }

  private void applyInBatches(List<Mapped> history, Random random) throws Exception {
    for (int at = 0; at < history.size(); ) {
      int end = Math.min(history.size(), at + 1 + random.nextInt(20));
      casebook.apply(
          history.subList(at, end),
          library.attack(),
          publication -> publication.messages().forEach(m -> {}));
      at = end;
    }
  }

  /**
   * By case: each technique with its status, from nothing but the newest version of each finding.
   */
  private static Map<String, Map<String, String>> recount(List<Mapped> history) {
    var newest = new HashMap<FindingKey, Mapped>();
    for (Mapped mapped : history) {
      newest.merge(
          mapped.finding().key(),
          mapped,
          (a, b) -> b.finding().version() > a.finding().version() ? b : a);
    }
    var standing = new TreeMap<String, Map<String, String>>();
    for (Mapped mapped : newest.values()) {
      Finding finding = mapped.finding();
      if (!finding.live()) {
        continue;
      }
      var techniques = standing.computeIfAbsent(finding.caseId(), c -> new TreeMap<>());
      for (var technique : mapped.techniques()) {
        techniques.merge(
            technique.technique().id(),
            Status.of(finding.status()).word(),
            (a, b) -> Status.of(a).orElseThrow().compareTo(Status.of(b).orElseThrow()) < 0 ? a : b);
      }
    }
    return standing;
  }

  private Map<String, Map<String, String>> standing(String prefix) throws Exception {
    var standing = new TreeMap<String, Map<String, String>>();
    for (int i = 0; i < 4; i++) {
      cases
          .record(prefix + "case-" + i)
          .filter(record -> record.findings().accepted() > 0)
          .ifPresent(
              record -> {
                var techniques = new TreeMap<String, String>();
                record.techniques().forEach(t -> techniques.put(t.id(), t.status()));
                standing.put(record.caseId(), techniques);
              });
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
