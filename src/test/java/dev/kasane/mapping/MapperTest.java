package dev.kasane.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.attack.Claim;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import dev.kasane.mapping.Mapping.Mapped;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MapperTest {
  private static final Attack ATTACK = Attacks.builtIn();

  @Test
  void whatOnlyProseNamesIsWeak() {
    var mapped = map(id("T1059", Strength.WEAK));

    assertTrue(mapped.techniques().get(0).weak());
    assertEquals(0.5, mapped.techniques().get(0).confidence());
  }

  @Test
  void whatIsAlsoStatedIsNotWeak() {
    var mapped = map(id("T1059", Strength.WEAK), id("T1059", Strength.STATED));

    assertFalse(mapped.techniques().get(0).weak());
    assertEquals(List.of(0, 1), mapped.techniques().get(0).claims());
  }

  @Test
  void aVendorsOwnIdIsNeverATechniqueThoughItsNameBeOne() {
    var claim = new Claim("CST0011", "PowerShell", "Machine Learning", null);

    var mapped = map(new FindingClaim(claim, "/t", Strength.FOREIGN, null));

    assertEquals(List.of(), mapped.techniques());
    assertEquals("vendor-id", mapped.unresolved().get(0).reason());
  }

  @Test
  void anIdOfAtlasIsUnresolvedAndSaysSo() {
    assertEquals("atlas", map(id("AML.T0051", Strength.STATED)).unresolved().get(0).reason());
  }

  @Test
  void aLooseTacticIsThatOfTheTechniquesThatStandUnderIt() {
    var mapped =
        map(
            id("T1078", Strength.STATED),
            id("T1059", Strength.STATED),
            tactic("Persistence"),
            tactic("Execution"));

    assertEquals(List.of("persistence"), mapped.techniques().get(0).tactics());
    assertEquals(List.of("execution"), mapped.techniques().get(1).tactics());
    assertEquals(List.of(), mapped.unresolved());
  }

  @Test
  void aLooseTacticThatFitsNoTechniqueStaysUnresolved() {
    var mapped = map(id("T1059", Strength.STATED), tactic("Exfiltration"));

    assertEquals(List.of(), mapped.techniques().get(0).tactics());
    assertEquals("tactic-only", mapped.unresolved().get(0).reason());
  }

  @Test
  void aTacticThatWasClaimedWithTheTechniqueCountsBeforeALooseOne() {
    var claimed = new Claim("T1078", null, "initial-access", null);

    var mapped = map(new FindingClaim(claimed, "/t"), tactic("Persistence"));

    assertEquals(List.of("initial-access"), mapped.techniques().get(0).tactics());
    assertEquals(List.of(), mapped.unresolved());
  }

  private static FindingClaim id(String id, Strength strength) {
    return new FindingClaim(new Claim(id, null, null, null), "/t", strength, null);
  }

  private static FindingClaim tactic(String tactic) {
    return new FindingClaim(new Claim(null, null, tactic, null), "/t");
  }

  private static Mapped map(FindingClaim... claims) {
    var finding =
        new Finding(
            new FindingKey("s", "f"),
            "A",
            Instant.EPOCH,
            null,
            null,
            null,
            FindingStatus.SUSPECTED,
            1,
            null,
            List.of(claims));
    return Mapper.map(finding, ATTACK);
  }
}
