package dev.kasane.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SearchPropertiesTest {
  private static final double NEAR = 1e-7;
  private static final Effort UNTIL_PROVED =
      new Effort(Long.MAX_VALUE, System.nanoTime() + Long.MAX_VALUE / 2);

  /** Small random questions of every kind: few and many levels, certain controls, free controls. */
  private static Instance random(long seed, boolean sameCosts) {
    var random = new Random(seed);
    int controls = 1 + random.nextInt(11);
    int items = 1 + random.nextInt(12);
    double[][] levels = {{0.5}, {0.2, 0.5, 0.8}, {0}, {0, 0.6, 1}, {0.4, 1 - 1e-13}};
    double[] some = levels[random.nextInt(levels.length)];
    boolean any = random.nextInt(3) == 0;
    var costs = new long[controls];
    var acts = new int[controls][];
    var failing = new double[controls][];
    double density = 0.1 + 0.8 * random.nextDouble();
    for (int i = 0; i < controls; i++) {
      costs[i] = sameCosts ? 1000 : random.nextInt(8) * 700L;
      acts[i] = random.ints(0, items).limit(items).distinct().toArray();
      acts[i] = Arrays.stream(acts[i]).filter(x -> random.nextDouble() < density).toArray();
      failing[i] =
          Arrays.stream(acts[i])
              .mapToDouble(x -> any ? random.nextDouble() : some[random.nextInt(some.length)])
              .toArray();
    }
    double[] weights = random.doubles(items).map(w -> w < 0.2 ? 0 : w < 0.6 ? 1 : w).toArray();
    return new Instance(costs, weights, acts, failing);
  }

  private static byte[] start(Instance instance, long seed, long budget) {
    var random = new Random(seed);
    byte[] start = Search.open(instance.controls());
    long left = budget;
    for (int i = 0; i < start.length; i++) {
      int kind = random.nextInt(8);
      if (kind == 0) {
        start[i] = Node.OUT;
      } else if (kind == 1 && instance.cost(i) <= left) {
        start[i] = Node.IN;
        left -= instance.cost(i);
      }
    }
    return start;
  }

  @Property(tries = 3000)
  void whatIsProvedOptimalIsTheBestOfAllChoices(
      @ForAll long seed, @ForAll @IntRange(max = 30) int budget) {
    Instance instance = random(seed, false);
    byte[] start = start(instance, seed, budget * 700L);

    Solution found = new Search(instance, start, budget * 700L).run(UNTIL_PROVED);

    assertTrue(found.proved());
    assertEquals(BruteForce.best(instance, start, budget * 700L), found.effect(), NEAR);
  }

  @Property(tries = 2000)
  void theBoundHoldsWhereverTheSearchIsCutOff(
      @ForAll long seed, @ForAll @IntRange(max = 30) int budget, @ForAll @IntRange(max = 4) int n) {
    Instance instance = random(seed, false);
    byte[] start = start(instance, seed, budget * 700L);
    var effort = new Effort(30 * instance.size() * n, UNTIL_PROVED.deadline());

    Solution found = new Search(instance, start, budget * 700L).run(effort);

    assertTrue(found.bound() >= BruteForce.best(instance, start, budget * 700L) - NEAR);
  }

  @Property(tries = 500)
  void whatTheClockEndsIsTheBestSoFarWithABound(
      @ForAll long seed, @ForAll @IntRange(max = 30) int budget) {
    Instance instance = random(seed, false);
    var search = new Search(instance, Search.open(instance.controls()), budget * 700L);
    Solution greedy = search.soFar();

    Solution found = search.run(Effort.until(System.nanoTime() - 1));

    assertTrue(found.timedOut());
    assertEquals(greedy.effect(), found.effect());
    assertTrue(
        found.bound()
            >= BruteForce.best(instance, Search.open(instance.controls()), budget * 700L) - NEAR);
  }

  @Property(tries = 2000)
  void withEqualCostsTheGreedyChoiceHasItsPartOfTheBest(
      @ForAll long seed, @ForAll @IntRange(max = 11) int controls) {
    Instance instance = random(seed, true);
    byte[] start = Search.open(instance.controls());

    double greedy = new Search(instance, start, controls * 1000L).soFar().effect();

    double best = BruteForce.best(instance, start, controls * 1000L);
    assertTrue(greedy >= (1 - 1 / Math.E) * best - NEAR);
  }

  @Property(tries = 2000)
  void withAnyCostsTheGreedyChoiceHasHalfOfThatPart(
      @ForAll long seed, @ForAll @IntRange(max = 30) int budget) {
    Instance instance = random(seed, false);
    byte[] start = Search.open(instance.controls());

    double greedy = new Search(instance, start, budget * 700L).soFar().effect();

    double best = BruteForce.best(instance, start, budget * 700L);
    assertTrue(greedy >= (1 - 1 / Math.E) / 2 * best - NEAR);
  }

  @Property(tries = 1000)
  void moreBudgetNeverHasLessEffect(
      @ForAll long seed, @ForAll @IntRange(max = 30) int budget, @ForAll @IntRange(max = 9) int n) {
    Instance instance = random(seed, false);
    byte[] start = Search.open(instance.controls());

    Solution less = new Search(instance, start, budget * 700L).run(UNTIL_PROVED);
    Solution more = new Search(instance, start, (budget + n) * 700L).run(UNTIL_PROVED);

    assertTrue(more.effect() >= less.effect() * (1 - Search.EXACT));
  }

  @Property(tries = 500)
  void theSameQuestionHasTheSameAnswer(@ForAll long seed, @ForAll @IntRange(max = 30) int budget) {
    Instance instance = random(seed, false);
    byte[] start = Search.open(instance.controls());

    Solution once = new Search(instance, start, budget * 700L).run(UNTIL_PROVED);
    Solution again = new Search(instance, start, budget * 700L).run(UNTIL_PROVED);

    assertTrue(Arrays.equals(once.chosen(), again.chosen()) && once.effect() == again.effect());
  }

  @Property(tries = 1000)
  void anInstanceWithAnotherEffectivenessIsBoundedAsIfItWereNew(
      @ForAll long seed, @ForAll @IntRange(max = 30) int budget) {
    Instance instance = random(seed, false);
    double[] weaker = Arrays.stream(instance.failingOf(0)).map(q -> 1 - (1 - q) * 0.8).toArray();
    Instance changed = instance.withFailing(0, weaker);
    byte[] start = Search.open(instance.controls());

    Solution found = new Search(changed, start, budget * 700L).run(UNTIL_PROVED);

    assertEquals(BruteForce.best(changed, start, budget * 700L), found.effect(), NEAR);
  }

  @Test
  void severalControlsFailIndependentlyOfEachOther() {
    var instance =
        new Instance(
            new long[2], new double[] {8}, new int[][] {{0}, {0}}, new double[][] {{0.5}, {0.25}});

    assertEquals(8 * (1 - 0.5 * 0.25), instance.effect(new boolean[] {true, true}), 1e-12);
  }

  @Test
  void theBestSingleControlIsTakenWhereTheBestRatioWouldLeaveNoRoomForIt() {
    var instance =
        new Instance(
            new long[] {1000, 10_000},
            new double[] {2, 10},
            new int[][] {{0}, {1}},
            new double[][] {{0}, {0}});
    var greedy = new Greedy(instance, new boolean[] {true, true}, 10_000);

    assertEquals(10, greedy.choose(new boolean[2]).effect(), 1e-12);
  }

  @Test
  void aGreedyChoiceThatIsNotTheBestIsReplaced() {
    // the third saves most for its cost, but the first two together save all
    var instance =
        new Instance(
            new long[] {5000, 5000, 5000},
            new double[] {3, 3, 2, 2},
            new int[][] {{0, 2}, {1, 3}, {0, 1}},
            new double[][] {{0, 0}, {0, 0}, {0, 0}});

    Solution found = new Search(instance, Search.open(3), 10_000).run(UNTIL_PROVED);

    assertEquals(List.of(10.0, 10.0, true), List.of(found.effect(), found.bound(), found.proved()));
  }
}
