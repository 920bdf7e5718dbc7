package dev.kasane.finding.profile;

import dev.kasane.finding.Severity;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;

/**
 * One place where a format states how bad an event is.
 *
 * @param at the place
 * @param scale for a number, the word of the highest number up to which it holds; empty where
 *     numbers are 0 to 100 already
 * @param words words of the format's own
 */
record SeverityRule(Locator at, NavigableMap<Double, String> scale, Map<String, String> words) {

  /** The severity of a stated value; null where it says none. */
  @Nullable Severity of(String stated) {
    String word = words.get(stated);
    if (word != null) {
      return Severity.of(word).orElse(null);
    }
    if (!scale.isEmpty()) {
      Double number = number(stated);
      Map.Entry<Double, String> step = number == null ? null : scale.ceilingEntry(number);
      if (step != null) {
        return Severity.of(step.getValue()).orElse(null);
      }
    }
    return Severity.of(stated).orElse(null);
  }

  private static @Nullable Double number(String text) {
    if (text.length() > 20 || text.isEmpty() || "0123456789.-".indexOf(text.charAt(0)) < 0) {
      return null;
    }
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
