package dev.kasane.plan;

import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.CaseSteps;
import dev.kasane.casebook.CaseSteps.Step;
import dev.kasane.guideline.BeforeImpact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What attackers did, gathered case by case: cases with the same steps are kept once. */
final class Exposure {
  /** Cases with different steps that fit in memory together with their numbers. */
  static final int MOST_PROFILES = 100_000;

  /** What a case weighs whose findings state no severity: as a medium one. */
  private static final double UNSTATED_SEVERITY = 50;

  /** An informational case is not worth nothing. */
  private static final double LEAST_SEVERITY = 10;

  private final BeforeImpact beforeImpact;
  private final Map<Profile, Gathered> profiles = new LinkedHashMap<>();
  private final Map<String, String> ids = new TreeMap<>();
  private @Nullable Instant newest;
  private long cases;
  private long withImpact;

  /** What was done: technique ids, sorted. */
  record Profile(List<String> techniques, List<String> before) {}

  /** The cases of one profile. */
  static final class Gathered {
    final List<String> someCases = new ArrayList<>(1);
    final List<Dated> cases = new ArrayList<>(1);
  }

  private record Dated(@Nullable Instant openedAt, double severity) {}

  Exposure(Catalogue catalogue) {
    this.beforeImpact = new BeforeImpact(catalogue);
  }

  void add(CaseSteps each) {
    cases++;
    withImpact += beforeImpact.isReached(each) ? 1 : 0;
    if (each.openedAt() != null && (newest == null || each.openedAt().isAfter(newest))) {
      newest = each.openedAt();
    }
    var techniques = each.steps().stream().map(Step::techniqueId).map(this::once).sorted().toList();
    var before = beforeImpact.of(each).stream().map(this::once).sorted().toList();
    if (profiles.size() >= MOST_PROFILES) {
      return;
    }
    Gathered gathered =
        profiles.computeIfAbsent(new Profile(techniques, before), p -> new Gathered());
    if (gathered.someCases.size() < 5) {
      gathered.someCases.add(each.caseId());
    }
    double severity = each.severity() == null ? UNSTATED_SEVERITY : each.severity().score();
    gathered.cases.add(new Dated(each.openedAt(), Math.max(LEAST_SEVERITY, severity)));
  }

  private String once(String id) {
    return ids.computeIfAbsent(id, x -> x);
  }

  boolean isTooLarge() {
    return profiles.size() >= MOST_PROFILES;
  }

  long cases() {
    return cases;
  }

  long withImpact() {
    return withImpact;
  }

  String rule() {
    return beforeImpact.rule();
  }

  /** Some cases of a profile, by id. */
  List<String> someCases(Profile profile) {
    Gathered gathered = profiles.get(profile);
    return gathered == null ? List.of() : gathered.someCases;
  }

  /** How many cases a profile has. */
  int count(Profile profile) {
    Gathered gathered = profiles.get(profile);
    return gathered == null ? 0 : gathered.cases.size();
  }

  /** How much the cases of each profile weigh, and how many cases that is worth. */
  Weighed weigh(Weight weight, Duration halfLife) {
    var weighed = new LinkedHashMap<Profile, Double>();
    double total = 0;
    double squares = 0;
    for (var entry : profiles.entrySet()) {
      double sum = 0;
      for (Dated each : entry.getValue().cases) {
        double one = weigh(each, weight, halfLife);
        sum += one;
        squares += one * one;
      }
      weighed.put(entry.getKey(), sum);
      total += sum;
    }
    return new Weighed(weighed, total, squares == 0 ? 0 : total * total / squares);
  }

  private double weigh(Dated each, Weight weight, Duration halfLife) {
    return switch (weight) {
      case CASE -> 1;
      case SEVERITY -> each.severity / 100;
      case RECENCY -> {
        // against the newest case, so that the answer does not depend on when it is asked
        double age =
            each.openedAt == null || newest == null
                ? 0
                : Duration.between(each.openedAt, newest).toSeconds();
        yield Math.pow(0.5, age / halfLife.toSeconds());
      }
    };
  }

  /**
   * Cases with their weights.
   *
   * @param total of all cases
   * @param size how many equal cases tell as much
   */
  record Weighed(Map<Profile, Double> profiles, double total, double size) {
    /** The weight of each technique: that of the cases that hold it. */
    Map<String, Double> techniques() {
      var techniques = new TreeMap<String, Double>();
      profiles.forEach(
          (profile, weight) ->
              profile.techniques.forEach(t -> techniques.merge(t, weight, Double::sum)));
      return techniques;
    }

    /** The weight of each set of steps before impact; without cases that have none. */
    Map<List<String>, Double> before() {
      var before = new LinkedHashMap<List<String>, Double>();
      profiles.forEach(
          (profile, weight) -> {
            if (!profile.before.isEmpty()) {
              before.merge(profile.before, weight, Double::sum);
            }
          });
      return before;
    }
  }
}
