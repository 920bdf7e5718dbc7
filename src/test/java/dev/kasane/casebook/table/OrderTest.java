package dev.kasane.casebook.table;

import static dev.kasane.casebook.table.Lines.DOMAIN;
import static dev.kasane.casebook.table.Lines.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.Order.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderTest {
  @Test
  void techniquesStandWhereTheyMostlyAppear() {
    var cases =
        List.of(
            line("A", 0, "T1566", "T1059", "T1486"),
            line("B", 1, "T1566", "T1486"),
            line("C", 2, "T1486"));
    assertEquals(
        new Order(
            2,
            List.of(
                new Step("T1566", 2, 0, 2),
                new Step("T1059", 1, 0.5, 0),
                new Step("T1486", 2, 1, 0))),
        Order.of(cases, DOMAIN));
  }

  @Test
  void whatIsSeenAtOnceSharesItsPlace() {
    var seen =
        List.of(
            Lines.seen("T1003", Status.CONFIRMED, Lines.START),
            Lines.seen("T1059", Status.CONFIRMED, Lines.START.plusSeconds(1)),
            Lines.seen("T1110", Status.CONFIRMED, Lines.START.plusSeconds(1)));
    var line = new CaseLine("A", null, Lines.START, 3, seen, List.of(), Map.of());
    assertEquals(
        List.of(
            new Step("T1003", 1, 0, 1),
            new Step("T1059", 1, 0.75, 0),
            new Step("T1110", 1, 0.75, 0)),
        Order.of(List.of(line), DOMAIN).steps());
  }
}
