package dev.kasane.search;

import java.util.List;

/**
 * Where a query's words stand in a piece of an object. Plain text: whoever shows it escapes it, and
 * puts his own marks at the places given.
 *
 * @param field a word of {@link Matched}; {@code text} is the description
 * @param text the whole id or name, or a fragment of the description without markup
 * @param marks places in the text, in order and apart from each other
 */
public record Highlight(String field, String text, List<Mark> marks) {

  /**
   * A place in a text, counted in UTF-16 units as Java and JavaScript do.
   *
   * @param start of the first character
   * @param end behind the last one
   */
  public record Mark(int start, int end) {}
}
