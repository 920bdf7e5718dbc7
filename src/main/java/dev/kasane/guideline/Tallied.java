package dev.kasane.guideline;

import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.CaseSteps;
import dev.kasane.casebook.CaseSteps.Step;
import dev.kasane.casebook.Share;
import dev.kasane.guideline.Guideline.Acting;
import dev.kasane.guideline.Score.CategoryScore;
import dev.kasane.guideline.Score.ControlScore;
import dev.kasane.guideline.Score.GroupScore;
import dev.kasane.guideline.Score.TacticScore;
import dev.kasane.guideline.Score.Uncovered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts one category of a guideline, case by case. */
final class Tallied {
  private final Guideline guideline;
  private final Category category;
  private final Catalogue catalogue;
  private final Reach reach;
  private final Part all = new Part();
  private final Map<String, Part> tactics = new HashMap<>();
  private final Map<String, Part> groups = new TreeMap<>();
  private final Map<Integer, Part> controls = new HashMap<>();

  /** How much of something is covered; where its whole is counted elsewhere, that stays 0. */
  private static final class Part {
    long occurrences;
    long ofOccurrences;
    long cases;
    long ofCases;
    long before;
    final Set<String> techniques = new TreeSet<>();
  }

  Tallied(Guideline guideline, Category category, Catalogue catalogue, boolean inherit) {
    this.guideline = guideline;
    this.category = category;
    this.catalogue = catalogue;
    this.reach = new Reach(guideline, category, catalogue, inherit);
  }

  void add(CaseSteps each, Set<String> beforeImpact) {
    var touched = new HashSet<Part>();
    var before = new HashSet<Part>();
    var seen = new HashSet<Part>();
    for (Step step : each.steps()) {
      List<Acting> acting = reach.of(step.techniqueId());
      var covering = new HashSet<Part>();
      step.tactics().forEach(word -> tactic(word, acting, covering, seen));
      if (!acting.isEmpty()) {
        covering.add(all);
        acting.forEach(a -> control(a.control(), step, covering));
        covering.forEach(part -> part.occurrences++);
        touched.addAll(covering);
        if (beforeImpact.contains(step.techniqueId())) {
          before.addAll(covering);
        }
      }
    }
    touched.forEach(part -> part.cases++);
    before.forEach(part -> part.before++);
    seen.forEach(part -> part.ofCases++);
  }

  private void tactic(String word, List<Acting> acting, Set<Part> covering, Set<Part> seen) {
    Part part = tactics.computeIfAbsent(word, t -> new Part());
    part.ofOccurrences++;
    seen.add(part);
    if (!acting.isEmpty()) {
      covering.add(part);
    }
  }

  private void control(int place, Step step, Set<Part> covering) {
    Part part = controls.computeIfAbsent(place, c -> new Part());
    part.techniques.add(step.techniqueId());
    covering.add(part);
    String group = guideline.controls().get(place).group();
    if (group != null) {
      covering.add(groups.computeIfAbsent(group, g -> new Part()));
    }
  }

  /**
   * What was counted.
   *
   * @param occurrences of how many
   * @param ofCases of how many
   * @param seen techniques of the cases, with how many hold each
   * @param unmitigated those of them for which ATT&amp;CK knows no mitigation
   */
  CategoryScore score(
      long occurrences, long ofCases, Map<String, Long> seen, Set<String> unmitigated) {
    return new CategoryScore(
        category.word(),
        Share.of(all.occurrences, occurrences),
        Share.of(all.cases, ofCases),
        Share.of(all.before, ofCases),
        tactics(),
        groups(occurrences, ofCases),
        ranking(occurrences, ofCases),
        seen.entrySet().stream()
            .filter(e -> reach.of(e.getKey()).isEmpty() && !unmitigated.contains(e.getKey()))
            .map(e -> uncovered(e.getKey(), e.getValue()))
            .sorted(BY_CASES)
            .toList());
  }

  static final Comparator<Uncovered> BY_CASES =
      Comparator.comparing((Uncovered u) -> -u.cases()).thenComparing(Uncovered::id);

  Uncovered uncovered(String technique, long cases) {
    return new Uncovered(
        technique,
        catalogue.technique(technique).map(t -> t.name()).orElse(technique),
        cases,
        reach.ofParent(technique).stream()
            .map(acting -> guideline.controls().get(acting.control()).id())
            .toList());
  }

  boolean covers(String technique) {
    return !reach.of(technique).isEmpty();
  }

  private List<TacticScore> tactics() {
    var scores = new ArrayList<TacticScore>();
    for (var tactic : catalogue.tactics()) {
      Part part = tactics.get(tactic.shortname());
      if (part != null) {
        scores.add(
            new TacticScore(
                tactic.id(),
                tactic.shortname(),
                tactic.name(),
                Share.of(part.occurrences, part.ofOccurrences),
                Share.of(part.cases, part.ofCases)));
      }
    }
    return scores;
  }

  private List<GroupScore> groups(long occurrences, long ofCases) {
    var sizes = new TreeMap<String, Integer>();
    for (Control control : guideline.controls()) {
      if (control.group() != null) {
        sizes.merge(control.group(), 1, Integer::sum);
      }
    }
    var scores = new ArrayList<GroupScore>();
    sizes.forEach(
        (group, size) -> {
          Part part = groups.getOrDefault(group, new Part());
          scores.add(
              new GroupScore(
                  group,
                  size,
                  Share.of(part.occurrences, occurrences),
                  Share.of(part.cases, ofCases)));
        });
    return scores;
  }

  private List<ControlScore> ranking(long occurrences, long ofCases) {
    var scores = new ArrayList<ControlScore>();
    controls.forEach(
        (place, part) -> {
          Control control = guideline.controls().get(place);
          scores.add(
              new ControlScore(
                  control.id(),
                  control.title(),
                  control.group(),
                  Share.of(part.cases, ofCases),
                  Share.of(part.before, ofCases),
                  Share.of(part.occurrences, occurrences),
                  List.copyOf(part.techniques)));
        });
    scores.sort(
        Comparator.comparing((ControlScore s) -> -s.casesTouched().numerator())
            .thenComparing(s -> -s.occurrences().numerator())
            .thenComparing(ControlScore::id));
    return scores;
  }
}
