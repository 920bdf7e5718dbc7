package dev.kasane.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.CaseSteps;
import dev.kasane.casebook.CaseSteps.Step;
import dev.kasane.casebook.Share;
import dev.kasane.finding.Severity;
import dev.kasane.guideline.Category;
import dev.kasane.guideline.Cost;
import dev.kasane.guideline.Guidelines;
import dev.kasane.plan.Plan.Point;
import dev.kasane.plan.Plan.Verdict;
import dev.kasane.plan.Planner.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Plans whose figures were worked out by hand. */
class PlanningTest {
  private static final double NEAR = 1e-9;
  private static final Attack ATTACK = Attacks.builtIn();
  private static final Catalogue CATALOGUE = ATTACK.current("enterprise-attack").orElseThrow();

  private static final String OURS =
      """
      control,title,group,technique,category,strength
      MFA,Second factor,Access,T1133,protect,significant
      MFA,Second factor,Access,T1110,protect,partial
      SEG,Segments,Network,T1021,protect,partial
      BAK,Backups,Data,T1486,protect,significant
      LOG,Watch,Data,T1046,detect,partial
      """;

  private final List<CaseSteps> cases = new ArrayList<>();
  private final Map<String, Cost> costs = new HashMap<>();
  private Objective objective = Objective.CASES_INTERRUPTED;
  private Weight weight = Weight.CASE;
  private boolean everyStep;
  private Set<String> inPlace = Set.of();
  private Set<String> excluded = Set.of();
  private Set<String> required = Set.of();

  PlanningTest() {
    add(
        "one",
        "2026-01-01T00:00:00Z",
        100,
        "T1133 initial-access",
        "T1110 credential-access",
        "T1486 impact");
    add("two", "2025-01-01T00:00:00Z", 50, "T1021 lateral-movement", "T1486 impact");
    add("three", "2026-01-01T00:00:00Z", 0, "T1046 discovery");
    cost("MFA", "4", "1");
    cost("SEG", "5", "0");
    cost("BAK", "1", "0");
  }

  private void add(String id, String opened, int severity, String... steps) {
    cases.add(
        new CaseSteps(
            id,
            Instant.parse(opened),
            Severity.of(String.valueOf(severity)).orElseThrow(),
            Arrays.stream(steps)
                .map(step -> step.split(" ", -1))
                .map(step -> new Step(step[0], List.of(step[1])))
                .toList()));
  }

  private void cost(String control, String oneOff, String yearly) {
    costs.put(control, new Cost(new BigDecimal(oneOff), new BigDecimal(yearly), null));
  }

  private Outcome ask(String budget) {
    var exposure = new Exposure(CATALOGUE);
    cases.forEach(exposure::add);
    var question =
        new Question(
            Guidelines.table(OURS, ATTACK),
            Category.PROTECT,
            objective,
            weight,
            Duration.ofDays(365),
            everyStep,
            false,
            new Effectiveness(Effectiveness.defaults(), Map.of(), Map.of()),
            costs,
            false,
            2,
            new BigDecimal(budget),
            inPlace,
            excluded,
            required,
            Duration.ofSeconds(60));
    return new Planning(question, exposure, CATALOGUE, System.nanoTime()).answer();
  }

  private Plan plan(String budget) {
    return ((Outcome.Planned) ask(budget)).plan();
  }

  private static List<String> chosen(Plan plan) {
    return plan.best().controls().stream().map(Plan.Step::id).toList();
  }

  @Test
  void aControlHasOneChanceInACaseAtItsStrongestStep() {
    assertEquals(0.8, plan("6").best().effect().expected(), NEAR);
  }

  @Test
  void askedToItGetsAChanceAtEveryStep() {
    everyStep = true;

    assertEquals(1 - 0.2 * 0.5, plan("6").best().effect().expected(), NEAR);
  }

  @Test
  void oneOffAndTheYearsRunningCostsAreTheCost() {
    assertEquals(List.of(), chosen(plan("4")));
    assertEquals(new BigDecimal("6"), plan("6").best().cost());
  }

  @Test
  void whatOnlyStopsImpactInterruptsNothing() {
    assertEquals(List.of("MFA", "SEG"), chosen(plan("100")));
  }

  @Test
  void occurrencesCountImpactToo() {
    objective = Objective.OCCURRENCES_COVERED;

    Plan plan = plan("100");

    assertEquals(List.of("BAK", "MFA", "SEG"), chosen(plan));
    assertEquals(2 * 0.8 + 0.8 + 0.5 + 0.5, plan.best().effect().expected(), NEAR);
    assertEquals(6, plan.best().effect().of(), NEAR);
  }

  @Test
  void theDenominatorIsAllCasesAlsoThoseOutOfReach() {
    Plan plan = plan("100");

    assertEquals(3, plan.best().effect().of());
    assertEquals(Share.of(1, 3), plan.open().casesOutOfReach());
    assertEquals(List.of("three"), plan.open().someOfThem());
  }

