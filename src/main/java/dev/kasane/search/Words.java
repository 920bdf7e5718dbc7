package dev.kasane.search;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * How texts become words. ATT&amp;CK is English, so words lose their endings; a Japanese text falls
 * into its characters, which stand in no description and harm nothing. No stop words are left out,
 * so that a text of nothing else is not empty.
 */
final class Words {
  /** The field whose words keep their endings. */
  static final String PLAIN_FIELD = "plain";

  // inside file names, tags and ids these part words, which the tokenizer's rules do not say
  private static final NormalizeCharMap GAPS = gaps();

  private static final Analyzer PLAIN = new English(false);
  private static final Analyzer STEMMED = new English(true);

  /** By field: {@link #PLAIN_FIELD} plain, all others without endings. */
  static final Analyzer BY_FIELD =
      new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
        @Override
        protected Analyzer getWrappedAnalyzer(String field) {
          return field.equals(PLAIN_FIELD) ? PLAIN : STEMMED;
        }
      };

  private Words() {}

  private static NormalizeCharMap gaps() {
    var gaps = new NormalizeCharMap.Builder();
    for (String gap : List.of("_", ".", ":")) {
      gaps.add(gap, " ");
    }
    return gaps.build();
  }

  private static final class English extends Analyzer {
    private final boolean stemmed;

    English(boolean stemmed) {
      this.stemmed = stemmed;
    }

    @Override
    protected Reader initReader(String field, Reader reader) {
      return new MappingCharFilter(GAPS, reader);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      var tokenizer = new StandardTokenizer();
      TokenStream words = new LowerCaseFilter(new CJKWidthFilter(tokenizer));
      words = new ASCIIFoldingFilter(new EnglishPossessiveFilter(words));
      return new TokenStreamComponents(tokenizer, stemmed ? new PorterStemFilter(words) : words);
    }
  }

  /** The words of a text in small letters, without accents, with their endings. */
  static List<String> plain(String text) {
    return words(PLAIN, text);
  }

  /** A plain word without its ending. */
  static String stem(String plain) {
    List<String> stems = words(STEMMED, plain);
    return stems.isEmpty() ? plain : stems.get(0);
  }

  /**
   * The words of a name in one, so that case, spaces, dashes and colons make no difference: {@code
   * power shell} is {@code PowerShell}.
   */
  static String key(String name) {
    return String.join("", plain(name));
  }

  private static List<String> words(Analyzer analyzer, String text) {
    var words = new ArrayList<String>();
    try (TokenStream tokens = analyzer.tokenStream("", new StringReader(text))) {
      var word = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(word.toString());
      }
      tokens.end();
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
