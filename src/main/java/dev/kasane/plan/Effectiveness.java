package dev.kasane.plan;

import dev.kasane.guideline.Strength;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How likely a control stops a technique that it is mapped to: what is said of the control and the
 * technique, else of the control, else of the strength of the mapping.
 *
 * @param byStrength 0 to 1 for every strength
 * @param byControl by control id in upper case
 * @param byPair by control id in upper case, a space and technique id
 */
public record Effectiveness(
    Map<Strength, Double> byStrength, Map<String, Double> byControl, Map<String, Double> byPair) {
  private static final Map<Strength, Double> DEFAULTS =
      new EnumMap<>(
          Map.of(
              Strength.MINIMAL, 0.2,
              Strength.UNSTATED, 0.4,
              Strength.PARTIAL, 0.5,
              Strength.SIGNIFICANT, 0.8));

  /** What is assumed where nobody says anything: never that a control always works. */
  public static Map<Strength, Double> defaults() {
    return new EnumMap<>(DEFAULTS);
  }

  double of(String control, String technique, Strength strength) {
    String id = control.toUpperCase(Locale.ROOT);
    @Nullable Double pair = byPair.get(id + " " + technique);
    if (pair != null) {
      return pair;
    }
    @Nullable Double own = byControl.get(id);
    return own != null ? own : byStrength.getOrDefault(strength, 0.0);
  }
}
