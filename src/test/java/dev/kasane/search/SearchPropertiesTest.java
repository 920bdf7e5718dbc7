package dev.kasane.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.attack.Technique;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SearchPropertiesTest {
  private static final Attack FACTS = Attacks.builtIn();
  private static final Asking ASKING = new Asking(FACTS);

  /** Anything, also broken surrogates; what people ask; what is syntax elsewhere. */
  @Provide
  Arbitrary<String> questions() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(60),
        Arbitraries.strings().ofMinLength(1000).ofMaxLength(3000),
        Arbitraries.strings().withCharRange('\ud800', '\udfff').ofMaxLength(20),
        Arbitraries.strings().withChars("()[]{}\"'*?~^:\\/+-&|! T1059.Aa\ufdfa").ofMaxLength(80),
        Arbitraries.of("T1059", "powershell", "資格情報", "AND", "name:", "*", "~2", "the", "s0002")
            .list()
            .ofMaxSize(40)
            .map(words -> String.join(" ", words)));
  }

  @Property(tries = 150)
  void anyQuestionIsAnsweredWithinBounds(@ForAll("questions") String question) {
    Found found = ASKING.find(question, hit -> true);
    assertTrue(found.suggestions().size() <= 5);
    assertTrue(found.ignored().size() <= Question.MOST_WORDS);
    var seen = new HashSet<String>();
    for (Hit hit : found.hits()) {
      assertTrue(seen.add(hit.stixId()));
    }
    for (Hit hit : found.hits().subList(0, Math.min(20, found.hits().size()))) {
      for (Highlight highlight : hit.highlights()) {
        assertTrue(highlight.marks().stream().allMatch(m -> m.end() <= highlight.text().length()));
      }
    }
  }

  @Property(tries = 300)
  void whatIsReadOfAQuestionIsBounded(@ForAll("questions") String question) {
    var read = Question.of(question);
    assertTrue(read.text().length() <= Question.LONGEST);
    assertTrue(read.words().size() <= Question.MOST_WORDS);
  }

  @Property(tries = 60)
  void theSameQuestionHasTheSameOrder(@ForAll("questions") String question) {
    List<String> first = ASKING.ids(question);
    assertEquals(first, new Asking(FACTS).ids(question));
  }

  @Provide
  Arbitrary<Technique> techniques() {
    return Arbitraries.of(FACTS.current().get(0).techniques());
  }

  @Property(tries = 60)
  void everyTechniqueIsTheFirstOfItsIdAmongThoseOfItsStatus(
      @ForAll("techniques") Technique technique) {
    var found = ASKING.find(technique.id(), hit -> hit.status() == technique.status());
    assertEquals(technique.stixId(), found.hits().get(0).stixId());
  }

  @Property(tries = 60)
  void aNameWithAWrongLetterIsFoundOrSuggested(@ForAll("techniques") Technique technique) {
    String name = technique.name();
    int middle = name.length() / 2;
    String wrong = name.substring(0, middle) + "q" + name.substring(middle + 1);
    Found found = ASKING.find(wrong, hit -> hit.status() == technique.status());
    boolean isSuggested =
        found.suggestions().stream().anyMatch(s -> s.text().equalsIgnoreCase(name));
    boolean isFound = found.hits().stream().anyMatch(hit -> hit.name().equalsIgnoreCase(name));
    assertTrue(isSuggested || isFound || name.length() <= 4, wrong + " " + found.suggestions());
  }
}
