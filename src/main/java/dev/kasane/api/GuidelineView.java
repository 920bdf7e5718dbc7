package dev.kasane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kasane.guideline.Category;
import dev.kasane.guideline.Control;
import dev.kasane.guideline.Cost;
import dev.kasane.guideline.CostTable;
import dev.kasane.guideline.Guideline;
import dev.kasane.guideline.Reading.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Guidelines as REST shows them. */
final class GuidelineView {
  private GuidelineView() {}

  /** All of them, and the files that are not loaded. */
  record Listing(List<Summary> items, List<Unreadable> unreadable, @Nullable String next) {}

  /** A file that is not loaded. */
  record Unreadable(String file, List<Fault> faults) {}

  /**
   * A guideline in short.
   *
   * @param attackVersion the release that its mappings were made for
   * @param outcomes how its mappings were resolved under the loaded release
   * @param withCosts controls whose cost is known
   * @param assumedCosts whether these are Kasane's own points
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Summary(
      String id,
      String title,
      @Nullable String version,
      String domain,
      @Nullable String attackVersion,
      String source,
      boolean builtIn,
      int controls,
      int mappings,
      long techniques,
      Set<String> categories,
      Map<String, Integer> outcomes,
      int unresolved,
      long withCosts,
      boolean assumedCosts,
      List<String> notes) {}

  /** A guideline in full. */
  record Full(
      @JsonUnwrapped Summary summary,
      List<ControlView> controlList,
      List<Guideline.Unresolved> unresolvedList) {}

  /** A control with its cost. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ControlView(
      String id,
      String title,
      @Nullable String group,
      @Nullable Cost cost,
      List<MappingView> mappings) {}

  /** What a control is meant to do about a technique. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MappingView(
      String technique, String category, String strength, @Nullable String claimed) {}

  static Summary summary(Guideline guideline, CostTable costs) {
    List<Control> controls = guideline.controls();
    return new Summary(
        guideline.id(),
        guideline.title(),
        guideline.version(),
        guideline.domain(),
        guideline.attackVersion(),
        guideline.source(),
        guideline.builtIn(),
        controls.size(),
        controls.stream().mapToInt(c -> c.mappings().size()).sum(),
        controls.stream()
            .flatMap(c -> c.mappings().stream())
            .map(Control.Mapping::technique)
            .distinct()
            .count(),
        guideline.categories().stream()
            .map(Category::word)
            .collect(Collectors.toCollection(TreeSet::new)),
        guideline.outcomes(),
        guideline.unresolved().size(),
        controls.stream().filter(c -> costs.of(c.id()) != null).count(),
        costs.assumed(),
        guideline.notes());
  }

  static Full full(Guideline guideline, CostTable costs) {
    List<ControlView> controls = guideline.controls().stream().map(c -> control(c, costs)).toList();
    return new Full(summary(guideline, costs), controls, guideline.unresolved());
  }

  private static ControlView control(Control control, CostTable costs) {
    return new ControlView(
        control.id(),
        control.title(),
        control.group(),
        costs.of(control.id()),
        control.mappings().stream()
            .map(
                m ->
                    new MappingView(
                        m.technique(), m.category().word(), m.strength().word(), m.claimed()))
            .toList());
  }
}
