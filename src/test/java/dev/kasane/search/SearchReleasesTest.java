package dev.kasane.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.attack.ObjectStatus;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On the releases of the shared data, which are skipped where it is not at hand. */
class SearchReleasesTest {
  private static Attack attack;
  private static Asking asking;

  @BeforeAll
  static void load() {
    attack = Attacks.of("enterprise-attack-18.1", "enterprise-attack-8.2");
    asking = new Asking(attack);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T1059.001 | T1059.001 id",
        "S0002 | S0002 id",
        "malware--92ec0cbd-2c30-44a2-b270-73f4ec949841 | S0148 id",
        "C0024 | C0024 id",
        "AN0110 | AN0110 id",
        "T1156 | T1546.004 other-id",
        "DLL Side-Loading | T1574.001 former-name",
        "credential access | TA0006 name",
        "solarwinds compromise | C0024 name",
        "Process Creation | DC0032 name",
        "dumping credentials | T1003 former-name",
        "lsass memory dump | T1003.001 name",
        "how do attackers dump credentials from lsass | T1003.001 text",
        "oauth token theft steal application access | T1528 text"
      })
  void theBestHitIs(String question, String expected) {
    assertEquals(expected, asking.first(question));
  }

  @ParameterizedTest
  @CsvSource({
    "mimikats, Mimikatz",
    "spearfishing atachment, Spearphishing Attachment",
    "solarwind compromize, SolarWinds Compromise",
    "kerberosting, Kerberoasting"
  })
  void aMisspeltNameSuggestsTheRightOneFirst(String question, String expected) {
    assertEquals(expected, asking.suggested(question).get(0));
  }

  @Test
  void everyActiveObjectIsTheFirstHitOfItsOwnId() {
    var others =
        attack.current().get(0).techniques().stream()
            .filter(t -> t.status() == ObjectStatus.ACTIVE)
            .filter(t -> !asking.find(t.id()).hits().get(0).stixId().equals(t.stixId()))
            .toList();
    assertEquals(List.of(), others);
  }

  @Test
  void everyTechniqueIsAmongTheFirstHitsOfItsName() {
    var lost =
        attack.current().get(0).techniques().stream()
            .filter(t -> t.status() == ObjectStatus.ACTIVE)
            .filter(
                t ->
                    asking.find(t.name()).hits().stream()
                        .limit(5)
                        .noneMatch(hit -> hit.stixId().equals(t.stixId())))
            .map(t -> t.id() + " " + t.name())
            .toList();
    assertEquals(List.of(), lost);
  }

  @Test
  void everyMarkIsInsideItsTextAndBehindTheOneBefore() {
    for (Hit hit : asking.find("windows credentials").hits()) {
      for (Highlight highlight : hit.highlights()) {
        int last = 0;
        for (Highlight.Mark mark : highlight.marks()) {
          assertTrue(last <= mark.start() && mark.start() < mark.end(), highlight::toString);
          last = mark.end();
        }
        assertTrue(last <= highlight.text().length(), highlight::toString);
      }
    }
  }

  @Test
  void anOldReleaseIsSearchedWithItsOwnNames() {
    var old = attack.older();
    Found found = new Search().find(attack, old, "T1574.002", hit -> true);
    assertEquals("DLL Side-Loading", found.hits().get(0).name());
    assertEquals("8.2", found.hits().get(0).release().version());
  }

  @Test
  void whatSeveralDomainsHaveIsFoundOnceInTheFirst() {
    var both = new Asking(Attacks.currently("enterprise-attack-18.1", "ics-attack-18.1"));
    var hits = both.find("sandworm").hits();
    var seen = new HashSet<String>();
    assertTrue(hits.stream().allMatch(hit -> seen.add(hit.stixId())));
    assertEquals("enterprise-attack", hits.get(0).release().domain());
    assertEquals("T0843 id", both.first("T0843"));
  }
}
