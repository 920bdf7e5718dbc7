package dev.kasane.plan;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.casebook.Share;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question for a plan.
 *
 * @param attackVersion of the release that cases and guideline are read under
 * @param ofCases cases that pass the filter and hold a live finding
 * @param withImpact those in which impact was seen
 * @param best the best plan that was found
 * @param greedy the plan of always taking the most effect for its cost, beside it
 * @param apart what the best plan does in the other categories; never to be added
 * @param open what stays open
 * @param curve the best plan for every budget that makes a difference, the smallest first
 * @param curveComplete false where the time limit left points of the curve greedy
 * @param sensitivity how the choice changes with costs and effectiveness
 * @param withoutCost ids of controls that could not be chosen, since nobody says what they cost
 * @param assumptions what the figures rest on
 */
public record Plan(
    String guideline,
    String domain,
    String attackVersion,
    String category,
    String objective,
    String weight,
    long ofCases,
    long withImpact,
    BigDecimal budget,
    int years,
    Best best,
    Beside greedy,
    Map<String, Effect> apart,
    Open open,
    List<Point> curve,
    boolean curveComplete,
    Sensitivity sensitivity,
    List<String> withoutCost,
    List<String> assumptions) {

  /**
   * What is expected to be saved. Expected, since controls are assumed to fail at times: so it is
   * no whole number.
   *
   * @param expected cases interrupted, or occurrences covered, by their weights
   * @param of all of them, by their weights
   * @param share the one of the other; null where there is nothing
   * @param low lower end of Wilson's 95 % interval, as many cases as there are telling
   * @param high its upper end
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Effect(
      double expected, double of, @Nullable Double share, double low, double high) {
    static Effect of(double expected, double of, double size) {
      Double share = of <= 0 ? null : Math.min(1, expected / of);
      Share.Interval interval = Share.interval(share == null ? 0 : share, share == null ? 0 : size);
      return new Effect(expected, of, share, interval.low(), interval.high());
    }
  }

  /**
   * The plan.
   *
   * @param provedOptimal whether no plan within the budget has more effect, to a billionth
   * @param bound no plan within the budget has more effect
   * @param gap how far the plan can be from the best, as a part of the bound
   * @param timeLimitReached whether the time limit ended the search
   * @param inPlace the effect of what is in place, which every plan has
   */
  public record Best(
      List<Step> controls,
      BigDecimal cost,
      Effect effect,
      Effect inPlace,
      boolean provedOptimal,
      double bound,
      double gap,
      boolean timeLimitReached) {}

  /**
   * A control of the plan. They stand in the order of most effect for the cost, each with what it
   * adds to those before.
   *
   * @param why in-place, required or chosen
   * @param marginal what it adds
   * @param total the effect up to here
   * @param totalCost the cost up to here
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Step(
      String id,
      String title,
      String why,
      BigDecimal cost,
      @Nullable String costReason,
      double marginal,
      double total,
      BigDecimal totalCost) {}

  /**
   * Another plan.
   *
   * @param ofBest its effect as a part of the best plan's
   */
  public record Beside(List<String> controls, BigDecimal cost, Effect effect, double ofBest) {}

  /**
   * What the plan leaves.
   *
   * @param casesOutOfReach cases in which no control of the guideline reaches a step that would
   *     help
   * @param someOfThem ids of a few of those
   * @param ofTechniques how many techniques stay open, of which the list is the first part
   * @param techniques by how much of each stays open
   */
  public record Open(
      Share casesOutOfReach,
      List<String> someOfThem,
      int ofTechniques,
      List<OpenTechnique> techniques) {}

  /**
   * A technique that is not surely stopped.
   *
   * @param cases by their weights
   * @param open those in which the plan is expected not to stop it
   * @param why no-control: the guideline has none; not-chosen: the plan has none; partly: it has
   * @param controls of the guideline that are meant to act on it
   */
  public record OpenTechnique(
      String id, String name, double cases, double open, String why, List<String> controls) {}

  /** The best plan for a budget. */
  public record Point(
      BigDecimal budget,
      BigDecimal cost,
      Effect effect,
      boolean provedOptimal,
      double bound,
      List<String> controls) {}

  /**
   * How the choice changes.
   *
   * @param scenarios all costs, or all effectiveness, 20 % more or less
   * @param controls each control that is open to choice, in these and with its own cost or
   *     effectiveness changed to its disadvantage if it is chosen, else to its advantage
   * @param complete false where the time limit cut it off
   */
  public record Sensitivity(List<Scenario> scenarios, List<Verdict> controls, boolean complete) {}

  /** One change of everything. */
  public record Scenario(
      String change,
      List<String> controls,
      BigDecimal cost,
      Effect effect,
      boolean provedOptimal) {}

  /**
   * A control.
   *
   * @param verdict stable: chosen whatever changes; swing: it depends; out: never chosen
   * @param otherwiseWhen the changes under which it is chosen though it is not in the plan, or the
   *     other way round
   * @param proved whether every search behind it was
   */
  public record Verdict(String id, String verdict, List<String> otherwiseWhen, boolean proved) {}
}
