package dev.kasane.search;

import dev.kasane.attack.TechniqueId;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.en.EnglishAnalyzer;

/**
 * What was asked. Any text is a question; nothing in it is syntax.
 *
 * @param text as asked, cut and with full-width letters made plain
 * @param ids everything in it that looks like an id of ATT&amp;CK, as ATT&amp;CK writes it
 * @param words what to look for, without words that say nothing unless there are no others
 * @param key all of its words in one; see {@link Words#key}
 */
record Question(String text, Set<String> ids, List<Word> words, String key) {
  /** Names are shorter; what stands behind is not read. */
  static final int LONGEST = 300;

  static final int MOST_WORDS = 16;
  private static final int MOST_IDS = 16;

  // bounded and without choice between ways to match, so linear
  private static final Pattern ID =
      Pattern.compile("(?<![A-Z0-9])([A-Z]{1,3}[0-9]{4})(?:[._/-]([0-9]{3}))?(?![A-Z0-9])");

  private static final Pattern BEGINNING =
      Pattern.compile("[A-Z]{1,3}[0-9]{1,5}(?:\\.[0-9]{0,4})?");

  /**
   * A word.
   *
   * @param plain with its ending
   * @param stem without it
   */
  record Word(String plain, String stem) {}

  static Question of(String asked) {
    String text = cut(Normalizer.normalize(cut(asked), Normalizer.Form.NFKC)).strip();
    var words = new LinkedHashSet<String>(Words.plain(text));
    var saying = new ArrayList<>(words);
    saying.removeIf(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET::contains);
    List<Word> looked =
        (saying.isEmpty() ? words : saying)
            .stream().limit(MOST_WORDS).map(word -> new Word(word, Words.stem(word))).toList();
    return new Question(text, ids(text), looked, Words.key(text));
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static Set<String> ids(String text) {
    TechniqueId read = TechniqueId.read(text);
    var ids = new LinkedHashSet<String>();
    if (read.kind() == TechniqueId.Kind.ATLAS) {
      return ids;
    }
    if (text.contains("--")) {
      ids.add(text.toLowerCase(Locale.ROOT));
    }
    if (read.id() != null) {
      ids.add(read.id());
    }
    Matcher matcher = ID.matcher(text.toUpperCase(Locale.ROOT));
    while (matcher.find() && ids.size() < MOST_IDS) {
      String sub = matcher.group(2);
      ids.add(sub == null ? matcher.group(1) : matcher.group(1) + "." + sub);
    }
    return ids;
  }

  /** Whether it says a technique, in any spelling, also one that only an older release knows. */
  boolean saysTechnique() {
    return switch (TechniqueId.read(text).kind()) {
      case TECHNIQUE, STIX, CAPEC -> true;
      default -> false;
    };
  }

  /** Whether it is nothing but an id, or the beginning of one. */
  boolean beginsId() {
    return BEGINNING.matcher(upper()).matches();
  }

  String upper() {
    return text.toUpperCase(Locale.ROOT);
  }

  /** The same, asked with some of its words. */
  Question only(List<Word> some) {
    return new Question(text, ids, some, String.join("", some.stream().map(Word::plain).toList()));
  }
}
