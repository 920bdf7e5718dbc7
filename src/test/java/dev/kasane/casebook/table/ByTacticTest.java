package dev.kasane.casebook.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.attack.Attacks;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ByTacticTest {
  private static final Catalogue CATALOGUE = Attacks.builtIn().current(Lines.DOMAIN).orElseThrow();
  private static final List<String> IDS =
      List.of("T1059", "T1059.001", "T1059.003", "T1078", "T1078.002", "T1486");
  private static final List<String> TACTICS = List.of("execution", "persistence", "impact");

  @Test
  void aCaseCountsOnceForATechniqueAndItsSubTechniques() {
    var lines = List.of(Lines.line("A", 0, "T1059", "T1059.001", "T1059.003"));
    assertEquals(
        new ByTactic.Count(1, 1),
        ByTactic.of(lines, CATALOGUE, seen -> true).tactic("execution").count("T1059"));
  }

  @Test
  void aSubTechniqueAloneCountsForItsParentOnly() {
    var lines = List.of(Lines.line("A", 0, "T1059.001"));
    assertEquals(
        new ByTactic.Count(0, 1),
        ByTactic.of(lines, CATALOGUE, seen -> true).tactic("execution").count("T1059"));
  }

  @Property(tries = 200)
  void totalsAreThoseOfTheCaseTable(@ForAll Random random) {
    List<CaseLine> lines = lines(random);
    ByTactic counted = ByTactic.of(lines, CATALOGUE, seen -> true);
    var own = new TreeMap<String, Long>();
    var table = new TreeMap<String, Long>();
    for (Matrix.Row row : Matrix.of(lines, CATALOGUE, 1, null).rows()) {
      if (row.tactic() != null) {
        table.put(row.tactic() + "/" + row.id(), row.total());
        own.put(row.tactic() + "/" + row.id(), counted.tactic(row.tactic()).count(row.id()).own());
      }
    }
    assertEquals(table, own);
  }

  @Property(tries = 200)
  void confirmedOnlyIsTheSameAsLeavingOutAllElse(@ForAll Random random) {
    List<CaseLine> lines = lines(random);
    List<CaseLine> confirmed =
        lines.stream()
            .map(
                line ->
                    line.with(
                        line.techniques().stream()
                            .filter(seen -> seen.status() == Status.CONFIRMED)
                            .toList()))
            .toList();
    assertEquals(
        ByTactic.of(confirmed, CATALOGUE, seen -> true),
        ByTactic.of(lines, CATALOGUE, seen -> seen.status() == Status.CONFIRMED));
  }

  @Property(tries = 200)
  void everyNumberIsThatOfTheCasesInItsPlace(@ForAll Random random, @ForAll boolean confirmed) {
    List<CaseLine> lines = lines(random);
    ByTactic counted =
        ByTactic.of(lines, CATALOGUE, seen -> !confirmed || seen.status() == Status.CONFIRMED);
    Set<Status> statuses = confirmed ? Set.of(Status.CONFIRMED) : MatrixCell.COUNTING;
    var numbers = new ArrayList<Long>();
    var lists = new ArrayList<Long>();
    for (String tactic : TACTICS) {
      numbers.add(counted.tactic(tactic).cases());
      lists.add(cases(lines, tactic, null, false, statuses));
      for (String id : IDS) {
        numbers.add(counted.tactic(tactic).count(id).own());
        lists.add(cases(lines, tactic, id, false, statuses));
        numbers.add(counted.tactic(tactic).count(id).rolled());
        lists.add(cases(lines, tactic, id, true, statuses));
      }
    }
    assertEquals(numbers, lists);
  }

  @Property(tries = 200)
  void numbersOfAPlatformAreThoseOfItsTechniques(@ForAll Random random) {
    List<CaseLine> lines = lines(random);
    String platform = "Containers";
    ByTactic counted =
        ByTactic.of(
            lines,
            CATALOGUE,
            seen -> CATALOGUE.technique(seen.id()).orElseThrow().platforms().contains(platform));
    var numbers = new ArrayList<Long>();
    var lists = new ArrayList<Long>();
    for (String tactic : TACTICS) {
      numbers.add(counted.tactic(tactic).cases());
      lists.add(cases(lines, tactic, null, platform));
      for (String id : IDS) {
        numbers.add(counted.tactic(tactic).count(id).rolled());
        lists.add(cases(lines, tactic, id, platform));
      }
    }
    assertEquals(numbers, lists);
  }

  private static long cases(
      List<CaseLine> lines,
      String tactic,
      @Nullable String id,
      boolean subs,
      Set<Status> statuses) {
    var keys = MatrixCell.techniques(CATALOGUE, key(id), subs, null);
    return passing(lines, new MatrixCell(Lines.DOMAIN, tactic, keys, statuses));
  }

  private static long cases(
      List<CaseLine> lines, String tactic, @Nullable String id, String platform) {
    var keys = MatrixCell.techniques(CATALOGUE, key(id), true, platform);
    return passing(lines, new MatrixCell(Lines.DOMAIN, tactic, keys, MatrixCell.COUNTING));
  }

  private static @Nullable String key(@Nullable String id) {
    return id == null ? null : Lines.DOMAIN + "/" + id;
  }

  private static long passing(List<CaseLine> lines, MatrixCell cell) {
    return lines.stream().filter(cell::test).count();
  }

  private static List<CaseLine> lines(Random random) {
    var lines = new ArrayList<CaseLine>();
    for (int i = 0; i < random.nextInt(12); i++) {
      var seen = new ArrayList<Seen>();
      for (String id : IDS) {
        if (random.nextInt(3) == 0) {
          Status status = Status.values()[random.nextInt(Status.values().length)];
          List<String> tactics = TACTICS.stream().filter(tactic -> random.nextBoolean()).toList();
          seen.add(
              new Seen(Lines.DOMAIN + "/" + id, status, 1, status.counts(), tactics, Lines.START));
        }
      }
      lines.add(
          new CaseLine("C" + i, null, Lines.START, random.nextInt(3), seen, List.of(), Map.of()));
    }
    return lines;
  }
}
