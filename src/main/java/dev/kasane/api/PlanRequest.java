package dev.kasane.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is asked for; everything but the budget has a default.
 *
 * @param costs over those of the guideline
 * @param defaultCost of controls that nobody knows a cost of; without it they cannot be chosen
 */
@Schema(name = "PlanRequest")
public record PlanRequest(
    @Schema(description = "id of a guideline", defaultValue = "attack-mitigations")
        @Nullable String guideline,
    @Schema(description = "the filters of the case table: technique, tactic, status, from, to, q")
        @Nullable Map<String, String> cases,
    @Schema(
            enumeration = {"protect", "detect", "respond"},
            defaultValue = "protect")
        @Nullable String category,
    @Schema(
            enumeration = {"cases-interrupted", "occurrences-covered"},
            defaultValue = "cases-interrupted")
        @Nullable String objective,
    @Schema(
            enumeration = {"case", "severity", "recency"},
            defaultValue = "case")
        @Nullable String weight,
    @Schema(description = "where recency weighs, 1 to 36500", defaultValue = "365")
        @Nullable Integer halfLifeDays,
    @Schema(
            description =
                "true: a control has a chance at every step of a case; else one in a case",
            defaultValue = "false")
        @Nullable Boolean everyStep,
    @Schema(
            description = "true: a control of a technique reaches its sub-techniques",
            defaultValue = "false")
        @Nullable Boolean inherit,
    @Schema(description = "by strength: unstated, minimal, partial, significant; 0 to 1")
        @Nullable Map<String, Double> effectiveness,
    @Schema(description = "of single controls, perhaps only against one technique")
        @Nullable List<EffectivenessOf> effectivenessOf,
    @Nullable List<CostOf> costs,
    @Nullable DefaultCost defaultCost,
    @Schema(description = "whose running costs count, 0 to 30", defaultValue = "3")
        @Nullable Integer years,
    @Schema(required = true, description = "in the unit of the costs") @Nullable BigDecimal budget,
    @Schema(description = "ids of controls that are there already") @Nullable List<String> inPlace,
    @Nullable List<String> excluded,
    @Nullable List<String> required,
    @Schema(description = "1 to 60", defaultValue = "10") @Nullable Integer timeLimitSeconds) {

  /** How likely a control works; against every technique where none is named. */
  public record EffectivenessOf(
      @Nullable String control, @Nullable String technique, @Nullable Double value) {}

  /** What a control costs. */
  public record CostOf(
      @Nullable String control,
      @Nullable BigDecimal oneOff,
      @Nullable BigDecimal yearly,
      @Nullable String reason) {}

  /** What a control costs of which nothing is known. */
  public record DefaultCost(@Nullable BigDecimal oneOff, @Nullable BigDecimal yearly) {}
}
