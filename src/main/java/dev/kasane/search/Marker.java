package dev.kasane.search;

import dev.kasane.attack.CleanText;
import dev.kasane.search.Entry.Name;
import dev.kasane.search.Highlight.Mark;
import dev.kasane.search.Question.Word;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.jspecify.annotations.Nullable;

/** Finds where the words of a question stand in an object. */
final class Marker {
  private static final int MOST_FRAGMENTS = 2;
  private static final int FRAGMENT = 160;

  /** A sentence may be of any length. */
  private static final int LONGEST_FRAGMENT = 400;

  private static final int BEFORE_MARK = 100;

  private static final UnifiedHighlighter WHOLE = highlighter(new WholeBreakIterator());
  private static final UnifiedHighlighter FRAGMENTS =
      highlighter(
          LengthGoalBreakIterator.createClosestToLength(
              BreakIterator.getSentenceInstance(Locale.ROOT), FRAGMENT, 0.5f));

  private final Entry entry;
  private final @Nullable Name name;
  private final Step step;
  private final Question question;

  Marker(Entry entry, @Nullable Name name, Step step, Question question) {
    this.entry = entry;
    this.name = name;
    this.step = step;
    this.question = question;
  }

  private static UnifiedHighlighter highlighter(BreakIterator breaks) {
    return UnifiedHighlighter.builderWithoutSearcher(Words.BY_FIELD)
        .withBreakIterator(() -> (BreakIterator) breaks.clone())
        .withFormatter(new Pieces())
        .withHighlightPhrasesStrictly(false)
        .withWeightMatches(false)
        .build();
  }

  List<Highlight> highlights() {
    var highlights = new ArrayList<Highlight>();
    switch (step) {
      case ID -> highlights.add(whole(Matched.ID, entry.id()));
      case ID_PREFIX -> highlights.add(beginning(entry.id(), question.text().length()));
      case OTHER_ID -> highlights.add(whole(Matched.OTHER_ID, otherId()));
      case TEXT, SOME_WORDS -> highlights.addAll(words(entry.names().get(0)));
      default -> highlights.add(named());
    }
    String text = CleanText.of(entry.description());
    if (text != null && !isById()) {
      highlights.addAll(marked(FRAGMENTS, Matched.TEXT, text, stems(), MOST_FRAGMENTS));
    }
    return highlights;
  }

  private boolean isById() {
    return step == Step.ID || step == Step.ID_PREFIX || step == Step.OTHER_ID;
  }

  private static Highlight whole(Matched field, String text) {
    return new Highlight(field.word(), text, List.of(new Mark(0, text.length())));
  }

  private static Highlight beginning(String id, int length) {
    return new Highlight(
        Matched.ID.word(), id, List.of(new Mark(0, Math.min(length, id.length()))));
  }

  private String otherId() {
    return entry.otherIds().stream()
        .filter(question.ids()::contains)
        .findFirst()
        .orElseGet(() -> question.ids().stream().findFirst().orElse(entry.id()));
  }

  /** The name that matched; as a whole where it is the same, or its words are parted otherwise. */
  private Highlight named() {
    Name matched = name == null ? entry.names().get(0) : name;
    boolean same = step == Step.NAME || step == Step.FORMER_NAME || step == Step.ALIAS;
    List<Highlight> words = same ? List.of() : words(matched);
    return words.isEmpty() ? whole(matched.as(), matched.text()) : words.get(0);
  }

  private List<Highlight> words(Name of) {
    var words = stems();
    if (step == Step.NAME_PREFIX || step == Step.NAME_WORDS) {
      Word last = question.words().get(question.words().size() - 1);
      words.add(Step.beginning(Index.TEXT, last), Occur.SHOULD);
    }
    return marked(WHOLE, of.as(), of.text(), words, 1);
  }

  private BooleanQuery.Builder stems() {
    var stems = new BooleanQuery.Builder();
    for (Word word : question.words()) {
      stems.add(new TermQuery(new Term(Index.TEXT, word.stem())), Occur.SHOULD);
    }
    return stems;
  }

  private static List<Highlight> marked(
      UnifiedHighlighter how, Matched field, String text, BooleanQuery.Builder words, int most) {
    try {
      Query query = words.build();
      Object pieces = how.highlightWithoutSearcher(Index.TEXT, query, text, most);
      var highlights = new ArrayList<Highlight>();
      if (pieces instanceof List<?> list) {
        for (Object piece : list) {
          if (piece instanceof Piece one) {
            highlights.add(one.in(field.word(), text));
          }
        }
      }
      return highlights;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a fragment stands in a text, and the marks in it. */
  private record Piece(int start, int end, List<Mark> marks) {
    static Piece of(Passage passage) {
      var marks = new ArrayList<Mark>();
      int last = 0;
      for (int i = 0; i < passage.getNumMatches(); i++) {
        int start = Math.max(last, passage.getMatchStarts()[i]);
        last = Math.max(last, Math.min(passage.getEndOffset(), passage.getMatchEnds()[i]));
        if (start < last) {
          marks.add(new Mark(start, last));
        }
      }
      return new Piece(passage.getStartOffset(), passage.getEndOffset(), marks);
    }

    /** The fragment, cut around its first mark where it is too long. */
    Highlight in(String field, String text) {
      int from = start;
      int to = end;
      if (to - from > LONGEST_FRAGMENT) {
        from = Math.max(from, marks.get(0).start() - BEFORE_MARK);
        to = Math.min(to, from + LONGEST_FRAGMENT);
      }
      while (from < to && !begins(text.charAt(from))) {
        from++;
      }
      while (to > from && to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
        to--;
      }
      String fragment = text.substring(from, to).stripTrailing();
      var inside = new ArrayList<Mark>();
      for (Mark mark : marks) {
        if (mark.end() <= from + fragment.length()) {
          inside.add(new Mark(mark.start() - from, mark.end() - from));
        }
      }
      return new Highlight(field, fragment, List.copyOf(inside));
    }

    private static boolean begins(char c) {
      return !Character.isWhitespace(c) && !Character.isLowSurrogate(c);
    }
  }

  /** Instead of text with tags in it. */
  private static final class Pieces extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      var pieces = new ArrayList<Piece>();
      for (Passage passage : passages) {
        Piece piece = Piece.of(passage);
        if (!piece.marks.isEmpty()) {
          pieces.add(piece);
        }
      }
      return pieces;
    }
  }
}
