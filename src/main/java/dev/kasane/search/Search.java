package dev.kasane.search;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.Catalogue;
import dev.kasane.search.Question.Word;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Searches releases. The index of a release is made when it is first searched, and goes with the
 * release.
 */
@Singleton
public final class Search {
  /** Releases whose indexes are held at the same time; old ones are rarely searched. */
  private static final int MOST_INDEXES = 12;

  /** Fewer than this, and none by a name or an id: perhaps a name is misspelt. */
  private static final int LITTLE = 4;

  private static final int MOST_SUGGESTIONS = 5;

  private final Cache<Catalogue, Index> indexes =
      Caffeine.newBuilder().weakKeys().maximumSize(MOST_INDEXES).build();

  /** The kinds by which hits can be chosen, see {@link Hit#is}. */
  public static List<String> kinds() {
    return Stream.concat(
            Stream.of("technique", "sub-technique", "tactic", "software"),
            Stream.of(AttackObject.Kind.values()).map(AttackObject.Kind::word))
        .distinct()
        .toList();
  }

  /**
   * What releases have on a question. Never throws, whatever the question.
   *
   * @param attack what is loaded
   * @param releases which of it to search; what is in several of them is found in the first
   * @param asked any text; only its beginning is read
   * @param wanted which objects may be found; those not in use come behind the others
   */
  public Found find(Attack attack, List<Catalogue> releases, String asked, Predicate<Hit> wanted) {
    var question = Question.of(asked);
    var searched = releases.stream().map(r -> new Searched(attack, r, index(attack, r))).toList();
    List<Word> unknown = unknown(searched, question);
    List<Hit> all = ranked(searched, wanted, one -> one.hits(question, Step.ALL_WORDS));
    return new Found(
        all.isEmpty() ? some(searched, question, unknown, wanted) : all,
        all.isEmpty() ? unknown.stream().map(Word::plain).toList() : List.of(),
        isLittle(all) ? suggestions(searched, question, unknown, wanted) : List.of());
  }

  private Index index(Attack attack, Catalogue release) {
    Index made = indexes.getIfPresent(release);
    return made != null && made.isOf(attack)
        ? made
        : Objects.requireNonNull(
            indexes
                .asMap()
                .compute(
                    release,
                    (r, old) -> old != null && old.isOf(attack) ? old : Index.of(attack, r)));
  }

  private static List<Word> unknown(List<Searched> searched, Question question) {
    var unknown = new ArrayList<>(question.words());
    searched.forEach(one -> unknown.retainAll(one.unknown(question)));
    return unknown;
  }

  private static List<Hit> ranked(
      List<Searched> searched, Predicate<Hit> wanted, Function<Searched, List<Hit>> hits) {
    Map<String, Hit> ranked = new LinkedHashMap<>();
    searched.stream()
        .flatMap(one -> hits.apply(one).stream())
        .filter(wanted)
        // stable: where they match equally well, in the order of releases and their objects
        .sorted(Hit.RANK)
        .forEach(hit -> ranked.putIfAbsent(hit.stixId(), hit));
    return List.copyOf(ranked.values());
  }

  /** Without the words that nothing has; where that is not enough, half of the others will do. */
  private static List<Hit> some(
      List<Searched> searched, Question question, List<Word> unknown, Predicate<Hit> wanted) {
    var words = new ArrayList<>(question.words());
    words.removeAll(unknown);
    Question known = question.only(words);
    List<Hit> all = ranked(searched, wanted, one -> one.hits(known, Step.ALL_WORDS));
    return all.isEmpty()
        ? ranked(searched, wanted, one -> one.hits(known, List.of(Step.SOME_WORDS)))
        : all;
  }

  private static boolean isLittle(List<Hit> hits) {
    return hits.size() < LITTLE && hits.stream().allMatch(h -> h.matched() == Matched.TEXT);
  }

  private static List<Suggestion> suggestions(
      List<Searched> searched, Question question, List<Word> unknown, Predicate<Hit> wanted) {
    Map<String, Suggestion> suggestions = new LinkedHashMap<>();
    ranked(searched, wanted, one -> one.near(question, unknown)).stream()
        .map(Hit::suggestion)
        .forEach(s -> suggestions.putIfAbsent(s.text().toLowerCase(Locale.ROOT), s));
    return suggestions.values().stream().limit(MOST_SUGGESTIONS).toList();
  }
}
