package dev.kasane.guideline;

import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.CaseSteps;
import dev.kasane.casebook.CaseSteps.Step;
import dev.kasane.guideline.Score.CategoryScore;
import dev.kasane.guideline.Score.Uncovered;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts how far a guideline covers cases, one case after the other; keeps no case. */
public final class Scoring {
  private final Guideline guideline;
  private final Catalogue catalogue;
  private final BeforeImpact beforeImpact;
  private final Tallied mitigations;
  private final boolean inherit;
  private final Map<Category, Tallied> categories = new EnumMap<>(Category.class);
  private final Map<String, Long> seen = new TreeMap<>();
  private long ofCases;
  private long withTechniques;
  private long withImpact;
  private long occurrences;

  /**
   * Of a guideline.
   *
   * @param mitigations those of the release, to tell what ATT&amp;CK knows nothing against
   * @param catalogue the release of the guideline's domain
   * @param inherit whether a control of a technique reaches its sub-techniques
   */
  public Scoring(Guideline guideline, Guideline mitigations, Catalogue catalogue, boolean inherit) {
    this.guideline = guideline;
    this.catalogue = catalogue;
    this.inherit = inherit;
    this.beforeImpact = new BeforeImpact(catalogue);
    this.mitigations = new Tallied(mitigations, Category.PROTECT, catalogue, false);
    var used = new HashSet<>(guideline.categories());
    used.add(Category.PROTECT);
    for (Category category : used) {
      categories.put(category, new Tallied(guideline, category, catalogue, inherit));
    }
  }

  /** Counts a case. */
  public void add(CaseSteps each) {
    ofCases++;
    withTechniques += each.steps().isEmpty() ? 0 : 1;
    withImpact += beforeImpact.isReached(each) ? 1 : 0;
    occurrences += each.steps().size();
    for (Step step : each.steps()) {
      seen.merge(step.techniqueId(), 1L, Long::sum);
    }
    Set<String> before = new HashSet<>(beforeImpact.of(each));
    categories.values().forEach(tallied -> tallied.add(each, before));
  }

  /** What was counted. */
  public Score score() {
    List<Uncovered> unmitigated =
        seen.entrySet().stream()
            .filter(e -> !mitigations.covers(e.getKey()))
            .map(e -> mitigations.uncovered(e.getKey(), e.getValue()))
            .sorted(Tallied.BY_CASES)
            .toList();
    Set<String> ids = unmitigated.stream().map(Uncovered::id).collect(Collectors.toSet());
    var scores = new ArrayList<CategoryScore>();
    categories.values().forEach(c -> scores.add(c.score(occurrences, ofCases, seen, ids)));
    return new Score(
        guideline.id(),
        guideline.title(),
        guideline.version(),
        catalogue.domain(),
        catalogue.version(),
        guideline.controls().size(),
        ofCases,
        withTechniques,
        withImpact,
        occurrences,
        scores,
        unmitigated,
        assumptions());
  }

  private List<String> assumptions() {
    return List.of(
        "A mapping says that a control is meant to act on a technique, not that it did or will.",
        "Prevention, detection and response are different things; their shares must not be added.",
        "A case counts a technique that is confirmed or suspected in it, once.",
        inherit
            ? "A control of a technique is assumed to reach its sub-techniques."
            : "A control reaches the techniques that it is mapped to, not their sub-techniques.",
        beforeImpact.rule(),
        "Intervals are Wilson's, 95 %; those of occurrences are too narrow, since the steps of one"
            + " case do not come independently of each other.");
  }

  /** Techniques that were seen, with how many cases hold each. */
  Map<String, Long> seen() {
    return seen;
  }

  boolean covers(Category category, String technique) {
    Tallied tallied = categories.get(category);
    return tallied != null && tallied.covers(technique);
  }

  String id() {
    return guideline.id();
  }
}
