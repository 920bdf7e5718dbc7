package dev.kasane.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.attack.Attacks;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.CaseSteps;
import dev.kasane.casebook.CaseSteps.Step;
import dev.kasane.guideline.Category;
import dev.kasane.guideline.Cost;
import dev.kasane.guideline.Guideline;
import dev.kasane.guideline.Guidelines;
import dev.kasane.plan.Planner.Outcome.Planned;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Seconds for the greedy choice and for the proof, or the gap at the time limit, over all
 * techniques of the release and 10,000 cases; then for a whole plan. Mappings and cases are skewed
 * as in life: a few controls and a few techniques make up most of them.
 */
class PlanBenchmark {
  private static final int CASES = 10_000;
  private static final int SECONDS = Integer.getInteger("kasane.benchmark.plan-seconds", 10);
  private static final List<String> STRENGTHS = List.of("minimal", "partial", "significant");
  private static final Catalogue CATALOGUE =
      Attacks.builtIn().current("enterprise-attack").orElseThrow();
  private static final List<Technique> TECHNIQUES =
      CATALOGUE.techniques().stream().filter(t -> t.status() == ObjectStatus.ACTIVE).toList();

  @ParameterizedTest
  @CsvSource({"50, 10", "50, 25", "50, 60", "200, 10", "200, 25", "200, 60"})
  void thePlanOfManyControlsForManyCases(int controls, int budget) {
    var random = new Random(7);
    Question question = question(guideline(controls, random), controls, budget, random);
    var exposure = new Exposure(CATALOGUE);
    for (int i = 0; i < CASES; i++) {
      exposure.add(each(i, random));
    }
    var numbers = new Numbers(question, Category.PROTECT, CATALOGUE);
    Instance instance = numbers.instance(exposure.weigh(question.weight(), question.halfLife()));
    long start = System.nanoTime();
    var search = new Search(instance, numbers.start(instance), budget * 1000L);
    double greedySeconds = seconds(start);
    double greedy = search.soFar().effect();
    Solution best = search.run(Effort.until(start + SECONDS * 1_000_000_000L));
    double searchSeconds = seconds(start);

    start = System.nanoTime();
    Plan plan = ((Planned) new Planning(question, exposure, CATALOGUE, start).answer()).plan();

    System.out.printf(
        "%d controls, %d techniques, %d cases (%d pairs), budget %d: greedy %.2f s (%.2f %% of the"
            + " best), %s in %.1f s; whole plan %.1f s, curve of %d points%s, %d verdicts%s%n",
        controls,
        TECHNIQUES.size(),
        CASES,
        instance.size(),
        budget,
        greedySeconds,
        100 * greedy / best.effect(),
        best.proved()
            ? "proved"
            : "gap %.4f %%".formatted(100 * (best.bound() - best.effect()) / best.bound()),
        searchSeconds,
        seconds(start),
        plan.curve().size(),
        plan.curveComplete() ? "" : " (cut off)",
        plan.sensitivity().controls().size(),
        plan.sensitivity().complete() ? "" : " (cut off)");
    assertTrue(best.effect() >= greedy && best.bound() >= best.effect());
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static Guideline guideline(int controls, Random random) {
    var table = new StringBuilder("control,technique,category,strength\n");
    for (Technique technique : TECHNIQUES) {
      for (int mappings = 1 + random.nextInt(8); mappings > 0; mappings--) {
        String strength = STRENGTHS.get(random.nextInt(STRENGTHS.size()));
        table.append(
            "C%d,%s,protect,%s%n".formatted(skewed(random, controls), technique.id(), strength));
      }
    }
    return Guidelines.table(table.toString(), Attacks.builtIn());
  }

  private static Question question(Guideline guideline, int controls, int budget, Random random) {
    var costs = new HashMap<String, Cost>();
    for (int i = 0; i < controls; i++) {
      costs.put(
          "C" + i, new Cost(BigDecimal.valueOf(1 + random.nextInt(10)), BigDecimal.ZERO, null));
    }
    return new Question(
        guideline,
        Category.PROTECT,
        Objective.CASES_INTERRUPTED,
        Weight.CASE,
        Duration.ofDays(365),
        false,
        false,
        new Effectiveness(Effectiveness.defaults(), Map.of(), Map.of()),
        costs,
        false,
        0,
        BigDecimal.valueOf(budget),
        Set.of(),
        Set.of(),
        Set.of(),
        Duration.ofSeconds(SECONDS));
  }

  private static CaseSteps each(int number, Random random) {
    var steps = new LinkedHashMap<String, Step>();
    for (int step = 8 + random.nextInt(14); step > 0; step--) {
      Technique technique = TECHNIQUES.get(skewed(random, TECHNIQUES.size()));
      steps.put(technique.id(), new Step(technique.id(), technique.tactics()));
    }
    return new CaseSteps("case-" + number, Instant.EPOCH, null, List.copyOf(steps.values()));
  }

  private static int skewed(Random random, int size) {
    double at = random.nextDouble();
    return (int) (at * at * size);
  }
}
