package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kasane.attack.Comparison.Change;
import dev.kasane.attack.Comparison.Way;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each way in which an object can change, one by one. */
class ComparisonTest {
  private static TinyBundle release() {
    return TinyBundle.of("enterprise-attack").tactics("TA0001 one", "TA0002 two");
  }

  private static List<String> told(TinyBundle from, TinyBundle to) {
    var comparison = Comparison.of(from.catalogue(), to.catalogue());
    return Arrays.stream(Noun.values())
        .flatMap(noun -> comparison.changes(noun).stream())
        .map(change -> change.way() + " " + change.entry().id())
        .toList();
  }

  @Test
  void theSameReleaseHasNoChanges() {
    TinyBundle same = release().technique("a", "T1000", "A", "one");
    assertEquals(List.of(), told(same, same));
  }

  @Test
  void whatOnlyOneReleaseHasWasAddedOrRemoved() {
    TinyBundle from = release().technique("a", "T1000", "A", "one");
    TinyBundle to = release().technique("b", "T2000", "B", "one");
    assertEquals(List.of("REMOVED T1000", "ADDED T2000"), told(from, to));
  }

  @Test
  void anObjectIsTheSameByItsStixIdWhateverItIsCalled() {
    TinyBundle from = release().technique("a", "T1000", "A", "one");
    TinyBundle to = release().technique("a", "T2000", "B", "one");
    assertEquals(List.of("RENAMED T2000", "RENUMBERED T2000"), told(from, to));
  }

  @Test
  void aRevocationHasThePathToItsLastSuccessor() {
    TinyBundle from = release().technique("a", "T1000", "A", "one");
    TinyBundle to =
        release()
            .revoked("a", "T1000", "A", "b")
            .revoked("b", "T2000", "B", "c")
            .technique("c", "T3000", "C", "one");
    Change revoked =
        Comparison.of(from.catalogue(), to.catalogue())
            .changes(Noun.TECHNIQUES, Way.REVOKED)
            .get(0);
    assertEquals(List.of("T1000", "T2000", "T3000"), revoked.path());
  }

  @Test
  void deprecationAndItsUndoingAreEachOther() {
    TinyBundle active = release().technique("a", "T1000", "A", "one");
    TinyBundle deprecated = release().deprecated("a", "T1000", "A", "one");
    assertEquals(List.of("DEPRECATED T1000"), told(active, deprecated));
    assertEquals(List.of("BACK T1000"), told(deprecated, active));
  }

  @Test
  void anotherTacticIsAMoveAndAnotherNameOfTheSameIsNone() {
    TinyBundle from = release().technique("a", "T1000", "A", "one");
    assertEquals(
        List.of("MOVED T1000"), told(from, release().technique("a", "T1000", "A", "one", "two")));
    TinyBundle renamed =
        TinyBundle.of("enterprise-attack")
            .tactics("TA0001 first", "TA0002 two")
            .technique("a", "T1000", "A", "first");
    assertEquals(List.of("TACTIC_RENAMED T1000", "RENAMED TA0001"), told(from, renamed));
  }

  @Test
  void aTechniqueUnderAnotherParentIsReported() {
    TinyBundle from =
        release()
            .technique("a", "T1000", "A", "one")
            .technique("b", "T2000", "B", "one")
            .technique("s", "T1000.001", "S", "one");
    TinyBundle to =
        release()
            .technique("a", "T1000", "A", "one")
            .technique("b", "T2000", "B", "one")
            .technique("s", "T2000.001", "S", "one");
    assertEquals(List.of("RENUMBERED T2000.001", "PARENT_CHANGED T2000.001"), told(from, to));
  }

  private static TinyBundle described(String text) {
    return release()
        .object(
            "intrusion-set",
            "intrusion-set--1",
            "'name':'G','description':'%s',%s".formatted(text, TinyBundle.reference("G0001")));
  }

  @Test
  void anotherDescriptionIsAChangedText() {
    assertEquals(List.of("TEXT_CHANGED G0001"), told(described("old"), described("new")));
  }

  @Test
  void namesOfWhatIsNotInUseAreNotCompared() {
    TinyBundle from = release().deprecated("a", "T1000", "A", "one");
    TinyBundle to = release().deprecated("a", "T1000", "B", "two");
    assertEquals(List.of(), told(from, to));
  }

  @Test
  void aCircleOfRevocationsEnds() {
    TinyBundle from = release().technique("a", "T1000", "A", "one");
    TinyBundle to = release().revoked("a", "T1000", "A", "b").revoked("b", "T2000", "B", "a");
    var comparison = Comparison.of(from.catalogue(), to.catalogue());
    assertEquals(
        List.of("T1000", "T2000"), comparison.changes(Noun.TECHNIQUES, Way.REVOKED).get(0).path());
  }

  @Test
  void theBuiltInFactsAreComparedOnlyAsFarAsTheyGo() {
    Catalogue bundle = Attacks.bundle("enterprise-attack-18.1");
    var comparison = Comparison.of(bundle, BuiltInFacts.read());
    var changed =
        Arrays.stream(Noun.values())
            .flatMap(noun -> comparison.changes(noun).stream())
            .map(change -> change.way() + " " + change.entry().id())
            .toList();
    assertEquals(List.of(), changed);
    assertFalse(comparison.covers(Noun.CAMPAIGNS));
  }
}
