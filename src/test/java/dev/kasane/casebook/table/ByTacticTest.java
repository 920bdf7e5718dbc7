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
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
