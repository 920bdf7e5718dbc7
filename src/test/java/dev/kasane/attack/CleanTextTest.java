package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "uses [Net](https://attack.mitre.org/software/S0039) here | uses Net here",
        "[One](https://a.b/c)[Two](/techniques/T1) | OneTwo",
        "it ran.(Citation: Some Report 2021) Then | it ran. Then",
        "it ran (Citation: Some Report)(Citation: Other). Then | it ran. Then",
        "it ran (Citation: Some Report) and | it ran and",
        "an advisory (Citation: ICS Advisory (ICSA-10-238-01B)). | an advisory.",
        "see [a page](https://a.b/c_(d)) now | see a page now",
        "<code>net.exe</code> with <PID> | net.exe with <PID>",
        "[System.Convert]::FromBase64String(x) | [System.Convert]::FromBase64String(x)",
        "[char[]](1,2) | [char[]](1,2)",
        "[left](no target) | [left](no target)",
        "[never closed](https://a.b | [never closed](https://a.b",
        "(Citation: never closed | (Citation: never closed",
        "a [b [c](https://d.e) | a [b c",
        "攻撃者は [Mimikatz](https://a.b/c) を使う | 攻撃者は Mimikatz を使う",
      })
  void marksGoAndWordsStay(String raw, String clean) {
    assertEquals(clean, CleanText.of(raw));
  }

  @Test
  void aBreakIsANewLine() {
    assertEquals("a\nb", CleanText.of("a<br>b"));
  }

  @Test
  void nothingStaysNothing() {
    assertNull(CleanText.of(null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "](", "](http://", "[](http://(", "(Citation:", "<", "<code", "(("})
  void hostileTextStaysAsItIsAndDoesNotTakeForEver(String piece) {
    String hostile = piece.repeat(2_000_000 / piece.length());
    assertEquals(hostile, CleanText.of(hostile));
  }

  @Property
  void whatHasNoMarksStaysAsItIs(
      @ForAll @CharRange(from = 'a', to = 'z') @Chars({' ', '.', ')', ']', '\n'}) String plain) {
    assertEquals(plain.strip(), CleanText.of(plain));
  }

  @Property
  void nothingIsEverAddedButNewLines(
      @ForAll @StringLength(max = 60) @Chars({'[', ']', '(', ')', '<', '/', 'b', 'r', '>', ' '})
          String marks) {
    String clean = CleanText.of(marks);
    assertEquals(
        List.of(),
        Stream.of(clean.split("")).filter(c -> !c.equals("\n") && !marks.contains(c)).toList());
  }

  @Test
  void noTextOfARealReleaseKeepsItsMarks() {
    Catalogue release = Attacks.bundle("enterprise-attack-18.1");
    List<String> left =
        release.techniques().stream()
            .map(t -> String.valueOf(CleanText.of(t.description())))
            .filter(text -> text.contains("(Citation:") || text.contains("](http"))
            .toList();
    assertEquals(List.of(), left);
  }
}
