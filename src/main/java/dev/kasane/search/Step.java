package dev.kasane.search;

import dev.kasane.search.Question.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** The ways in which an object can match, the best first. */
enum Step {
  ID,
  OTHER_ID,
  NAME,
  FORMER_NAME,
  ALIAS,
  ID_PREFIX,
  NAME_PREFIX,
  NAME_WORDS,
  TEXT,
  /** At least half of the words, where nothing has all. */
  SOME_WORDS;

  /** Those that want all words. */
  static final List<Step> ALL_WORDS = List.copyOf(EnumSet.range(ID, TEXT));

  private static final int SHORTEST_BEGINNING = 2;
  private static final float OF_NAMES = 3;
  private static final float OF_A_BEGINNING = 0.5f;

  /**
   * The query for a question.
   *
   * @param resolved STIX ids of the techniques that the resolution of ids leads to
   */
  Query query(Question question, Set<String> resolved) {
    return switch (this) {
      case ID -> any(Index.ID, question.ids());
      case OTHER_ID ->
          new BooleanQuery.Builder()
              .add(any(Index.OTHER_ID, question.ids()), Occur.SHOULD)
              .add(any(Index.ID, resolved), Occur.SHOULD)
              .build();
      case NAME -> named(question, Matched.NAME);
      case FORMER_NAME -> named(question, Matched.FORMER_NAME);
      case ALIAS -> named(question, Matched.ALIAS);
      case ID_PREFIX ->
          question.beginsId()
              ? new PrefixQuery(new Term(Index.ID, question.upper()))
              : new MatchNoDocsQuery();
      case NAME_PREFIX ->
          question.key().isEmpty()
              ? new MatchNoDocsQuery()
              : new PrefixQuery(new Term(Index.KEY, question.key()));
      case NAME_WORDS -> all(inOneName(question.words()), question.words().size());
      case TEXT -> all(anywhere(question.words()), question.words().size());
      case SOME_WORDS -> all(anywhere(question.words()), (question.words().size() + 1) / 2);
    };
  }

  private static Query any(String field, Collection<String> values) {
    return values.isEmpty()
        ? new MatchNoDocsQuery()
        : new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }

  private static Query named(Question question, Matched as) {
    return new ConstantScoreQuery(
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Index.KEY, question.key())), Occur.FILTER)
            .add(new TermQuery(new Term(Index.AS, as.word())), Occur.FILTER)
            .build());
  }

  /** The last word may be the beginning of one, since it may still be written. */
  private static List<Query> inOneName(List<Word> words) {
    var queries = new ArrayList<Query>();
    for (int i = 0; i < words.size(); i++) {
      Word word = words.get(i);
      Query whole = new TermQuery(new Term(Index.WORD, word.stem()));
      boolean last = i == words.size() - 1 && word.plain().length() >= SHORTEST_BEGINNING;
      queries.add(last ? either(whole, beginning(Index.PLAIN, word)) : whole);
    }
    return queries;
  }

  static Query beginning(String field, Word word) {
    return new BoostQuery(new PrefixQuery(new Term(field, word.plain())), OF_A_BEGINNING);
  }

  private static List<Query> anywhere(List<Word> words) {
    return words.stream()
        .map(
            word ->
                either(
                    new BoostQuery(new TermQuery(new Term(Index.NAMES, word.stem())), OF_NAMES),
                    new TermQuery(new Term(Index.TEXT, word.stem()))))
        .toList();
  }

  private static Query either(Query one, Query other) {
    return new DisjunctionMaxQuery(List.of(one, other), 0);
  }

  private static Query all(List<Query> queries, int atLeast) {
    if (queries.isEmpty()) {
      return new MatchNoDocsQuery();
    }
    var all = new BooleanQuery.Builder().setMinimumNumberShouldMatch(atLeast);
    queries.forEach(query -> all.add(query, Occur.SHOULD));
    return all.build();
  }
}
