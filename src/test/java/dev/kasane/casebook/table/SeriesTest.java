package dev.kasane.casebook.table;

import static dev.kasane.casebook.table.Lines.line;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.casebook.table.Counting.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
  private final Attack attack = Attacks.builtIn();
  private final List<CaseLine> cases =
      List.of(
          line("A", 0, "T1133"),
          line("B", 40, "T1133", "T1486"),
          line("C", 45, "T1486"),
          line("D", 100, "T1566"));

  private Series series(Period period) throws Series.TooLong {
    return Series.of(period, cases, Kind.TECHNIQUE, null, attack);
  }

  @Test
  void everyPeriodHasItsOwnDenominatorAlsoTheEmptyOne() throws Series.TooLong {
    assertEquals(
        List.of(1L, 2L, 0L, 1L),
        series(Period.MONTH).slices().stream().map(s -> s.counting().ofCases()).toList());
  }

  @Test
  void whatIsNewIsNewAgainstThePeriodBefore() throws Series.TooLong {
    assertEquals(
        List.of("enterprise-attack/T1486"), series(Period.MONTH).slices().get(1).appeared());
  }

  @Test
  void ofTheFirstPeriodNothingIsNew() throws Series.TooLong {
    assertEquals(List.of(), series(Period.MONTH).slices().get(0).appeared());
  }

  @Test
  void weeksBeginOnMonday() throws Series.TooLong {
    assertEquals("2026-01-05", series(Period.WEEK).slices().get(0).from().toString());
  }

  @Test
  void aSeriesWithoutEndIsRefused() {
    var far = List.of(line("A", 0, "T1133"), line("B", 40_000, "T1133"));
    assertThrows(
        Series.TooLong.class, () -> Series.of(Period.DAY, far, Kind.TECHNIQUE, null, attack));
  }
}
