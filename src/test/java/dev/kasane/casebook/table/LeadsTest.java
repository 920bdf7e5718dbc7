package dev.kasane.casebook.table;

import static dev.kasane.casebook.table.Lines.DOMAIN;
import static dev.kasane.casebook.table.Lines.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.casebook.Share;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.Leads.Lead;
import dev.kasane.casebook.table.Leads.Similar;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeadsTest {
  private final CaseLine own = line("X", 0, "T1133", "T1110");
  private final List<CaseLine> all =
      List.of(
          own,
          line("A", 1, "T1133", "T1110", "T1486"),
          line("B", 2, "T1133", "T1046"),
          line("C", 3, "T1566"));

  @Test
  void theMostSimilarCasesComeFirst() {
    assertEquals(
        List.of(new Similar("A", 0.6667, 2), new Similar("B", 0.3333, 1)),
        Leads.of(own, all, DOMAIN).similar());
  }

  @Test
  void aLeadIsWeighedByTheSimilarityOfItsCases() {
    assertEquals(
        List.of(
            new Lead("T1486", Share.of(1, 2), Share.of(1, 3), 0.6667),
            new Lead("T1046", Share.of(1, 2), Share.of(1, 3), 0.3333)),
        Leads.of(own, all, DOMAIN).leads());
  }

  @Test
  void whatWasRuledOutIsNoLead() {
    var seen =
        List.of(
            Lines.seen("T1133", Status.CONFIRMED, Lines.START),
            Lines.seen("T1486", Status.RULED_OUT, Lines.START));
    var line = new CaseLine("X", null, Lines.START, 2, seen, List.of(), Map.of());
    List<String> ids = Leads.of(line, all, DOMAIN).leads().stream().map(Lead::id).toList();
    assertEquals(List.of("T1046", "T1110"), ids);
  }
}
