package dev.kasane.web;

import dev.kasane.web.ClaimPlaces.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text in pieces, some of which are marked. Long pieces are cut in their middle, and characters
 * that would turn or hide the text around them are spelt out.
 */
final class MarkedText {
  private static final int LONGEST = 2_400;
  private static final int ENDS = 1_000;

  private final List<Piece> pieces = new ArrayList<>();

  /**
   * A piece.
   *
   * @param numbers of the claims that stand here; empty where none does
   * @param leftOut how many characters are left out here; otherwise 0
   */
  record Piece(String text, List<Integer> numbers, int leftOut) {}

  private MarkedText() {}

  /** The text with its marks; of marks that overlap the first holds. */
  static List<Piece> of(String text, Map<Integer, Place> places) {
    var marked = new MarkedText();
    var order = new ArrayList<>(places.entrySet());
    order.sort(
        Comparator.comparingInt((Map.Entry<Integer, Place> e) -> e.getValue().start())
            .thenComparing(e -> -e.getValue().end())
            .thenComparing(Map.Entry::getKey));
    int done = 0;
    Place last = null;
    List<Integer> numbers = new ArrayList<>();
    for (var entry : order) {
      Place place = entry.getValue();
      if (last != null && place.start() < last.end()) {
        numbers.add(entry.getKey());
        continue;
      }
      marked.mark(text, last, numbers);
      marked.plain(text, done, place.start());
      numbers = new ArrayList<>(List.of(entry.getKey()));
      last = place;
      done = place.end();
    }
    marked.mark(text, last, numbers);
    marked.plain(text, done, text.length());
    return List.copyOf(marked.pieces);
  }

  private void mark(String text, @Nullable Place place, List<Integer> numbers) {
    if (place != null) {
      String part = text.substring(place.start(), place.end());
      pieces.add(new Piece(visible(part), List.copyOf(numbers), 0));
    }
  }

  private void plain(String text, int from, int to) {
    if (to - from <= LONGEST) {
      add(text, from, to);
      return;
    }
    add(text, from, from + ENDS);
    pieces.add(new Piece("", List.of(), to - from - 2 * ENDS));
    add(text, to - ENDS, to);
  }

  private void add(String text, int from, int to) {
    if (from < to) {
      pieces.add(new Piece(visible(text.substring(from, to)), List.of(), 0));
    }
  }

  private static String visible(String text) {
    var visible = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isHidden(c)) {
        visible.append("⟨U+%04X⟩".formatted((int) c));
      } else {
        visible.append(c);
      }
    }
    return visible.toString();
  }

  private static boolean isHidden(char c) {
    return switch (c) {
      case '\n', '\t', '\r' -> false;
      default ->
          Character.isISOControl(c)
              || Character.getType(c) == Character.FORMAT
              || Character.getType(c) == Character.LINE_SEPARATOR
              || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
    };
  }
}
