package dev.kasane.finding.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
  @Test
  void namesBetweenCommasAreNamesOfTheirOwn() {
    assertEquals(
        List.of(Part.ofName("Valid Accounts"), Part.ofName("PowerShell")),
        Spelling.IDS.read("Valid Accounts, PowerShell"));
  }

  @Test
  void whatIsSaidBehindAnIdMayHoldACommaItself() {
    assertEquals(
        List.of(new Part("T1059", "Scripting, of all kinds", null, null)),
        Spelling.IDS.read("T1059 - Scripting, of all kinds"));
  }

  @Test
  void aCellOfTheMatrixNamesItsTactic() {
    assertEquals(
        List.of(new Part("persistence__t1547.001", null, "persistence", null)),
        Spelling.IDS.read("persistence__t1547.001"));
  }
}
