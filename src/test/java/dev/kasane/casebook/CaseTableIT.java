package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.KasaneIT;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.table.CaseLine;
import dev.kasane.casebook.table.CaseTable;
import dev.kasane.casebook.table.Counting;
import dev.kasane.casebook.table.Counting.Count;
import dev.kasane.mapping.Mapping.Mapped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table in memory against the sums that the casebook keeps, which are counted another way. */
@KasaneIT
class CaseTableIT {
  @Inject Casebook casebook;
  @Inject Cases cases;
  @Inject CaseTable table;
  @Inject AttackLibrary library;

  @ParameterizedTest
  @ValueSource(longs = {201, 202, 203, 204})
  void afterEveryBatchTheTableCountsWhatTheCasebookCounts(long seed) throws Exception {
    var random = new Random(seed);
    List<Mapped> findings = findings(seed, "table-" + seed + "-", 60);
    for (int from = 0; from < findings.size(); ) {
      int to = Math.min(findings.size(), from + 1 + random.nextInt(9));
      casebook.apply(findings.subList(from, to), library.attack(), publication -> {});
      assertEquals(published(), counted());
      from = to;
    }
  }

  @Test
  void whoHasMissedTooManyBatchesReadsAllAnew() throws Exception {
    casebook.apply(findings(301, "missed-", 20), library.attack(), publication -> {});
    table.lines(library.attack());
    for (int i = 0; i < 600; i++) {
      casebook.apply(
          findings(1_000 + i, "missed-" + i + "-", 1), library.attack(), publication -> {});
    }
    assertEquals(published(), counted());
  }

  @Test
  void linesStandInTheOrderOfTheirIds() {
    List<String> ids = table.lines(library.attack()).stream().map(CaseLine::id).toList();
    assertTrue(ids.equals(ids.stream().sorted().toList()));
  }

  private List<Mapped> findings(long seed, String prefix, int many) {
    var random = new Random(seed);
    var history = new History(seed, prefix, library.attack());
    var findings = new ArrayList<Mapped>();
    for (int i = 0; i < many; i++) {
      findings.add(
          history.finding(random.nextInt(25), 1 + random.nextInt(3), random.nextInt(5) == 0));
    }
    return findings;
  }

  private TreeMap<String, String> published() throws Exception {
    var counts = new TreeMap<String, String>();
    Cases.Counts all = cases.counts(null, library.attack()).orElseThrow();
    counts.put("of cases", String.valueOf(all.ofCases()));
    for (CountRecord count : all.counts()) {
      counts.put(
          count.key(),
          "%s %s %d %d"
              .formatted(
                  count.kind(), count.cases(), count.casesWithSubTechniques(), count.findings()));
    }
    return counts;
  }

  private TreeMap<String, String> counted() {
    var counts = new TreeMap<String, String>();
    Counting all = Counting.of(table.lines(library.attack()), null, null, library.attack());
    counts.put("of cases", String.valueOf(all.ofCases()));
    for (Count count : all.counts()) {
      var cases =
          new CountRecord.Cases(
              count.total(),
              count.confirmed(),
              count.suspected(),
              count.ruledOut(),
              count.inferred());
      counts.put(
          count.key(),
          "%s %s %d %d".formatted(count.kind().word(), cases, count.rolled(), count.findings()));
    }
    return counts;
  }
}
