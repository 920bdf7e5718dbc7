package dev.kasane.casebook.table;

import static dev.kasane.casebook.table.Lines.DOMAIN;
import static dev.kasane.casebook.table.Lines.START;
import static dev.kasane.casebook.table.Lines.line;
import static dev.kasane.casebook.table.Lines.seen;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.casebook.Status;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CaseFilterTest {
  private static final CaseLine CONFIRMED = line("confirmed", 0, "T1133", "T1486");
  private static final CaseLine SUSPECTED = of("suspected", Status.SUSPECTED);
  private static final CaseLine RULED_OUT = of("ruled-out", Status.RULED_OUT);

  private static CaseLine of(String id, Status status) {
    var seen = List.of(seen("T1133", status, START));
    return new CaseLine(id, null, START, 1, seen, List.of(), Map.of());
  }

  private static List<String> passing(List<String> techniques, Status... statuses) {
    var keys = techniques.stream().map(id -> DOMAIN + "/" + id).toList();
    var filter =
        new CaseFilter(
            keys, null, Set.of(statuses), false, false, null, null, null, Set.of(), Map.of(), null);
    return Stream.of(CONFIRMED, SUSPECTED, RULED_OUT)
        .filter(filter::test)
        .map(CaseLine::id)
        .toList();
  }

  @Test
  void severalStatusesAreTheCasesThatCount() {
    assertEquals(
        List.of("confirmed", "suspected"),
        passing(List.of("T1133"), Status.CONFIRMED, Status.SUSPECTED));
  }

  @Test
  void withoutAStatusAnyWillDo() {
    assertEquals(List.of("confirmed", "suspected", "ruled-out"), passing(List.of("T1133")));
  }

  @Test
  void severalTechniquesMustStandInTheSameCase() {
    assertEquals(List.of("confirmed"), passing(List.of("T1133", "T1486")));
  }

  @Test
  void aCaseCountsForATechniqueAlsoBySubTechniquesOfIt() {
    var parent = new CaseLine.Seen(DOMAIN + "/T1059", null, 0, true, List.of(), START);
    var line = new CaseLine("rolled", null, START, 1, List.of(parent), List.of(), Map.of());
    var filter =
        new CaseFilter(
            List.of(DOMAIN + "/T1059"),
            null,
            Set.of(),
            false,
            true,
            null,
            null,
            null,
            Set.of(),
            Map.of(),
            null);
    assertEquals(
        List.of("rolled"),
        Stream.of(line, CONFIRMED, RULED_OUT).filter(filter::test).map(CaseLine::id).toList());
  }

  @Test
  void aStatusAloneIsThatOfAnyTechnique() {
    assertEquals(List.of("ruled-out"), passing(List.of(), Status.RULED_OUT));
  }
}
