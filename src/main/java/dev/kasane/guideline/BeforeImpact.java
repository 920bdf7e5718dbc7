package dev.kasane.guideline;

import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Tactic;
import dev.kasane.casebook.CaseSteps;
import dev.kasane.casebook.CaseSteps.Step;
import java.util.List;

/**
 * Which steps of a case lie before impact. By the order of the tactics in the release's matrix, not
 * by time: when a finding was made says little about when the attacker took the step. A technique
 * that stands under several tactics in a case lies before impact if one of them does.
 *
 * <p>A case in which no impact was seen counts like the others, since impact is what would have
 * come next; in a release without a tactic of the shortname {@code impact} every step lies before
 * it.
 */
public final class BeforeImpact {
  private static final String IMPACT = "impact";

  private final Catalogue catalogue;
  private final int impact;

  public BeforeImpact(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.impact =
        catalogue.tactics().stream()
            .filter(tactic -> tactic.shortname().equals(IMPACT))
            .map(Tactic::order)
            .findFirst()
            .orElse(Integer.MAX_VALUE);
  }

  /** Whether the release has impact at all. */
  public boolean isKnown() {
    return impact < Integer.MAX_VALUE;
  }

  /** The ids of the techniques that lie before impact. */
  public List<String> of(CaseSteps each) {
    return each.steps().stream().filter(this::isBefore).map(Step::techniqueId).toList();
  }

  /** Whether impact was seen in the case. */
  public boolean isReached(CaseSteps each) {
    return each.steps().stream().anyMatch(step -> step.tactics().contains(IMPACT));
  }

  private boolean isBefore(Step step) {
    return step.tactics().stream()
        .anyMatch(word -> catalogue.tactic(word).filter(t -> t.order() < impact).isPresent());
  }

  /** How a step comes to lie before impact, for people. */
  public String rule() {
    return isKnown()
        ? "A step lies before impact by the order of the tactics in the matrix, not by time; a case"
            + " in which no impact was seen counts like the others."
        : "This release has no impact tactic, so every step counts as lying before impact.";
  }
}
