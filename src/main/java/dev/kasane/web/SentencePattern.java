package dev.kasane.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sentence with gaps, and what it is in another language.
 *
 * @param pieces what stands between the gaps of the English one; one more than there are gaps
 * @param other the other one, in which <code>{1}</code> is what stood in the first gap, and <code>
 *     {1*}</code> the same in the other language
 */
record SentencePattern(List<String> pieces, String other) {
  private static final Pattern GAP = Pattern.compile("%s");
  private static final Pattern FILLED = Pattern.compile("\\{(\\d)(\\*?)}");

  static SentencePattern of(String english, String other) {
    return new SentencePattern(List.of(GAP.split(english, -1)), other);
  }

  /** The English one, with a mark for each gap. */
  String english() {
    return String.join("%s", pieces);
  }

  /** How much of a sentence it tells for certain; the more, the surer it is meant. */
  int sureness() {
    return pieces.stream().mapToInt(String::length).sum();
  }

  /** Whether it is the same for every sentence. */
  boolean whole() {
    return pieces.size() == 1;
  }

  /**
   * What stands in the gaps; null where the sentence is another. Each piece is taken where it comes
   * first, so a text of any kind is read once through, and not in all possible ways.
   */
  @Nullable List<String> gaps(String sentence) {
    int last = pieces.size() - 1;
    int end = sentence.length() - pieces.get(last).length();
    int at = pieces.get(0).length();
    if (at > end || !sentence.startsWith(pieces.get(0)) || !sentence.endsWith(pieces.get(last))) {
      return null;
    }
    var gaps = new ArrayList<String>();
    for (String piece : pieces.subList(1, last)) {
      int next = sentence.indexOf(piece, at);
      if (next < 0 || next + piece.length() > end) {
        return null;
      }
      gaps.add(sentence.substring(at, next));
      at = next + piece.length();
    }
    gaps.add(sentence.substring(at, end));
    return gaps;
  }

  /** The other sentence with these gaps filled. */
  String filled(List<String> gaps) {
    return FILLED
        .matcher(other)
        .replaceAll(
            found -> {
              String said = gaps.get(Integer.parseInt(found.group(1)) - 1);
              boolean worded = !found.group(2).isEmpty();
              return Matcher.quoteReplacement(worded ? Japanese.of(said) : said);
            });
  }
}
