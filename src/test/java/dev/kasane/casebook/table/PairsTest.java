package dev.kasane.casebook.table;

import static dev.kasane.casebook.table.Lines.DOMAIN;
import static dev.kasane.casebook.table.Lines.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.casebook.table.Pairs.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsTest {
  private final List<CaseLine> cases =
      List.of(
          line("A", 0, "T1110", "T1003"),
          line("B", 1, "T1003", "T1110"),
          line("C", 2, "T1110", "T1486", "T1003"),
          line("D", 3, "T1486"));

  @Test
  void aPairHasItsLiftAndItsOrder() {
    Pairs pairs = Pairs.of(cases, DOMAIN, 2, 10);
    // 3 of 4 hold both, 3 of 4 each: 3 * 4 / (3 * 3)
    assertEquals(
        new Pairs(4, List.of(new Pair("T1003", "T1110", 3, 3, 3, 1.3333, 1L, 2L)), 0), pairs);
  }

  @Test
  void whatIsNotToldIsCounted() {
    Pairs pairs = Pairs.of(cases, DOMAIN, 1, 1);
    assertEquals(2, pairs.more());
  }

  @Test
  void aTechniqueAndItsOwnSubTechniqueAreNoPair() {
    var lines = List.of(line("A", 0, "T1059", "T1059.001"));
    assertEquals(List.of(), Pairs.of(lines, DOMAIN, 1, 10).pairs());
  }
}