  @Test
  void theMarginalEffectsAddUpToTheWhole() {
    var best = plan("100").best();

    assertEquals(
        best.effect().expected(),
        best.controls().stream().mapToDouble(Plan.Step::marginal).sum(),
        NEAR);
  }

  @Test
  void severityWeighsByTheHundredth() {
    weight = Weight.SEVERITY;

    Plan plan = plan("6");

    assertEquals(0.8, plan.best().effect().expected(), NEAR);
    assertEquals(1 + 0.5 + 0.1, plan.best().effect().of(), NEAR);
  }

  @Test
  void recencyHalvesACaseThatIsAYearOlder() {
    weight = Weight.RECENCY;

    assertEquals(1 + 0.5 + 1, plan("6").best().effect().of(), NEAR);
  }

  @Test
  void whatIsInPlaceCostsNothingAndIsTheBase() {
    inPlace = Set.of("MFA");

    var best = plan("5").best();

    assertEquals(0.8, best.inPlace().expected(), NEAR);
    assertEquals(0.8 + 0.5, best.effect().expected(), NEAR);
    assertEquals(new BigDecimal("5"), best.cost());
    assertEquals(
        List.of("in-place", "chosen"), best.controls().stream().map(Plan.Step::why).toList());
  }

  @Test
  void whatIsExcludedIsNotChosen() {
    excluded = Set.of("MFA");

    assertEquals(List.of("SEG"), chosen(plan("100")));
  }

  @Test
  void whatIsRequiredIsChosenAlsoWhereItDoesNothing() {
    required = Set.of("BAK");

    assertEquals(List.of("MFA", "BAK"), chosen(plan("7")));
  }

  @Test
  void requiredControlsThatCostMoreThanTheBudgetAreRefused() {
    required = Set.of("MFA");

    assertEquals(
        new Outcome.Refused("The required controls cost 6 over 2 years, and the budget is 5."),
        ask("5"));
  }

  @Test
  void aControlWithoutCostIsNotChosenAndSaidSo() {
    costs.remove("SEG");

    Plan plan = plan("100");

    assertEquals(List.of("MFA"), chosen(plan));
    assertEquals(List.of("LOG", "SEG"), plan.withoutCost());
  }

  @Test
  void whatAPlanDoesInAnotherCategoryStandsApart() {
    required = Set.of("LOG");
    cost("LOG", "1", "0");

    Plan plan = plan("7");

    assertEquals(0.5, plan.apart().get("detect").expected(), NEAR);
    assertEquals(0.8, plan.best().effect().expected(), NEAR);
  }

  @Test
  void whatStaysOpenSaysWhy() {
    assertEquals(
        Map.of(
            "T1046", "no-control",
            "T1021", "not-chosen",
            "T1486", "not-chosen",
            "T1133", "partly",
            "T1110", "partly"),
        plan("6").open().techniques().stream()
            .collect(Collectors.toMap(t -> t.id(), t -> t.why())));
  }

  @Test
  void theCurveRunsFromNothingToEverything() {
    List<Point> curve = plan("6").curve();

    assertEquals(
        List.of("0 0.0", "6 0.8", "11 1.3"),
        curve.stream()
            .map(
                p ->
                    p.budget().toPlainString()
                        + " "
                        + Math.round(p.effect().expected() * 10) / 10.0)
            .toList());
  }

  @Test
  void noPointOfTheCurveHasMoreEffectThanItsBoundOrThanALargerBudget() {
    List<Point> curve = plan("6").curve();

    for (int k = 0; k < curve.size(); k++) {
      assertTrue(curve.get(k).effect().expected() <= curve.get(k).bound());
      assertTrue(
          k == 0 || curve.get(k).effect().expected() >= curve.get(k - 1).effect().expected());
    }
  }

  @Test
  void everyPointOfASmallCurveIsProved() {
    assertTrue(plan("6").curve().stream().allMatch(Point::provedOptimal));
  }

  @Test
  void aControlThatOnlyJustFitsSwingsWithItsCost() {
    Plan plan = plan("6");

    assertEquals(
        List.of(
            new Verdict("MFA", "swing", List.of("costs +20 %", "its cost +20 %"), true),
            new Verdict("SEG", "swing", List.of("costs +20 %"), true)),
        plan.sensitivity().controls());
  }

  @Test
  void withRoomForEverythingEverythingIsStable() {
    assertEquals(
        List.of("stable", "stable"),
        plan("100").sensitivity().controls().stream().map(Verdict::verdict).toList());
  }

  @Test
  void withoutCasesThereIsNoShareAndNothingIsChosen() {
    cases.clear();

    assertEquals(List.of(), chosen(plan("100")));
    assertEquals(null, plan("100").best().effect().share());
  }

  @Test
  void theSameQuestionGetsTheSameAnswer() {
    assertEquals(plan("6").toString(), plan("6").toString());
  }
}
