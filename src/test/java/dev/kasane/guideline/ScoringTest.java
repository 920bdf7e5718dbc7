package dev.kasane.guideline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.attack.Attacks;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.CaseSteps;
import dev.kasane.casebook.CaseSteps.Step;
import dev.kasane.casebook.Share;
import dev.kasane.guideline.Reading.Read;
import dev.kasane.guideline.Score.CategoryScore;
import dev.kasane.guideline.Score.ControlScore;
import dev.kasane.guideline.Score.GroupScore;
import dev.kasane.guideline.Score.TacticScore;
import dev.kasane.guideline.Score.Uncovered;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures that were worked out by hand. */
class ScoringTest {
  private static final Catalogue CATALOGUE =
      Attacks.builtIn().current("enterprise-attack").orElseThrow();

  private static final String OURS =
      """
      control,title,group,technique,category,strength
      A,Second factor,Access,T1133,protect,significant
      B,Segments,Network,T1021,protect,partial
      B,Segments,Network,T1046,protect,minimal
      C,Backups,Data,T1486,protect,significant
      D,Watch,Data,T1046,detect,partial
      E,Unused,Access,T1595,protect,partial
      """;

  // three cases: with and without impact, and one that only its impact was seen of
  private static final List<CaseSteps> CASES =
      List.of(
          each(
              "one",
              "T1133 initial-access",
              "T1046 discovery",
              "T1021 lateral-movement",
              "T1486 impact"),
          each("two", "T1133 initial-access,persistence", "T1046 discovery"),
          each("three", "T1486 impact"),
          each("four"));

  private static CaseSteps each(String id, String... steps) {
    return new CaseSteps(
        id,
        null,
        null,
        Arrays.stream(steps)
            .map(step -> step.split(" ", -1))
            .map(step -> new Step(step[0], List.of(step[1].split(",", -1))))
            .toList());
  }

  private static Guideline guideline(String table) {
    var read = (Read<Document>) PlainTable.read(table.getBytes(UTF_8));
    return Builder.document("g", "g", read.value(), Attacks.builtIn());
  }

  private static Scoring scoring(String table, boolean inherit, List<CaseSteps> cases) {
    var scoring = new Scoring(guideline(table), Builder.mitigations(CATALOGUE), CATALOGUE, inherit);
    cases.forEach(scoring::add);
    return scoring;
  }

  private static final Score SCORE = scoring(OURS, false, CASES).score();

  private static CategoryScore category(Score score, Category category) {
    return score.categories().stream()
        .filter(c -> c.category().equals(category.word()))
        .findFirst()
        .orElseThrow();
  }

  private static final CategoryScore PROTECT = category(SCORE, Category.PROTECT);
  private static final CategoryScore DETECT = category(SCORE, Category.DETECT);

  @Test
  void theDenominatorsAreSaid() {
    assertEquals(
        List.of(4L, 3L, 2L, 7L),
        List.of(SCORE.ofCases(), SCORE.withTechniques(), SCORE.withImpact(), SCORE.occurrences()));
  }

  @Test
  void everyOccurrenceThatHasAControlIsCoveredOnce() {
    assertEquals(Share.of(7, 7), PROTECT.occurrences());
  }

  @Test
  void aCaseIsTouchedByWhateverCoversAnyOfItsTechniques() {
    assertEquals(Share.of(3, 4), PROTECT.casesTouched());
  }

  @Test
  void aCaseOfNothingButImpactHasNoStepBeforeIt() {
    assertEquals(Share.of(2, 4), PROTECT.casesBeforeImpact());
  }

  @Test
  void detectionStandsApart() {
    assertEquals(
        List.of(Share.of(2, 7), Share.of(2, 4), Share.of(2, 4)),
        List.of(DETECT.occurrences(), DETECT.casesTouched(), DETECT.casesBeforeImpact()));
  }

