package dev.kasane.casebook.table;

import static dev.kasane.casebook.table.Lines.DOMAIN;
import static dev.kasane.casebook.table.Lines.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.casebook.table.Pairs.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void manyCasesGiveWhatAPlainCountGives(long seed) {
    var random = new Random(seed);
    var ids = List.of("T1003", "T1003.001", "T1059", "T1059.001", "T1110", "T1486");
    var lines = new ArrayList<CaseLine>();
    var both = new TreeMap<String, Long>();
    var single = new TreeMap<String, Long>();
    for (int i = 0; i < 40; i++) {
      List<String> here = ids.stream().filter(id -> random.nextBoolean()).toList();
      lines.add(line("c-" + i, 0, here.toArray(String[]::new)));
      for (String a : here) {
        single.merge(a, 1L, Long::sum);
        here.stream()
            .filter(b -> b.compareTo(a) > 0 && !b.startsWith(a + "."))
            .forEach(b -> both.merge(a + " " + b, 1L, Long::sum));
      }
    }
    var told = new TreeMap<String, Long>();
    for (Pair pair : Pairs.of(lines, DOMAIN, 1, 1_000).pairs()) {
      told.put(pair.a() + " " + pair.b(), pair.both());
      assertEquals(single.get(pair.a()), pair.casesA());
      assertEquals(single.get(pair.b()), pair.casesB());
    }
    assertEquals(both, told);
  }
}
