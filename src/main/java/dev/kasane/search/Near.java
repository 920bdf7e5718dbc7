package dev.kasane.search;

import dev.kasane.search.Question.Word;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.MultiTermQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Names and ids that are a few letters away from a question. */
final class Near {
  /** How many spellings of one word are tried. */
  private static final int MOST_SPELLINGS = 20;

  // every letter of a hostile word costs; names have fewer
  private static final int MOST_WORDS = 5;
  private static final int LONGEST_WORD = 24;
  private static final int LONGEST_KEY = 40;

  /** In shorter words every letter counts. */
  private static final int ONE_EDIT = 4;

  private static final int TWO_EDITS = 7;

  private Near() {}

  /** A whole name, or each word of one, is near; the nearest scores highest. */
  static Query names(Question question) {
    List<Word> words = question.words();
    var names =
        new BooleanQuery.Builder().add(near(Index.KEY, question.key(), LONGEST_KEY), Occur.SHOULD);
    if (!words.isEmpty() && words.size() <= MOST_WORDS) {
      names.add(new BoostQuery(words(words, words.size()), 1f / words.size()), Occur.SHOULD);
    }
    return names.build();
  }

  /** At least one of the words is near. */
  static Query someWord(List<Word> words) {
    return words(words.subList(0, Math.min(words.size(), MOST_WORDS)), 1);
  }

  private static Query words(List<Word> words, int atLeast) {
    var all = new BooleanQuery.Builder().setMinimumNumberShouldMatch(atLeast);
    words.forEach(word -> all.add(near(Index.PLAIN, word.plain(), LONGEST_WORD), Occur.SHOULD));
    return all.build();
  }

  /** Ids are near if one character differs behind the first. */
  static Query ids(Question question) {
    String id = question.upper();
    return question.beginsId() && id.length() > ONE_EDIT
        ? fuzzy(new Term(Index.ID, id), 1, 1)
        : new MatchNoDocsQuery();
  }

  private static Query near(String field, String word, int longest) {
    int length = word.codePointCount(0, word.length());
    if (length < ONE_EDIT || length > longest) {
      return new ConstantScoreQuery(new TermQuery(new Term(field, word)));
    }
    return fuzzy(new Term(field, word), length < TWO_EDITS ? 1 : 2, 0);
  }

  private static Query fuzzy(Term term, int edits, int prefix) {
    var byDistance = new MultiTermQuery.TopTermsBoostOnlyBooleanQueryRewrite(MOST_SPELLINGS);
    return new FuzzyQuery(term, edits, prefix, MOST_SPELLINGS, true, byDistance);
  }
}
