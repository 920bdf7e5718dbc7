package dev.kasane.search;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Claim;
import dev.kasane.attack.Resolution;
import dev.kasane.attack.Technique;
import dev.kasane.search.Entry.Name;
import dev.kasane.search.Question.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/** One release while it is searched. */
record Searched(Attack attack, Catalogue release, Index index) {
  private static final float PER_LETTER = 0.0001f;

  /** What matches, each object in the best way; of those that match equally well the first. */
  List<Hit> hits(Question question, List<Step> steps) {
    Set<String> resolved = resolved(question);
    var seen = new HashSet<Integer>();
    var hits = new ArrayList<Hit>();
    for (Step step : steps) {
      for (Match match : matches(step.query(question, resolved))) {
        if (seen.add(match.entry())) {
          hits.add(hit(match, step, relevance(match, step), question));
        }
      }
    }
    return hits;
  }

  private List<Match> matches(Query query) {
    return index.run(query).stream().sorted(Comparator.comparingInt(Match::entry)).toList();
  }

  private Hit hit(Match match, Step step, float relevance, Question question) {
    return new Hit(release, index.entry(match.entry()), name(match), step, relevance, question);
  }

  private @Nullable Name name(Match match) {
    return match.name() < 0 ? null : index.entry(match.entry()).names().get(match.name());
  }

  /** Of a name that begins so, how much of it that is; else what Lucene computes. */
  private float relevance(Match match, Step step) {
    Name name = name(match);
    return step == Step.NAME_PREFIX && name != null ? 1f / name.text().length() : match.score();
  }

  /** Where the rules of claims lead: along revocations, older releases, CAPEC. */
  private Set<String> resolved(Question question) {
    var resolved = new HashSet<String>();
    if (question.saysTechnique()) {
      var claim = new Claim(question.text(), null, null, null);
      Resolution resolution = attack.resolve(claim, release.domain());
      Technique technique = resolution.technique();
      if (technique != null) {
        resolved.add(technique.stixId().toLowerCase(Locale.ROOT));
      }
      resolution.candidates().forEach(t -> resolved.add(t.stixId().toLowerCase(Locale.ROOT)));
    }
    return resolved;
  }

  /** The words that nothing here has. */
  List<Word> unknown(Question question) {
    return question.words().stream().filter(word -> !index.knows(word.stem())).toList();
  }

  /** Objects whose names or ids are near; those near in all words, or else in an unknown one. */
  List<Hit> near(Question question, List<Word> unknown) {
    List<Hit> near = new ArrayList<>(near(question, Near.names(question)));
    near.addAll(near(question, Near.ids(question)));
    return near.isEmpty() ? near(question, Near.someWord(unknown)) : near;
  }

  private List<Hit> near(Question question, Query query) {
    return matches(query).stream()
        .map(match -> hit(match, Step.NAME_WORDS, nearness(match), question))
        .toList();
  }

  /** Of names that are equally near the shorter. */
  private float nearness(Match match) {
    Name name = name(match);
    return match.score() - (name == null ? 0 : name.text().length() * PER_LETTER);
  }
}
