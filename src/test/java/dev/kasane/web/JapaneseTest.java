package dev.kasane.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JapaneseTest {
  private static final Path SENTENCES = Path.of("src/main/resources/sentences/ja.txt");
  private static final Path SOURCES = Path.of("src/main/java/dev/kasane");

  /** What readers of pages can be told of. */
  private static final List<String> PACKAGES =
      List.of(
          "api",
          "attack",
          "casebook",
          "exchange",
          "finding",
          "guideline",
          "plan",
          "stream",
          "update",
          "web");

  private static final Pattern NO_SENTENCES =
      Pattern.compile(
          "/\\*.*?\\*/|//[^\n]*|\"\"\".*?\"\"\"|@\\w+\\((?:[^()\"]|\"(?:[^\"\\\\\n]|\\\\.)*\"|\\((?:[^()\"]|\"(?:[^\"\\\\\n]|\\\\.)*\"|\\([^()]*\\))*\\))*\\)|LOG\\.\\w+\\([^;]*;|IllegalStateException\\([^;]*;",
          Pattern.DOTALL);
  private static final Pattern SENTENCE =
      Pattern.compile("\"((?:[A-Z]|'%s'|%s|%d)(?:[^\"\\\\\n]|\\\\.)* (?:[^\"\\\\\n]|\\\\.)*\\.)\"");
  private static final Pattern GAP = Pattern.compile("%,?[sd]");

  /** What no page shows: files for other programs, examples; and what is put together. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "In how many of %s cases each technique was seen, confirmed or suspected.",
          "%s %s is %s in case %s.",
          "The table stands between the lines '%s' and '%s'; one of them is missing.",
          "The intruder came in over the VPN (T1133), guessed passwords by Brute Force, and started"
              + " PowerShell on the file server.",
          "'%s' %s.",
          "'%s' %s; it must be %s.",
          "%s after %s waits.",
          "%s and wants no question before %s.");

  private static String source(Path file) {
    try {
      String bare = NO_SENTENCES.matcher(Files.readString(file)).replaceAll("");
      return bare.replaceAll("\"\\s*\\+\\s*\"", "");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Stream<String> said() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<Path> all =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.toString().endsWith("Messages.java"))
              .filter(file -> !file.toString().endsWith("Documentation.java"))
              .filter(file -> PACKAGES.contains(SOURCES.relativize(file).getName(0).toString()))
              .toList();
      return all.stream()
          .flatMap(file -> SENTENCE.matcher(source(file)).results())
          .map(found -> found.group(1).replace("\\\"", "\""))
          .map(said -> GAP.matcher(said).replaceAll("%s"))
          .filter(said -> !ELSEWHERE.contains(said));
    }
  }

  @Test
  void everySentenceOfThePackagesIsThereInJapanese() throws IOException {
    assertEquals(
        new TreeSet<>(),
        said()
            .filter(said -> !Japanese.is(Japanese.of(said)))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  /** Sentences that are put together from parts which stand apart in the sources. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'technique' is 'x'; it must be the id of a technique of a loaded release.",
        "'limit' is '0'; it must be a whole number from 1 to 1000.",
        "'status' is 'x'; it must be one of: a, b.",
        "'status' is 'x'; it must be one or several, with commas, of: a, b; or alone c or d.",
        "'from' is 'x'; it must be a day or an RFC 3339 time such as 2026-05-01T02:03:04Z.",
        "'domain' is 'x'; it must be one that is loaded: a, b.",
        "'budget' is missing; it must be a number from 0 to 1000000 with at most 2 decimal places.",
        "'costs.control' is 'x'; it must be the id of a control of 'attack-mitigations'.",
        "'facts/phase' needs a 'value'; without one its status is unknown.",
        "'facts' is empty; it must state a fact.",
        "'facts/phase' is 'x'; it must be one of: a, b.",
        "'facts' holds 'x'; known are: a, b.",
        "In 'facts/phase': 'note' has 2000 characters; at most 1000 are read.",
        "'techniques' is text; it must be an array.",
        "A finding is a JSON object, not an array.",
        "This is not JSON: it breaks at line 1, column 2.",
        "my.yaml, line 3: 'a' is no place: a place has at most 9 steps.",
        "my.csv: Line 3: there is no control; name it in the column 'control'.",
        "https://example.org/: The download broke off: nothing more came for 30 seconds.",
        "The server answers 503 after 3 waits.",
        "It cannot be read: it is no STIX bundle, which is a JSON object.",
        "objects without id: 3, first x",
        "lockout and times of logon are settings; some calls follow; in a plant it waits for standstills"
      })
  void whatIsPutTogetherIsJapaneseInAllItsParts(String sentence) {
    String japanese = Japanese.of(sentence);
    assertTrue(Japanese.is(japanese), japanese);
  }

  @Test
  void everyReasonOfACostIsThereInJapanese() throws IOException {
    var reasons = new TreeSet<String>();
    for (String line :
        Files.readAllLines(Path.of("src/main/resources/guideline/attack-mitigation-costs.csv"))) {
      String[] fields = line.split(",", 4);
      if (fields[0].matches("M\\d+")) {
        reasons.add(fields[3].replace("\"", ""));
      }
    }
    reasons.removeIf(reason -> Japanese.is(Japanese.of(reason)));
    assertEquals(new TreeSet<>(), reasons);
  }

  @Test
  void bothLanguagesSayTheSameFigures() throws IOException {
    var different = new TreeSet<String>();
    for (String block : Files.readString(SENTENCES).split("\n\n+")) {
      String[] lines = block.lines().filter(line -> !line.startsWith("#")).toArray(String[]::new);
      if (lines.length > 0 && (lines.length != 2 || !gaps(lines[0]).equals(said(lines[1])))) {
        different.add(block);
      }
    }
    assertEquals(new TreeSet<>(), different);
  }

  private static TreeSet<Integer> gaps(String english) {
    var numbers = new TreeSet<Integer>();
    for (int i = 1; i < english.split("%s", -1).length; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  private static TreeSet<Integer> said(String japanese) {
    return Pattern.compile("\\{(\\d)\\*?}")
        .matcher(japanese)
        .results()
        .map(found -> Integer.valueOf(found.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void aSentenceOfSomebodyElseStaysAsItIs() {
    assertEquals("FATAL: the database is gone", Japanese.of("FATAL: the database is gone"));
  }

  @Test
  void whatFillsAGapIsTakenOverAsItCame() {
    assertEquals("事案「$1 {1} \\ text」はありません。", Japanese.of("There is no case '$1 {1} \\ text'."));
  }
}
