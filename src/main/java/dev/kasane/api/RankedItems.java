package dev.kasane.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.kasane.search.Found;
import dev.kasane.search.Highlight;
import dev.kasane.search.Hit;
import dev.kasane.search.Suggestion;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a search found, the best first.
 *
 * @param next the {@code cursor} of the rest; null where there is none
 * @param ignored words that nothing has, where nothing has all words
 * @param suggestions names that may have been meant, where little was found
 */
record RankedItems<T>(
    List<Ranked<T>> items,
    @Nullable String next,
    List<String> ignored,
    List<Suggestion> suggestions) {

  /**
   * An object as its list shows it, and why it is there.
   *
   * @param matched what of it matched: {@code id}, {@code other-id}, {@code name}, {@code
   *     former-name}, {@code alias} or {@code text}
   * @param score falls along the objects of the same status
   */
  record Ranked<T>(
      @JsonUnwrapped T item, String matched, float score, List<Highlight> highlights) {}

  /** The page that {@code limit} and {@code cursor} ask for. */
  static <T> RankedItems<T> page(
      Found found, Parameters parameters, int atOnce, Function<Hit, T> view) {
    List<Hit> hits = found.hits();
    int from = from(hits, parameters.text("cursor"));
    int to = Math.min(hits.size(), from + parameters.limit(atOnce));
    return new RankedItems<>(
        hits.subList(from, to).stream().map(hit -> ranked(hit, view)).toList(),
        to < hits.size() ? hits.get(to - 1).stixId() : null,
        found.ignored(),
        found.suggestions());
  }

  private static int from(List<Hit> hits, @Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    int at = hits.stream().map(Hit::stixId).toList().indexOf(cursor);
    if (at < 0) {
      throw Parameters.wrong("cursor", cursor, "the 'next' of an answer to the same question");
    }
    return at + 1;
  }

  private static <T> Ranked<T> ranked(Hit hit, Function<Hit, T> view) {
    return new Ranked<>(view.apply(hit), hit.matched().word(), hit.score(), hit.highlights());
  }
}
