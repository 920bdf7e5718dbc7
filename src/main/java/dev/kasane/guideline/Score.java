package dev.kasane.guideline;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.casebook.Share;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a guideline covers what was seen in cases.
 *
 * @param controls how many it has
 * @param ofCases cases that pass the filter and hold a live finding
 * @param withTechniques those that hold a confirmed or suspected technique
 * @param withImpact those in which impact was seen
 * @param occurrences pairs of a case and a technique
 * @param categories prevention, detection and response apart; never add them up
 * @param withoutMitigation techniques of these cases for which ATT&amp;CK knows no mitigation
 * @param assumptions what the figures rest on
 */
public record Score(
    String guideline,
    String title,
    @Nullable String version,
    String domain,
    String attackVersion,
    int controls,
    long ofCases,
    long withTechniques,
    long withImpact,
    long occurrences,
    List<CategoryScore> categories,
    List<Uncovered> withoutMitigation,
    List<String> assumptions) {

  /**
   * One category.
   *
   * @param occurrences pairs of a case and a technique with at least one control
   * @param casesTouched cases with at least one such technique
   * @param casesBeforeImpact cases with at least one such technique before impact
   * @param tactics in matrix order
   * @param groups of the guideline, by name
   * @param ranking controls that touch a case, the one that touches most cases first
   * @param uncovered techniques of these cases without a control, those of most cases first;
   *     without those for which ATT&amp;CK knows no mitigation
   */
  public record CategoryScore(
      String category,
      Share occurrences,
      Share casesTouched,
      Share casesBeforeImpact,
      List<TacticScore> tactics,
      List<GroupScore> groups,
      List<ControlScore> ranking,
      List<Uncovered> uncovered) {}

  /**
   * A tactic.
   *
   * @param occurrences under it, with at least one control
   * @param cases with a technique under it, in which at least one of these has a control
   */
  public record TacticScore(
      String id, String shortname, String name, Share occurrences, Share cases) {}

  /** A group of controls. */
  public record GroupScore(String group, int controls, Share occurrences, Share casesTouched) {}

  /**
   * A control.
   *
   * @param techniques of these cases that it is mapped to
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ControlScore(
      String id,
      String title,
      @Nullable String group,
      Share casesTouched,
      Share casesBeforeImpact,
      Share occurrences,
      List<String> techniques) {}

  /**
   * A technique.
   *
   * @param cases that hold it
   * @param parentControls controls of its parent, which may reach it: the guideline does not say
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Uncovered(String id, String name, long cases, List<String> parentControls) {}
}
