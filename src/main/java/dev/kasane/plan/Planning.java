package dev.kasane.plan;

import dev.kasane.attack.Catalogue;
import dev.kasane.guideline.Category;
import dev.kasane.guideline.Control;
import dev.kasane.plan.Exposure.Weighed;
import dev.kasane.plan.Plan.Beside;
import dev.kasane.plan.Plan.Best;
import dev.kasane.plan.Plan.Effect;
import dev.kasane.plan.Plan.Step;
import dev.kasane.plan.Planner.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Works out one plan. */
final class Planning {
  private final Question question;
  private final Exposure exposure;
  private final Catalogue catalogue;
  private final Weighed weighed;
  private final Numbers numbers;
  private final Instance instance;
  private final byte[] start;
  private final long budget;
  private final double total;
  private final long began;

  /**
   * Of a question and what was seen.
   *
   * @param began when its time began to run, as {@link System#nanoTime()} tells it
   */
  Planning(Question question, Exposure exposure, Catalogue catalogue, long began) {
    this.question = question;
    this.exposure = exposure;
    this.catalogue = catalogue;
    this.weighed = exposure.weigh(question.weight(), question.halfLife());
    this.numbers = new Numbers(question, question.category(), catalogue);
    this.instance = numbers.instance(weighed);
    this.start = numbers.start(instance);
    this.budget = Numbers.thousandths(question.budget());
    this.total = numbers.total(weighed);
    this.began = began;
  }

  Outcome answer() {
    boolean[] given = given();
    if (instance.cost(given) > budget) {
      return new Outcome.Refused(
          "The required controls cost %s over %d years, and the budget is %s."
              .formatted(
                  Numbers.amount(instance.cost(given)).toPlainString(),
                  question.years(),
                  question.budget().toPlainString()));
    }
    var search = new Search(instance, start, budget);
    Solution greedy = search.soFar();
    // the rest of the time is for what surrounds the plan
    Solution best = search.run(Effort.until(deadline(0.4)));
    var solved = new Solved(instance, start, budget, best, numbers, this::effect);
    var curve = new Curve(solved);
    List<Plan.Point> points = curve.points(deadline(0.6));
    var sensitivities = new Sensitivities(solved).ask(deadline(1));
    return new Outcome.Planned(
        new Plan(
            question.guideline().id(),
            catalogue.domain(),
            catalogue.version(),
            question.category().word(),
            question.objective().word(),
            question.weight().word(),
            exposure.cases(),
            exposure.withImpact(),
            question.budget(),
            question.years(),
            best(best),
            new Beside(
                numbers.ids(greedy.chosen()),
                Numbers.amount(greedy.cost()),
                effect(greedy.effect()),
                best.effect() == 0 ? 1 : greedy.effect() / best.effect()),
            apart(best),
            new Leftover(question, exposure, weighed, numbers, catalogue).of(best),
            points,
            curve.isComplete(),
            sensitivities,
            withoutCost(),
            new Assumptions(question, exposure).list()));
  }

  private long deadline(double part) {
    return began + (long) (question.timeLimit().toNanos() * part);
  }

  private boolean[] given() {
    var given = new boolean[start.length];
    for (int i = 0; i < start.length; i++) {
      given[i] = start[i] == Node.IN;
    }
    return given;
  }

  private Effect effect(double expected) {
    return Effect.of(expected, total, weighed.size());
  }

  private Best best(Solution best) {
    var inPlace = new boolean[start.length];
    for (int i = 0; i < start.length; i++) {
      inPlace[i] = question.inPlace().contains(control(i).id());
    }
    return new Best(
        steps(best, inPlace),
        Numbers.amount(best.cost()),
        effect(best.effect()),
        effect(instance.effect(inPlace)),
        best.proved(),
        best.bound(),
        best.bound() == 0 ? 0 : (best.bound() - best.effect()) / best.bound(),
        best.timedOut());
  }

  private Control control(int place) {
    return question.guideline().controls().get(place);
  }

  /** What is in place, then the others, each time the one with the most effect for its cost. */
  private List<Step> steps(Solution best, boolean[] inPlace) {
    var base = new Selection(instance, inPlace);
    List<Integer> order = new Greedy(instance, best.chosen(), Long.MAX_VALUE).fill(base).order();
    var all = new ArrayList<>(order);
    // a required control without effect is left for the end
    for (int i = 0; i < start.length; i++) {
      if (best.chosen()[i] && !all.contains(i)) {
        all.add(i);
      }
    }
    var steps = new ArrayList<Step>();
    var growing = new Selection(instance);
    for (int i : all) {
      double gain = growing.gain(i);
      growing.add(i);
      steps.add(step(i, inPlace[i], gain, growing));
    }
    return steps;
  }

  private Step step(int place, boolean inPlace, double gain, Selection growing) {
    Control control = control(place);
    var cost = question.costs().get(control.id().toUpperCase(Locale.ROOT));
    return new Step(
        control.id(),
        control.title(),
        inPlace ? "in-place" : start[place] == Node.IN ? "required" : "chosen",
        Numbers.amount(instance.cost(place)),
        inPlace || cost == null ? null : cost.reason(),
        gain,
        growing.effect(),
        Numbers.amount(growing.cost()));
  }

  /** What the plan does in the other categories that the guideline has. */
  private Map<String, Effect> apart(Solution best) {
    var apart = new LinkedHashMap<String, Effect>();
    for (Category category : question.guideline().categories()) {
      if (category != question.category()) {
        double effect =
            new Numbers(question, category, catalogue).instance(weighed).effect(best.chosen());
        apart.put(category.word(), effect(effect));
      }
    }
    return apart;
  }

  private List<String> withoutCost() {
    return question.guideline().controls().stream()
        .map(Control::id)
        .filter(id -> question.total(id) == null && !question.inPlace().contains(id))
        .toList();
  }
}
