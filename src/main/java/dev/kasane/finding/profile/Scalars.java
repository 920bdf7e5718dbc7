package dev.kasane.finding.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Single values of events, and the words with which they say nothing. */
final class Scalars {
  /** What exporters, templates and shells write where there is no value. */
  private static final Set<String> NOTHING =
      Set.of(
          "",
          "-",
          "--",
          "n/a",
          "na",
          "none",
          "null",
          "<na>",
          "(null)",
          "nil",
          "string",
          "undefined",
          "unknown",
          "not available",
          "not applicable",
          "unspecified",
          "tactic_unspecified",
          "technique_unspecified",
          "{}",
          "[]");

  private static final int LONGEST_NOTHING = 24;

  private Scalars() {}

  /** A value as text; null for objects, arrays, null, and words that say nothing. */
  static @Nullable String text(JsonNode node) {
    if (!node.isValueNode() || node.isNull()) {
      return null;
    }
    String text = node.asText();
    return saysNothing(text) ? null : text;
  }

  /** Whether a text stands for no value. */
  static boolean saysNothing(String text) {
    return text.length() <= LONGEST_NOTHING
        ? NOTHING.contains(text.strip().toLowerCase(Locale.ROOT))
        : text.isBlank();
  }

  /** The first text at the first of the places that has one. */
  static @Nullable String first(Event event, JsonNode from, List<Locator> places) {
    if (places.isEmpty()) {
      return null;
    }
    var found = new String[1];
    var trail = new Trail("");
    for (Locator place : places) {
      if (place.walk(
          event,
          from,
          trail,
          (node, at) -> {
            found[0] = text(node);
            return found[0] != null;
          })) {
        return found[0];
      }
    }
    return null;
  }

  /** Whether a text is a value of a profile; one with a star at an end may go on there. */
  static boolean matches(String text, String value) {
    if (value.equals("*")) {
      return true;
    }
    if (value.startsWith("*")) {
      return text.endsWith(value.substring(1));
    }
    return value.endsWith("*")
        ? text.startsWith(value.substring(0, value.length() - 1))
        : text.equalsIgnoreCase(value);
  }
}
