package dev.kasane.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.attack.Attacks;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.search.Highlight.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On the built-in facts, which have names and no descriptions. */
class SearchTest {
  private static final Asking FACTS = new Asking(Attacks.builtIn());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // ids in all spellings
        "T1059.001 | T1059.001 id",
        "t1059.001 | T1059.001 id",
        "Ｔ１０５９．００１ | T1059.001 id",
        "V9.T1003.001 | T1003.001 id",
        "MITRE_T1059_003_Something | T1059.003 id",
        "attack.t1059.001 | T1059.001 id",
        "https://attack.mitre.org/techniques/T1059/001/ | T1059.001 id",
        "attack-pattern--970a3432-3237-47ad-bcca-7d8cbb217736 | T1059.001 id",
        "T1003 - OS Credential Dumping | T1003 id",
        "T1003（資格情報のダンプ） | T1003 id",
        "m1030 | M1030 id",
        "attack.g0007 | G0007 id",
        "https://attack.mitre.org/software/S0002/ | S0002 id",
        "TA0006 | TA0006 id",
        "T1086 | T1059.001 other-id",
        "T1073 | T1574.001 other-id",
        "CAPEC-13 | T1562.003 other-id",
        // names, however they are written
        "PowerShell | T1059.001 name",
        "power shell | T1059.001 name",
        "ＰｏｗｅｒＳｈｅｌｌ | T1059.001 name",
        "os-credential_dumping | T1003 name",
        "OS Credential Dumping: LSASS Memory | T1003.001 name",
        "OS Credential Dumping > LSASS Memory | T1003.001 name",
        "defense-evasion | TA0005 name",
        "mimikatz | S0002 name",
        "pass the hash | T1550.002 name",
        // former names and aliases
        "DLL Side-Loading | T1574.001 former-name",
        "Credential Dumping | T1003 former-name",
        "fancy bear | G0007 alias",
        // the beginning of a name, or its words in any order and form
        "spearphishing att | T1566.001 name",
        "nobel | G0016 alias",
        "T105 | T1052 id",
        "dumping OS credentials | T1003 name",
        "injected processes | T1055 name",
        "phishing for the information | T1598 name",
        // no word of a query is syntax
        "name:PowerShell | T1059.001 text",
        "PowerShell AND NOT (\"*~2^9 | T1059.001 text"
      })
  void theBestHitIs(String question, String expected) {
    assertEquals(expected, FACTS.first(question));
  }

  @Test
  void anIdComesBeforeWhatBeginsWithIt() {
    assertEquals(List.of("T1003", "T1003.001", "T1003.002"), FACTS.ids("t1003").subList(0, 3));
  }

  @Test
  void aNameComesBeforeAFormerNameAliasesBeginningsAndWords() {
    var found = FACTS.find("powershell").hits();
    var scores = found.stream().map(Hit::score).toList();
    assertEquals(scores.stream().sorted((a, b) -> Float.compare(b, a)).toList(), scores);
    assertEquals("PowerShell", found.get(0).name());
    assertTrue(found.stream().anyMatch(hit -> hit.name().equals("PowerShell Profile")));
  }

  @ParameterizedTest
  @CsvSource({
    "mimikats, Mimikatz",
    "powershal, PowerShell",
    "spearfishing atachment, Spearphishing Attachment",
    "colbalt strke, Cobalt Strike",
    "fancybaer, Fancy Bear",
    "T10591, T1059"
  })
  void aMisspeltNameSuggestsTheRightOneFirst(String question, String expected) {
    assertEquals(expected, FACTS.suggested(question).get(0));
  }

  @Test
  void aSuggestionSaysWhoseNameItIs() {
    assertEquals(
        List.of(new Suggestion("Fancy Bear", "G0007", "APT28", "group")),
        FACTS.find("fancy baer").suggestions());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PowerShell", "T1059", "credential"})
  void whereEnoughIsFoundNothingIsSuggested(String question) {
    assertEquals(List.of(), FACTS.suggested(question));
  }

  @ParameterizedTest
  @ValueSource(strings = {"資格情報ダンプ", "パスワードの総当たり", "ミミカッツ", "日本", "漢", "ｱ", "🐻", "…", "-", ""})
  void whatNoNameHasFindsAndSuggestsNothing(String question) {
    Found found = FACTS.find(question);
    assertEquals(List.of(), found.hits());
    assertEquals(List.of(), found.suggestions());
  }

  @Test
  void japaneseAroundAKnownWordIsLeftOutAndSaysSo() {
    Found found = FACTS.find("PowerShellを使う");
    assertEquals("T1059.001", found.hits().get(0).id());
    assertEquals(List.of("を", "使", "う"), found.ignored());
  }

  @Test
  void whereNothingHasAllWordsHalfOfThemWillDo() {
    Found found = FACTS.find("dump credentials with mshta");
    assertEquals(List.of(), found.ignored());
    assertTrue(found.hits().stream().anyMatch(hit -> hit.id().equals("T1003")));
  }

  @Test
  void stopWordsAloneAreStillWords() {
    assertTrue(FACTS.ids("in the").contains("T1557"));
  }

  @Test
  void onlyWhatIsWantedIsFound() {
    Found found = FACTS.find("phishing", hit -> hit.is("sub-technique"));
    assertEquals(
        List.of("sub-technique"), found.hits().stream().map(Hit::kind).distinct().toList());
  }

  @ParameterizedTest
  @CsvSource({
    "technique, powershell, T1059.001",
    "software, mimikatz, S0002",
    "tool, mimikatz, S0002",
    "group, apt28, G0007",
    "mitigation, M1030, M1030",
    "tactic, impact, TA0040"
  })
  void aKindHoldsItsObjects(String kind, String question, String id) {
    assertEquals(id, FACTS.find(question, hit -> hit.is(kind)).hits().get(0).id());
  }

  @Test
  void whatIsNoLongerInUseComesBehindWhateverItMatches() {
    var statuses =
        FACTS.find("PowerShell", hit -> true).hits().stream().map(Hit::status).distinct().toList();
    assertEquals(List.of(ObjectStatus.ACTIVE, ObjectStatus.REVOKED), statuses);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T1059.001 | id | T1059.001 | 0-9",
        "t105 | id | T1052 | 0-4",
        "T1086 | other-id | T1086 | 0-5",
        "power shell | name | PowerShell | 0-10",
        "fancy bear | alias | Fancy Bear | 0-10",
        "dumping OS credentials | name | OS Credential Dumping | 0-2 3-13 14-21",
        "spearphishing att | name | Spearphishing Attachment | 0-13 14-24"
      })
  void theFirstHighlightIsWhatMatched(String question, String field, String text, String marks) {
    Highlight first = FACTS.find(question).hits().get(0).highlights().get(0);
    var places = first.marks().stream().map(m -> m.start() + "-" + m.end()).toList();
    assertEquals(
        List.of(field, text, marks),
        List.of(first.field(), first.text(), String.join(" ", places)));
  }

  @Test
  void aFormerNameIsShownAsItWas() {
    Highlight former = FACTS.find("dll side-loading").hits().get(0).highlights().get(0);
    assertEquals(
        new Highlight("former-name", "DLL Side-Loading", List.of(new Mark(0, 16))), former);
  }
}
