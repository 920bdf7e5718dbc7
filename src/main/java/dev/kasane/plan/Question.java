package dev.kasane.plan;

import dev.kasane.guideline.Category;
import dev.kasane.guideline.Cost;
import dev.kasane.guideline.Guideline;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is asked for.
 *
 * @param guideline whose controls are candidates
 * @param category what the controls are to do; one of the three, since they are never added up
 * @param everyStep whether a control gets a chance at every step of a case that it is mapped to;
 *     otherwise one chance in a case, at the step where it is strongest
 * @param inherit whether a control of a technique reaches its sub-techniques
 * @param halfLife after which a case counts half, where recency weighs
 * @param costs by control id in upper case
 * @param assumedCosts whether they are Kasane's own points
 * @param years whose running costs count
 * @param budget for one-off costs and the running costs of these years
 * @param inPlace ids of controls that are there already and cost nothing more
 * @param excluded ids of controls that must not be chosen
 * @param required ids of controls that must be
 * @param timeLimit after which the best so far is the answer
 */
public record Question(
    Guideline guideline,
    Category category,
    Objective objective,
    Weight weight,
    Duration halfLife,
    boolean everyStep,
    boolean inherit,
    Effectiveness effectiveness,
    Map<String, Cost> costs,
    boolean assumedCosts,
    int years,
    BigDecimal budget,
    Set<String> inPlace,
    Set<String> excluded,
    Set<String> required,
    Duration timeLimit) {

  /** What a control costs over the years; null where nobody says. */
  public @Nullable BigDecimal total(String control) {
    Cost cost = costs.get(control.toUpperCase(Locale.ROOT));
    return cost == null
        ? null
        : cost.oneOff().add(cost.yearly().multiply(BigDecimal.valueOf(years)));
  }
}