  @Test
  void aTechniqueOfTwoTacticsCountsUnderBoth() {
    assertEquals(
        List.of("initial-access 2/2", "persistence 1/1", "discovery 2/2", "lateral-movement 0/1"),
        category(scoring(OURS.replace("T1021", "T1570"), false, CASES).score(), Category.PROTECT)
            .tactics()
            .stream()
            .limit(4)
            .map(ScoringTest::brief)
            .toList());
  }

  private static String brief(TacticScore score) {
    return "%s %d/%d"
        .formatted(
            score.shortname(), score.occurrences().numerator(), score.occurrences().denominator());
  }

  @Test
  void aGroupTouchesACaseOnceHoweverManyOfItsControlsDo() {
    assertEquals(
        List.of(
            new GroupScore("Access", 2, Share.of(2, 7), Share.of(2, 4)),
            new GroupScore("Data", 2, Share.of(2, 7), Share.of(2, 4)),
            new GroupScore("Network", 1, Share.of(3, 7), Share.of(2, 4))),
        PROTECT.groups());
  }

  @Test
  void controlsAreRankedByCasesThenOccurrences() {
    assertEquals(List.of("B", "A", "C"), PROTECT.ranking().stream().map(ControlScore::id).toList());
  }

  @Test
  void aControlSaysWhichTechniquesOfTheseCasesItIsMappedTo() {
    assertEquals(List.of("T1021", "T1046"), PROTECT.ranking().get(0).techniques());
  }

  @Test
  void backupsTouchCasesButNoStepBeforeImpact() {
    ControlScore backups = PROTECT.ranking().get(2);

    assertEquals(Share.of(2, 4), backups.casesTouched());
    assertEquals(Share.of(0, 4), backups.casesBeforeImpact());
  }

  @Test
  void whatHasNoControlIsListedByCases() {
    assertEquals(
        List.of("T1133 2", "T1486 2", "T1021 1"),
        DETECT.uncovered().stream().map(u -> u.id() + " " + u.cases()).toList());
  }

  @Test
  void whatAttackKnowsNoMitigationForStandsApart() {
    Score score =
        scoring(OURS, false, List.of(each("x", "T1012 discovery", "T1570 lateral-movement")))
            .score();

    assertEquals(List.of("T1012"), score.withoutMitigation().stream().map(Uncovered::id).toList());
    assertEquals(
        List.of("T1570"),
        category(score, Category.PROTECT).uncovered().stream().map(Uncovered::id).toList());
  }

  @Test
  void aControlOfTheParentIsHintedAtAndOnlyCountsWhereAskedFor() {
    List<CaseSteps> cases = List.of(each("x", "T1021.001 lateral-movement"));

    CategoryScore plain = category(scoring(OURS, false, cases).score(), Category.PROTECT);
    CategoryScore inherited = category(scoring(OURS, true, cases).score(), Category.PROTECT);

    assertEquals(List.of("B"), plain.uncovered().get(0).parentControls());
    assertEquals(Share.of(0, 1), plain.occurrences());
    assertEquals(Share.of(1, 1), inherited.occurrences());
  }

  @Test
  void noCasesAreNoShare() {
    assertEquals(
        Share.of(0, 0),
        category(scoring(OURS, false, List.of()).score(), Category.PROTECT).casesTouched());
  }

  @Test
  void twoGuidelinesSideBySidePartitionTheOccurrences() {
    var protect =
        Comparison.of(
                scoring(OURS, false, CASES),
                scoring("control,technique\nX,T1133\nX,T1012\n", false, CASES))
            .categories()
            .get(0);

    assertEquals(
        List.of(Share.of(2, 7), Share.of(5, 7), Share.of(0, 7), Share.of(0, 7)),
        List.of(protect.both(), protect.onlyLeft(), protect.onlyRight(), protect.neither()));
    assertEquals(List.of("T1021", "T1046", "T1486"), protect.onlyLeftTechniques());
  }
}
