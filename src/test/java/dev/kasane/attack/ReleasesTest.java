package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Resolution across releases and domains that no real pair of releases shows all at once. */
class ReleasesTest {
  private static TinyBundle release(String version) {
    return TinyBundle.of("enterprise-attack").version(version).tactics();
  }

  private static Resolution resolve(
      Attack attack, @Nullable String id, @Nullable String name, @Nullable String tactic) {
    return attack.resolve(new Claim(id, name, tactic, null), null);
  }

  private static String told(Resolution r) {
    return (r.technique() == null ? r.reason() : r.technique().id()) + " " + r.outcome().word();
  }

  @Test
  void anIdThatOnlyAnOlderReleaseKnowsIsTheObjectOfTheSameStixId() {
    Attack attack =
        release("2.0")
            .technique("same", "T2000", "New")
            .over(release("1.0").technique("same", "T1000", "Old"));
    Resolution resolution = resolve(attack, "T1000", null, null);
    assertEquals("T2000 older-release", told(resolution));
    assertEquals(List.of("T1000", "T2000"), resolution.path());
  }

  @Test
  void anObjectThatIsGoneIsFollowedInsideTheOlderRelease() {
    Attack attack =
        release("2.0")
            .technique("next", "T2000", "New")
            .over(
                release("1.0")
                    .technique("next", "T2000", "New")
                    .revoked("gone", "T1000", "Old", "next"));
    assertEquals("T2000 older-release", told(resolve(attack, "T1000", null, null)));
  }

  @Test
  void anOldIdIsAlsoFollowedInTheCurrentRelease() {
    Attack attack =
        release("2.0")
            .technique("last", "T3000", "Last")
            .revoked("same", "T2000", "Old", "last")
            .over(release("1.0").technique("same", "T1000", "Old"));
    assertEquals(List.of("T1000", "T2000", "T3000"), resolve(attack, "T1000", null, null).path());
  }

  @Test
  void whatIsGoneWithoutSuccessorSaysSo() {
    Attack attack =
        release("2.0")
            .technique("other", "T2000", "New")
            .over(release("1.0").technique("gone", "T1000", "Old"));
    assertEquals("gone unresolved", told(resolve(attack, "T1000", null, null)));
  }

  @Test
  void theNewestReleaseThatKnowsAnIdSpeaksForIt() {
    Attack attack =
        release("3.0")
            .technique("a", "T2000", "A")
            .technique("b", "T2001", "B")
            .over(
                release("2.9").technique("a", "T1000", "A"),
                release("2.10").technique("b", "T1000", "B"));
    assertEquals("T2001 older-release", told(resolve(attack, "T1000", null, null)));
  }

  @Test
  void aNameOfAnOlderReleaseIsThatOfTheSameObject() {
    Attack attack =
        release("2.0")
            .technique("same", "T1000", "New Name")
            .over(release("1.0").technique("same", "T1000", "Old Name"));
    assertEquals("T1000 name", told(resolve(attack, null, "old-name", null)));
    assertEquals("T1000 exact", told(resolve(attack, "T1000", "Old Name", null)));
  }

  @Test
  void aDeprecationCanBeUndone() {
    Attack attack =
        release("2.0")
            .technique("same", "T1000", "Back")
            .over(release("1.0").deprecated("same", "T1000", "Back"));
    assertEquals("T1000 exact", told(resolve(attack, "T1000", null, null)));
  }

  @Test
  void aTacticKeepsItsIdUnderANewName() {
    Attack attack =
        release("2.0")
            .tactics("TA0005 stealth", "TA0112 defense-impairment")
            .technique("one", "T1000", "One", "stealth")
            .over(
                release("1.0")
                    .tactics("TA0005 defense-evasion")
                    .technique("one", "T1000", "One", "defense-evasion"));
    assertEquals("stealth", resolve(attack, "T1000", null, "defense evasion").tactic());
  }

  @Test
  void aTacticThatTheTechniqueOnceHadIsNoContradiction() {
    Attack attack =
        release("2.0")
            .tactics("TA0005 stealth", "TA0112 defense-impairment")
            .technique("one", "T1000", "One", "defense-impairment")
            .over(
                release("1.0")
                    .tactics("TA0005 defense-evasion")
                    .technique("one", "T1000", "One", "defense-evasion"));
    assertEquals("T1000 exact", told(resolve(attack, "T1000", null, "TA0005")));
  }

  @Test
  void aRefinedPathEndsAtTheSubTechnique() {
    Attack attack =
        release("1.0")
            .technique("new", "T2000", "New")
            .technique("sub", "T2000.001", "Sub")
            .revoked("old", "T1000", "Old", "new")
            .alone();
    Resolution resolution = resolve(attack, "T1000", "Sub", null);
    assertEquals("T2000.001 refined", told(resolution));
    assertEquals(List.of("T1000", "T2000", "T2000.001"), resolution.path());
  }

  @Test
  void aRevocationWithoutSuccessorStaysItself() {
    Attack attack = release("1.0").revoked("old", "T1000", "Old", "nowhere").alone();
    Resolution resolution = resolve(attack, "T1000", null, null);
    assertEquals("T1000 revoked", told(resolution));
    assertEquals(List.of("T1000"), resolution.path());
  }

  @Test
  void aCircleOfRevocationsEnds() {
    Catalogue circle =
        release("1.0").revoked("a", "T1000", "A", "b").revoked("b", "T1001", "B", "a").catalogue();
    var attack = new Attack(List.of(circle), List.of());
    assertEquals("T1001 revoked", told(resolve(attack, "T1000", null, null)));
    assertTrue(circle.warnings().get(0).startsWith("revocations that run in a circle: 2"));
  }

  @Test
  void anIdBelongsToTheDomainThatHasItAndANameToEnterpriseFirst() {
    Catalogue enterprise = release("1.0").technique("e", "T1000", "Same Name").catalogue();
    Catalogue mobile =
        TinyBundle.of("mobile-attack")
            .tactics("TA0027 initial-access")
            .technique("m", "T1400", "Same Name")
            .catalogue();
    var attack = new Attack(List.of(mobile, enterprise), List.of());
    assertEquals("T1400 exact", told(resolve(attack, "T1400", "Same Name", null)));
    assertEquals("T1000 name", told(resolve(attack, null, "Same Name", null)));
    Resolution mobileSaid =
        attack.resolve(new Claim(null, "Same Name", null, null), "mobile-attack");
    assertEquals("T1400 name", told(mobileSaid));
  }

  @Test
  void theFingerprintTellsReleasesApart() {
    Attack one = release("1.0").technique("a", "T1000", "A").alone();
    Attack two = release("1.0").technique("a", "T1000", "B").alone();
    assertNotEquals(one.fingerprint(), two.fingerprint());
  }

  @Test
  void theSameReleasesHaveTheSameFingerprint() {
    TinyBundle bundle = release("1.0").technique("a", "T1000", "A");
    assertEquals(bundle.alone().fingerprint(), bundle.alone().fingerprint());
  }
}
