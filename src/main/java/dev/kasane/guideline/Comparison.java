package dev.kasane.guideline;

import dev.kasane.casebook.Share;
import java.util.ArrayList;
import java.util.List;

/**
 * Two guidelines side by side, over the same cases.
 *
 * @param categories what both cover, and what only one does
 */
public record Comparison(Score left, Score right, List<CategoryComparison> categories) {

  /**
   * One category. The four parts of the occurrences add up to all of them.
   *
   * @param onlyLeftTechniques those that only the left one covers, by id
   * @param onlyRightTechniques those that only the right one covers, by id
   */
  public record CategoryComparison(
      String category,
      Share both,
      Share onlyLeft,
      Share onlyRight,
      Share neither,
      List<String> onlyLeftTechniques,
      List<String> onlyRightTechniques) {}

  /** Of two that counted the same cases. */
  public static Comparison of(Scoring left, Scoring right) {
    var categories = new ArrayList<CategoryComparison>();
    for (Category category : Category.values()) {
      CategoryComparison compared = compare(category, left, right);
      if (compared.neither.numerator() < compared.neither.denominator()
          || category == Category.PROTECT) {
        categories.add(compared);
      }
    }
    return new Comparison(left.score(), right.score(), categories);
  }

  private static CategoryComparison compare(Category category, Scoring left, Scoring right) {
    var counts = new long[4];
    var only = List.of(new ArrayList<String>(), new ArrayList<String>());
    left.seen()
        .forEach(
            (technique, cases) -> {
              int there = left.covers(category, technique) ? 1 : 0;
              int here = right.covers(category, technique) ? 1 : 0;
              counts[2 * there + here] += cases;
              if (there != here) {
                only.get(here).add(technique);
              }
            });
    long all = counts[0] + counts[1] + counts[2] + counts[3];
    return new CategoryComparison(
        category.word(),
        Share.of(counts[3], all),
        Share.of(counts[2], all),
        Share.of(counts[1], all),
        Share.of(counts[0], all),
        only.get(0),
        only.get(1));
  }
}
