package dev.kasane.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What Kasane's packages say in English, in Japanese. They say it as sentences of fixed patterns,
 * which REST answers as they are and Kafka keeps for years; so a sentence is known by its pattern
 * here, wherever and whenever it was said, and what fills its gaps is taken over. The patterns
 * stand in {@code sentences/ja.txt}.
 */
final class Japanese {
  private static final String RESOURCE = "/sentences/ja.txt";

  /** No sentence of ours is longer, whatever somebody sends. */
  private static final int LONGEST = 4_000;

  /** How many names may stand before what is said of them. */
  private static final int NAMES = 2;

  private static final List<SentencePattern> ALL = patterns();

  private static final Map<String, String> WHOLE =
      ALL.stream()
          .filter(SentencePattern::whole)
          .collect(Collectors.toMap(SentencePattern::english, SentencePattern::other));

  /** The surest first. */
  private static final List<SentencePattern> WITH_GAPS =
      ALL.stream()
          .filter(pattern -> !pattern.whole())
          .sorted(Comparator.comparingInt(SentencePattern::sureness).reversed())
          .toList();

  private Japanese() {}

  /** Blocks of two lines, an English sentence and the Japanese one. */
  private static List<SentencePattern> patterns() {
    try (InputStream in = Objects.requireNonNull(Japanese.class.getResourceAsStream(RESOURCE))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Stream.of(text.split("\n\n+"))
          .map(block -> block.lines().filter(line -> !line.startsWith("#")).toList())
          .filter(lines -> lines.size() == 2)
          .map(lines -> SentencePattern.of(lines.get(0), lines.get(1)))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("The resource " + RESOURCE + " is damaged", e);
    }
  }

  /** The sentence in Japanese; as it is where it is none of Kasane's. */
  static String of(String sentence) {
    return of(sentence, NAMES);
  }

  private static String of(String sentence, int names) {
    String whole = WHOLE.get(sentence);
    if (whole != null || sentence.length() > LONGEST) {
      return whole == null ? sentence : whole;
    }
    for (SentencePattern pattern : WITH_GAPS) {
      List<String> gaps = pattern.gaps(sentence);
      if (gaps != null) {
        return pattern.filled(gaps);
      }
    }
    return behindName(sentence, names);
  }

  /** What says first what it is about, such as the name of a file, and then why. */
  private static String behindName(String sentence, int names) {
    int behind = sentence.indexOf(": ") + 2;
    return behind < 2 || names == 0
        ? sentence
        : sentence.substring(0, behind) + of(sentence.substring(behind), names - 1);
  }

  /** Whether a text is said in Japanese, at least in part. */
  static boolean is(String text) {
    return text.codePoints()
        .mapToObj(Character.UnicodeScript::of)
        .anyMatch(
            script ->
                script == Character.UnicodeScript.HIRAGANA
                    || script == Character.UnicodeScript.KATAKANA
                    || script == Character.UnicodeScript.HAN);
  }
}
