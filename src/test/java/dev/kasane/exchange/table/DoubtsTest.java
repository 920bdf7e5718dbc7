package dev.kasane.exchange.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kasane.attack.Claim;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoubtsTest {
  private static final String TABLE =
      """
      tactic,technique,A
      Lateral Movement,T1213 Exploitation of Remote Services,x
      Initial Access,T9999 Nobody knows,x
      Impact,T1486 Data Encrypted for Impact,x
      Lateral Movement,T1213 Exploitation of Remote Services,?
      """;
  private static final Claim CONFLICT =
      new Claim("T1213", "Exploitation of Remote Services", "Lateral Movement", null);
  private static final Claim UNKNOWN = new Claim("T9999", "Nobody knows", "Initial Access", null);

  private static TableHints saying(Map<Claim, List<String>> corrections) {
    return new TableHints(
        "test",
        null,
        null,
        null,
        null,
        null,
        null,
        ZoneOffset.UTC,
        Map.of(),
        Set.of(),
        corrections);
  }

  private static TableRows corrected(Map<Claim, List<String>> corrections) {
    TableHints hints = saying(corrections);
    TableRows rows = Tables.rows(TABLE, hints);
    Doubts.correct(rows, hints, Tables.ATTACK);
    return rows;
  }

  @Test
  void theSameWordsAreOneDoubtWithAllTheirRows() {
    var doubts = Doubts.of(Tables.rows(TABLE), Tables.hints(), Tables.ATTACK);

    assertEquals(
        List.of(List.of("2", "5"), List.of("3")), doubts.stream().map(d -> d.at()).toList());
  }

  @Test
  void whatIdAndNameMeanEachByItselfAreTheCandidates() {
    var doubt = Doubts.of(Tables.rows(TABLE), Tables.hints(), Tables.ATTACK).get(0);

    assertEquals(
        List.of("T1210", "T1213"), doubt.claim().candidates().stream().map(t -> t.id()).toList());
  }

  @Test
  void aCorrectionCountsForEveryRowOfTheseWords() {
    var rows = corrected(Map.of(CONFLICT, List.of("T1021"), UNKNOWN, List.of("T1133", "T1190")));

    assertEquals(
        List.of(
            "Lateral Movement:T1021 A=confirmed",
            "Initial Access:T1133+Initial Access:T1190 A=confirmed",
            "Impact:T1486 A=confirmed",
            "Lateral Movement:T1021 A=suspected"),
        Tables.told(rows));
  }

  @Test
  void aTacticThatTheChosenTechniqueHasNotIsNotClaimed() {
    var rows = corrected(Map.of(CONFLICT, List.of("T1213")));

    assertEquals("T1213 A=confirmed", Tables.told(rows).get(0));
  }

  @Test
  void whatIsNotToBeImportedIsLeftOutAndSaid() {
    var rows = corrected(Map.of(UNKNOWN, List.of()));

    assertEquals(3, rows.rows.size());
    assertEquals(
        List.of(new TableRows.LeftOut("3", "T9999 Nobody knows", "not to be imported")),
        rows.leftOut);
  }

  @Test
  void aCorrectedRowIsTheSameFindingAsBefore() {
    TableRow before = Tables.rows(TABLE).rows.get(0);
    TableRow after = corrected(Map.of(CONFLICT, List.of("T1021"))).rows.get(0);

    assertEquals(
        new PlannedFinding(before, before.said().get(0)).id(null),
        new PlannedFinding(after, after.said().get(0)).id(null));
  }

  @Test
  void marksThatNobodyToldTheMeaningOfAreCounted() {
    var rows = Tables.rows("technique,A,B\nT1486,△,△\nT1133,x,foo\n");

    assertEquals(Map.of("△", 2, "foo", 1), rows.unknownMarks);
  }

  @Test
  void aFileOfAnotherKindIsCalledByItsName() {
    var refused =
        assertThrows(
            Unreadable.class, () -> CsvGrid.read("%PDF-1.7 1 0 obj".getBytes(UTF_8), null, null));

    assertEquals("This is a PDF and no table; save the table as CSV or XLSX.", refused.sentence());
  }
}
