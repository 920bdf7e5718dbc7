package dev.kasane.finding.profile;

import dev.kasane.finding.json.Json;
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

  /** With what words for nothing begin: a quick look before the slow one. */
  private static final boolean[] BEGINNINGS = new boolean[128];

  static {
    "-nN<(sSuUtT{[".chars().forEach(c -> BEGINNINGS[c] = true);
  }

  private Scalars() {}

  /** A value as text; null for objects, arrays, null, and words that say nothing. */
  static @Nullable String text(Json node) {
    if (node.isContainer() || node.isNull()) {
      return null;
    }
    String text = node.asText();
    return saysNothing(text) ? null : text;
  }

  /** Whether a text stands for no value. */
  static boolean saysNothing(String text) {
    if (text.isEmpty()) {
      return true;
    }
    char first = text.charAt(0);
    boolean may =
        first < 128 ? first <= ' ' || BEGINNINGS[first] : first == '\u3000' || first == '\u00A0';
    if (!may) {
      return false;
    }
    return text.length() <= LONGEST_NOTHING
        ? NOTHING.contains(text.strip().toLowerCase(Locale.ROOT))
        : text.isBlank();
  }

  /** The first text at the first of the places that has one. */
  static @Nullable String first(Event event, Json from, List<Locator> places) {
    for (int i = 0; i < places.size(); i++) {
      String text = first(event, from, places.get(i));
      if (text != null) {
        return text;
      }
    }
    return null;
  }

  /** The first text at a place. */
  static @Nullable String first(Event event, Json from, Locator place) {
    Json straight = place.straight(from);
    if (straight == null || !straight.isContainer()) {
      return straight == null ? null : text(straight);
    }
    var found = new String[1];
    place.walk(
        event,
        from,
        Trail.none(),
        (node, at) -> {
          found[0] = text(node);
          return found[0] != null;
        });
    return found[0];
  }

  /** Whether a text is one of the values of a profile. */
  static boolean matchesAny(String text, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      if (matches(text, values.get(i))) {
        return true;
      }
    }
    return false;
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
