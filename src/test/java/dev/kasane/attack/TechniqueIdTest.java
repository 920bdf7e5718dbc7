package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.attack.TechniqueId.Kind;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TechniqueIdTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T1059.001 | T1059.001",
        "t1059 | T1059",
        "'  T1059.001\n' | T1059.001",
        "Ｔ１０５９．００１ | T1059.001",
        "attack.t1059.001 | T1059.001",
        "attack-T1059.001 | T1059.001",
        "V9.T1003.001 | T1003.001",
        "MITREV9.T1569.002 | T1569.002",
        "MITRE.T1082 | T1082",
        "@ATE.T1059 | T1059",
        "MITRE_T1059_003_WIN_CMD_SHELL | T1059.003",
        "MITRE_T1040_network_sniffing | T1040",
        "persistence__t1547.001 | T1547.001",
        "T1003 - OS Credential Dumping | T1003",
        "T1566.001.Spearphishing Attachment | T1566.001",
        "T1090 (TA0011) | T1090",
        "Phishing(T1566) | T1566",
        "TA0043-T1595 | T1595",
        "TA0003:T1098 | T1098",
        "WIN-DET-T1547.009 | T1547.009",
        "technique_id=T1031,technique_name=Modify Existing Service | T1031",
        "https://attack.mitre.org/techniques/T1059/001/ | T1059.001",
        "https://attack.mitre.org/versions/v8/techniques/T1059/001 | T1059.001",
        "misp-galaxy:mitre-attack-pattern=\"PowerShell - T1059.001\" | T1059.001",
        "手法T1059を | T1059",
        "T1059, T1059.001 | T1059.001",
        "T1059.001 (T1059) | T1059.001",
      })
  void everySpellingOfAnIdIsReadAsTheId(String text, String id) {
    assertEquals(id, TechniqueId.read(text).id());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xT1059",
        "T10591",
        "T1059.0011",
        "T1059.01",
        "t120300_c030_52d195ce1d92",
        "9f86d081t1059a884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "T105",
        "",
        "N/A",
        "misp-galaxy:mitre-course-of-action=\"Access Token Manipulation Mitigation - T1134\""
      })
  void noIdIsReadOutOfAnotherWord(String text) {
    assertEquals(Kind.NONE, TechniqueId.read(text).kind());
  }

  @ParameterizedTest
  @CsvSource({
    "AML.T0043, ATLAS",
    "aml.ta0000, ATLAS",
    "T1059 loader.xaml.tmp, TECHNIQUE",
    "TA0005, TACTIC",
    "'T1031,T1050', SEVERAL",
    "CAPEC-98, CAPEC",
    "attack-pattern--970a3432-3237-47ad-bcca-7d8cbb217736, STIX"
  })
  void idsOfOtherKindsAreToldApart(String text, Kind kind) {
    assertEquals(kind, TechniqueId.read(text).kind());
  }

  @ParameterizedTest
  @CsvSource({
    "V9.T1003.001, 9",
    "MITREV9.T1003.001, 9",
    "v13.1-T1003, 13.1",
    "https://attack.mitre.org/versions/v14/techniques/T1595/001/, 14",
    "EVT.T1003,",
    "T1003,"
  })
  void aVersionInTheSpellingIsKept(String text, String version) {
    assertEquals(version, TechniqueId.read(text).version());
  }

  @Test
  void theTacticBesideTheIdIsKept() {
    assertEquals("TA0011", TechniqueId.read("T1090 (TA0011)").tactic());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "attack.t1059.001",
        "T1059",
        "V9.T1003.001",
        "MITRE_T1059_003_WIN_CMD_SHELL",
        "misp-galaxy:mitre-attack-pattern=\"PowerShell - T1059.001\"",
        "misp-galaxy:mitre-enterprise-attack-attack-pattern=\"DLL Injection\"",
        "https://attack.mitre.org/techniques/T1059/001/",
        "attack-pattern--970a3432-3237-47ad-bcca-7d8cbb217736",
        "capec-98"
      })
  void tagsOfTechniquesAreClaims(String tag) {
    assertTrue(TechniqueId.looksLikeClaim(tag));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "attack.execution",
        "attack.g0007",
        "attack.s0002",
        "TA0005",
        "mitre_execution",
        "malware found, see T1059 in the report",
        "T1003_Demo_Script.bat",
        "misp-galaxy:mitre-course-of-action=\"Access Token Manipulation Mitigation - T1134\"",
        "tlp:amber",
        "NIST_800-53_AC-6(9)"
      })
  void otherTagsAreNoClaims(String tag) {
    assertFalse(TechniqueId.looksLikeClaim(tag));
  }

  @Test
  void aLongTextIsNotLookedAt() {
    assertEquals(Kind.NONE, TechniqueId.read("T1059 ".repeat(1_000_000)).kind());
  }

  @Property
  void anyTextIsReadWithoutHarm(@ForAll String text) {
    TechniqueId.looksLikeClaim(text);
    assertEquals(TechniqueId.read(text), TechniqueId.read(text));
  }

  /** A plain id has a way of its own, and a text with a space before it has not. */
  @Property(tries = 5_000)
  void aPlainIdIsReadLikeOneAmongOtherText(@ForAll("nearlyIds") String text) {
    assertEquals(TechniqueId.read(" " + text), TechniqueId.read(text));
  }

  @Provide
  Arbitrary<String> nearlyIds() {
    return Arbitraries.oneOf(
        Arbitraries.strings().withChars("Tt019.-_A").ofMinLength(4).ofMaxLength(10),
        Arbitraries.integers().between(0, 9999).map("t%04d"::formatted),
        Arbitraries.integers()
            .between(0, 9_999_999)
            .map(n -> "T%04d.%03d".formatted(n / 1000, n % 1000)));
  }

  @Property(tries = 200)
  void caseAndWidthMakeNoDifference(
      @ForAll @IntRange(min = 1000, max = 9999) int number, @ForAll @IntRange(max = 999) int sub) {
    String id = "T%d.%03d".formatted(number, sub);
    var wide = new StringBuilder();
    id.chars().forEach(c -> wide.append((char) (c + 0xFEE0)));
    assertEquals(id, TechniqueId.read(id.toLowerCase(Locale.ROOT)).id());
    assertEquals(id, TechniqueId.read(wide.toString()).id());
  }
}
