package dev.kasane.finding.profile;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the words of a format.
 *
 * @param values words of the format's own and what they are called otherwise
 * @param after only what stands behind this counts; texts without it say nothing
 * @param before only what stands before this counts
 */
record Wording(Map<String, String> values, @Nullable String after, @Nullable String before) {
  static final Wording PLAIN = new Wording(Map.of(), null, null);

  /** The text to read; null where it says nothing. */
  @Nullable String of(String text) {
    String cut = text;
    if (after != null) {
      int at = cut.indexOf(after);
      if (at < 0) {
        return null;
      }
      cut = cut.substring(at + after.length());
    }
    if (before != null) {
      int at = cut.indexOf(before);
      cut = at < 0 ? cut : cut.substring(0, at);
    }
    return cut;
  }

  /** A part in the words that others use. */
  Part of(Part part) {
    String name = part.name() == null ? null : values.get(part.name());
    return name == null ? part : new Part(part.id(), name, part.tactic(), part.version());
  }
}
