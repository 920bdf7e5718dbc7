package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.attack.Claim;
import dev.kasane.finding.Context;
import dev.kasane.finding.FactName;
import dev.kasane.finding.FactSaid;
import dev.kasane.finding.FactStatus;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Statement;
import dev.kasane.finding.Statement.Verdict;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping.Mapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Decisions and facts of handlers in one case; all findings speak of T1133. */
class DecisionsTest {
  private static final Attack ATTACK = Attacks.builtIn();

  @Test
  void aDecisionOverridesTheFindings() {
    var state = tell(seen("a", 1, "confirmed"), decided("d", 2, Verdict.RULE_OUT));

    assertEquals(Status.RULED_OUT, state.techniques().get(0).status());
  }

  @Test
  void findingsThatComeAfterADecisionDoNotOverrideIt() {
    var state = tell(decided("d", 2, Verdict.RULE_OUT), seen("a", 9, "confirmed"));

    assertEquals(Status.RULED_OUT, state.techniques().get(0).status());
  }

  @Test
  void reopeningLeavesTheCaseAsIfNothingHadBeenDecided() {
    var state =
        tell(
            seen("a", 1, "suspected"),
            decided("d", 2, Verdict.CONFIRM),
            decided("e", 3, Verdict.REOPEN));

    assertEquals(Tally.of(tell(seen("a", 1, "suspected"))), Tally.of(state));
  }

  @Test
  void whatWasAddedAndReopenedWasNeverExamined() {
    var state = tell(decided("d", 2, Verdict.ADD), decided("e", 3, Verdict.REOPEN));

    assertEquals(Tally.EMPTY, Tally.of(state));
  }

  @Test
  void ofTwoDecisionsAtOnceTheGreaterKeyHolds() {
    var state = tell(decided("e", 2, Verdict.RULE_OUT), decided("d", 2, Verdict.CONFIRM));

    assertEquals(Status.RULED_OUT, state.techniques().get(0).status());
  }

  @Test
  void aDecisionOnTheCaseItselfHoldsBeforeALaterOneThatWasMergedIn() {
    var place = new Place("A", null, List.of("B"));
    var findings =
        List.of(decided("d", 1, Verdict.CONFIRM), in("B", decided("e", 9, Verdict.RULE_OUT)));

    var state = CaseState.of(place, findings, ATTACK);

    assertEquals(Status.CONFIRMED, state.techniques().get(0).status());
  }

  @Test
  void aRuledOutTechniqueStaysWhereAndWhenItWasClaimed() {
    var standing =
        tell(seen("a", 1, "confirmed"), decided("d", 5, Verdict.RULE_OUT)).techniques().get(0);

    assertEquals(List.of("initial-access"), standing.tactics());
    assertEquals(Instant.ofEpochSecond(1), standing.lastSeen());
  }

  @Test
  void theDecisionIsTheFirstPieceOfEvidence() {
    var standing =
        tell(seen("a", 1, "confirmed"), decided("d", 5, Verdict.RULE_OUT)).techniques().get(0);

    assertEquals("d", standing.evidence().get(0).finding().key().id());
  }

  @Test
  void theHistorySaysWhenTheStatusChangedAndByWhat() {
    var history =
        tell(
                decided("e", 9, Verdict.REOPEN),
                seen("c", 7, "confirmed"),
                seen("b", 2, "suspected"),
                seen("a", 1, "suspected"),
                decided("d", 5, Verdict.RULE_OUT))
            .techniques()
            .get(0)
            .history();

    assertEquals(
        List.of("a SUSPECTED", "d RULED_OUT", "e CONFIRMED"),
        history.stream().map(s -> s.finding().key().id() + " " + s.status()).toList());
  }

  @Test
  void aFactSaysInWhichPhaseItBecameClear() {
    var facts =
        tell(
                fact("4", 4, FactName.ENTRY_ROUTE, "VPN"),
                fact("1", 1, FactName.PHASE, "hearing"),
                fact("5", 5, FactName.PHASE, "recovery"),
                fact("2", 2, FactName.ENTRY_ROUTE, "mail"),
                fact("3", 3, FactName.PHASE, "containment"))
            .facts();

    var route = facts.fact(FactName.ENTRY_ROUTE).orElseThrow();
    assertEquals("VPN", route.said().value());
    assertEquals(
        List.of("mail hearing", "VPN containment"),
        route.history().stream().map(s -> s.said().value() + " " + s.phase()).toList());
  }

  @Test
  void aHandlersTitleStandsBeforeThatOfTheFirstFinding() {
    var state = tell(seen("a", 1, "confirmed"), fact("t", 2, FactName.TITLE, "Theft"));

    assertEquals("Theft", state.title());
  }

  private static CaseState tell(Mapped... findings) {
    var any = new ArrayList<>(List.of(findings));
    Collections.reverse(any);
    var state = CaseState.of(Place.alone("A"), any, ATTACK);
    assertEquals(CaseState.of(Place.alone("A"), List.of(findings), ATTACK).live(), state.live());
    return state;
  }

  private static Mapped seen(String id, int second, String status) {
    return finding(id, second, FindingStatus.of(status).orElseThrow(), "initial-access", null);
  }

  private static Mapped decided(String id, int second, Verdict verdict) {
    return finding(
        id, second, verdict.status(), null, new Statement.Decision(verdict, "h", "r", null));
  }

  private static Mapped fact(String id, int second, FactName name, String value) {
    var said = new FactSaid(name, null, FactStatus.CONFIRMED, value, null, List.of());
    return finding(
        id, second, FindingStatus.SUSPECTED, null, new Statement.Facts("h", null, List.of(said)));
  }

  private static Mapped finding(
      String id,
      int second,
      FindingStatus status,
      @Nullable String tactic,
      @Nullable Statement statement) {
    var claim = new FindingClaim(new Claim("T1133", null, tactic, null), "/techniques/0");
    var finding =
        new Finding(
            new FindingKey("s", id),
            "A",
            Instant.ofEpochSecond(second),
            "title of " + id,
            null,
            null,
            status,
            1,
            null,
            statement instanceof Statement.Facts ? List.of() : List.of(claim),
            Context.NONE,
            statement);
    return Mapper.map(finding, ATTACK);
  }

  private static Mapped in(String caseId, Mapped mapped) {
    Finding f = mapped.finding();
    return Mapper.map(
        new Finding(
            f.key(),
            caseId,
            f.time(),
            f.title(),
            null,
            null,
            f.status(),
            1,
            null,
            f.claims(),
            f.context(),
            f.statement()),
        ATTACK);
  }
}
