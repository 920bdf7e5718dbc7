package dev.kasane.web;

import dev.kasane.casebook.Share;
import dev.kasane.guideline.Comparison;
import dev.kasane.guideline.Comparison.CategoryComparison;
import dev.kasane.guideline.Score;
import dev.kasane.guideline.Score.CategoryScore;
import dev.kasane.guideline.Score.ControlScore;
import dev.kasane.guideline.Score.Uncovered;
import dev.kasane.guideline.Scoring;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How far guidelines cover the cases, as bars.
 *
 * @param scores of one guideline or two
 * @param categories those of the first
 */
record ScoreView(List<Score> scores, List<Category> categories, List<Uncovered> withoutMitigation) {

  /**
   * A category.
   *
   * @param measures the three shares that tell most
   * @param controls those that touch a case
   * @param compared what both guidelines cover and what only one; null where there is one
   */
  record Category(
      String word,
      List<Bars> measures,
      List<Bars> tactics,
      List<Bars> groups,
      List<Bars> controls,
      List<Uncovered> uncovered,
      @Nullable CategoryComparison compared) {}

  /**
   * A row of bars, one for each guideline.
   *
   * @param label what it is about: a word of the page, or a name
   */
  record Bars(String id, String label, List<Bar> values) {}

  /** A share with the address of what it counts; null where a guideline has no such part. */
  record Bar(Share share, String href) {
    /** As a part of a hundred, for drawing. */
    public double width() {
      return 100 * Objects.requireNonNullElse(share.share(), 0.0);
    }

    public double low() {
      return 100 * share.low();
    }

    public double high() {
      return 100 * share.high();
    }
  }

  public Score first() {
    return scores.get(0);
  }

  static ScoreView of(List<Scoring> scorings, List<CaseSelection> asked) {
    var scores = scorings.stream().map(Scoring::score).toList();
    Comparison compared =
        scorings.size() < 2 ? null : Comparison.of(scorings.get(0), scorings.get(1));
    var categories = new ArrayList<Category>();
    for (CategoryScore each : scores.get(0).categories()) {
      categories.add(category(each, scores, asked, compared));
    }
    return new ScoreView(scores, categories, scores.get(0).withoutMitigation());
  }

  private static Category category(
      CategoryScore first,
      List<Score> scores,
      List<CaseSelection> asked,
      @Nullable Comparison compared) {
    String word = first.category();
    var all = new ArrayList<Bar>();
    var before = new ArrayList<Bar>();
    var steps = new ArrayList<Bar>();
    for (int i = 0; i < scores.size(); i++) {
      CategoryScore score = named(scores.get(i), word);
      if (score != null) {
        CaseSelection of = asked.get(i);
        String covered = of.cases("covered", "true", "category", word);
        all.add(new Bar(score.casesTouched(), covered));
        before.add(
            new Bar(
                score.casesBeforeImpact(),
                of.cases("covered", "true", "category", word, "before", "true")));
        steps.add(new Bar(score.occurrences(), covered));
      }
    }
    CaseSelection own = asked.get(0);
    return new Category(
        word,
        List.of(
            new Bars("cases", "", all),
            new Bars("before", "", before),
            new Bars("steps", "", steps)),
        tactics(first, scores, asked),
        first.groups().stream()
            .map(
                g ->
                    new Bars(
                        "",
                        g.group(),
                        List.of(
                            new Bar(
                                g.casesTouched(),
                                own.cases("group", g.group(), "category", word)))))
            .toList(),
        first.ranking().stream().map(c -> control(c, own, word)).toList(),
        first.uncovered(),
        compared == null
            ? null
            : compared.categories().stream()
                .filter(c -> c.category().equals(word))
                .findFirst()
                .orElse(null));
  }

  private static List<Bars> tactics(
      CategoryScore first, List<Score> scores, List<CaseSelection> asked) {
    return first.tactics().stream()
        .map(
            tactic ->
                new Bars(
                    tactic.id(),
                    tactic.name(),
                    each(
                        scores,
                        first.category(),
                        asked,
                        (score) ->
                            score.tactics().stream()
                                .filter(t -> t.id().equals(tactic.id()))
                                .map(Score.TacticScore::cases)
                                .findFirst()
                                .orElse(null),
                        "under",
                        tactic.shortname())))
        .toList();
  }

  private static List<Bar> each(
      List<Score> scores,
      String category,
      List<CaseSelection> asked,
      Function<CategoryScore, @Nullable Share> share,
      String name,
      String value) {
    return IntStream.range(0, scores.size())
        .boxed()
        .flatMap(
            i -> {
              CategoryScore score = named(scores.get(i), category);
              Share found = score == null ? null : share.apply(score);
              return found == null
                  ? Stream.empty()
                  : Stream.of(
                      new Bar(
                          found,
                          asked
                              .get(i)
                              .cases("covered", "true", "category", category, name, value)));
            })
        .toList();
  }

  private static Bars control(ControlScore control, CaseSelection own, String category) {
    return new Bars(
        control.id(),
        control.title(),
        List.of(new Bar(control.casesTouched(), own.ofControl(control.id(), category))));
  }

  private static @Nullable CategoryScore named(Score score, String word) {
    return score.categories().stream()
        .filter(c -> c.category().equals(word))
        .findFirst()
        .orElse(null);
  }
}
