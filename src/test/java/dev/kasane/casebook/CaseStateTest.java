package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.attack.Claim;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping.Mapped;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CaseStateTest {
  private static final Attack ATTACK = Attacks.builtIn();

  @Test
  void theStrongestLiveFindingDecides() {
    var state =
        tell(
            finding("a", FindingStatus.RULED_OUT, "T1133", null),
            finding("b", FindingStatus.SUSPECTED, "T1133", null),
            finding("c", FindingStatus.RETRACTED, "T1133", null));

    assertEquals(Status.SUSPECTED, state.techniques().get(0).status());
    assertEquals(2, state.live());
  }

  @Test
  void aTechniqueStandsUnderTheTacticThatWasClaimed() {
    var state = tell(finding("a", FindingStatus.CONFIRMED, "T1133", "initial-access"));

    assertEquals(List.of("initial-access"), state.techniques().get(0).tactics());
  }

  @Test
  void withoutAClaimedTacticItStandsUnderAllOfItsOwn() {
    var state = tell(finding("a", FindingStatus.CONFIRMED, "T1133", null));

    assertEquals(List.of("initial-access", "persistence"), state.techniques().get(0).tactics());
  }

  @Test
  void aRuledOutFindingPutsATechniqueUnderNoTactic() {
    var state =
        tell(
            finding("a", FindingStatus.CONFIRMED, "T1133", "initial-access"),
            finding("b", FindingStatus.RULED_OUT, "T1133", "persistence"));

    assertEquals(List.of("initial-access"), state.techniques().get(0).tactics());
  }

  @Test
  void evidenceIsTheFiveStrongestFindings() {
    Mapped[] findings =
        IntStream.range(0, 9)
            .mapToObj(
                i ->
                    finding(
                        "f" + i,
                        i == 8 ? FindingStatus.CONFIRMED : FindingStatus.SUSPECTED,
                        "T1133",
                        null))
            .toArray(Mapped[]::new);

    var evidence = tell(findings).techniques().get(0).evidence();

    assertEquals(
        List.of("f8", "f0", "f1", "f2", "f3"),
        evidence.stream().map(e -> e.finding().key().id()).toList());
  }

  @Test
  void aSubTechniqueCountsItsParentOnceHoweverManyThereAre() {
    var tally =
        Tally.of(
            tell(
                finding("a", FindingStatus.CONFIRMED, "T1059.001", null),
                finding("b", FindingStatus.CONFIRMED, "T1059.003", null)));

    var parent =
        tally.techniques().stream()
            .filter(e -> e.key().endsWith("/T1059"))
            .findFirst()
            .orElseThrow();
    assertEquals(new Tally.Entry("enterprise-attack/T1059", false, null, 0, true, ""), parent);
  }

  @Test
  void aTacticHasEachFindingOnceHoweverManyTechniquesItNames() {
    var both =
        new Finding(
            new FindingKey("s", "two"),
            "A",
            Instant.EPOCH,
            null,
            null,
            null,
            FindingStatus.CONFIRMED,
            1,
            null,
            List.of(claim("T1486", null), claim("T1529", null)));

    var tactic =
        CaseState.of(Place.alone("A"), List.of(Mapper.map(both, ATTACK)), ATTACK).tactics().get(0);

    assertEquals(1, tactic.findings());
    assertEquals(2, tactic.techniques());
  }

  private static CaseState tell(Mapped... findings) {
    return CaseState.of(Place.alone("A"), List.of(findings), ATTACK);
  }

  private static Mapped finding(String id, FindingStatus status, String technique, String tactic) {
    var finding =
        new Finding(
            new FindingKey("s", id),
            "A",
            Instant.EPOCH,
            null,
            null,
            null,
            status,
            1,
            null,
            List.of(claim(technique, tactic)));
    return Mapper.map(finding, ATTACK);
  }

  private static FindingClaim claim(String technique, String tactic) {
    return new FindingClaim(new Claim(technique, null, tactic, null), "/techniques/0");
  }
}
