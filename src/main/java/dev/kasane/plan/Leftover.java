package dev.kasane.plan;

import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.Share;
import dev.kasane.plan.Exposure.Profile;
import dev.kasane.plan.Exposure.Weighed;
import dev.kasane.plan.Plan.Open;
import dev.kasane.plan.Plan.OpenTechnique;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a plan leaves open, and what no plan of the guideline could touch. */
final class Leftover {
  private static final int MOST_TECHNIQUES = 100;
  private static final int MOST_CASES = 20;

  private final Question question;
  private final Exposure exposure;
  private final Weighed weighed;
  private final Numbers numbers;
  private final Catalogue catalogue;

  Leftover(
      Question question, Exposure exposure, Weighed weighed, Numbers numbers, Catalogue catalogue) {
    this.question = question;
    this.exposure = exposure;
    this.weighed = weighed;
    this.numbers = numbers;
    this.catalogue = catalogue;
  }

  Open of(Solution best) {
    var techniques = new ArrayList<OpenTechnique>();
    weighed.techniques().forEach((id, weight) -> techniques.add(technique(id, weight, best)));
    techniques.sort(
        Comparator.comparing((OpenTechnique t) -> -t.open()).thenComparing(OpenTechnique::id));
    techniques.removeIf(t -> t.open() <= 0);
    long beyond = 0;
    var some = new ArrayList<String>();
    for (Profile profile : weighed.profiles().keySet()) {
      if (isBeyond(profile)) {
        beyond += exposure.count(profile);
        exposure.someCases(profile).stream()
            .limit(Math.max(0, MOST_CASES - some.size()))
            .forEach(some::add);
      }
    }
    return new Open(
        Share.of(beyond, exposure.cases()),
        some.stream().sorted().toList(),
        techniques.size(),
        List.copyOf(techniques.subList(0, Math.min(MOST_TECHNIQUES, techniques.size()))));
  }

  private boolean isBeyond(Profile profile) {
    List<String> steps =
        question.objective() == Objective.CASES_INTERRUPTED
            ? profile.before()
            : profile.techniques();
    return steps.stream().allMatch(step -> numbers.reaching(step).isEmpty());
  }

  private OpenTechnique technique(String id, double weight, Solution best) {
    double stopped = numbers.stopped(id, best.chosen());
    List<String> reaching = numbers.reaching(id);
    String why = reaching.isEmpty() ? "no-control" : stopped > 0 ? "partly" : "not-chosen";
    String name = catalogue.technique(id).map(t -> t.name()).orElse(id);
    return new OpenTechnique(id, name, weight, weight * (1 - stopped), why, reaching);
  }
}
