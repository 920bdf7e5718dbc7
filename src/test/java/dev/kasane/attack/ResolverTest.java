package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of the contract, section 2, on the built-in facts. */
class ResolverTest {
  private static Resolution resolve(
      @Nullable String id, @Nullable String name, @Nullable String tactic) {
    return Attacks.builtIn().resolve(new Claim(id, name, tactic, null), null);
  }

  private static String told(Resolution r) {
    String id = r.technique() == null ? "-" : r.technique().id();
    return id + " " + r.outcome().word() + (r.conflict() ? " conflict" : "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // the reference rows
        "T1566 | Spearphishing Attachment | initial-access | T1566.001 refined conflict",
        "T1046 | Network Service Scanning | discovery | T1046 exact",
        "T1213 | Exploitation of Remote Services | Lateral Movement | T1210 conflict conflict",
        // a sub-technique has taken over the name that the technique had
        "T1053 | Scheduled Task | | T1053.005 refined conflict",
        // rule 1 and 2
        "T1059.001 | | | T1059.001 exact",
        "T1059.001 | PowerShell | execution | T1059.001 exact",
        "T1059.001 | Command and Scripting Interpreter: PowerShell | | T1059.001 exact",
        "T1086 | | | T1059.001 revoked",
        "T1086 | PowerShell | | T1059.001 revoked",
        "T1073 | DLL Side-Loading | | T1574.001 revoked",
        "T1064 | | | T1064 deprecated",
        "T1053.004 | Launchd | | T1053.004 deprecated",
        // rule 4
        " | PowerShell | | T1059.001 name",
        " | power-shell | | - unresolved",
        " | os   CREDENTIAL_dumping | | T1003 name",
        " | Command and Scripting Interpreter > PowerShell | | T1059.001 name",
        " | Command-Line Interface | | T1059 name",
        " | Impair Defenses: Disable or Modify Cloud Logs | | T1562.008 name",
        " | Impair Defenses: Disable Cloud Logs | | T1562.008 name",
        " | Defense Evasion: Masquerading | | T1036 name",
        " | TA0006: Brute Force | | T1110 name",
        " | T1566.001.Spearphishing Attachment | | T1566.001 exact",
        " | T1059 - Command and Scripting Interpreter | | T1059 exact",
        " | Spearphishing Link | initial-access | T1566.002 name",
        " | Spearphishing Link | Reconnaissance | T1598.003 name",
        " | Phishing: Spearphishing Link | | T1566.002 name",
        " | Spearphishing Link | | - unresolved",
        "T1566 | Spearphishing Link | | T1566.002 refined conflict",
        " | CREDENTIALS_FROM_PASSWORD_STORES | | T1555 name",
        "T1059.001 | T1059.001.PowerShell | | T1059.001 exact",
        "T1566 | T1566 Spearphishing Link | | T1566.002 refined conflict",
        // rule 5
        "T1047 | File System Permissions Weakness | | T1047 conflict conflict",
        "T1090 | | reconnaissance | T1090 conflict conflict",
        "T1090 | | vendor-tactic | T1090 exact",
        "T1111 | Ex Protocol | | T1111 exact",
        "T9999 | PowerShell | | T1059.001 name conflict",
        "N/A | PowerShell | | T1059.001 name",
        " | PowerShell | impact | T1059.001 conflict conflict",
        // rule 6
        "attack-pattern--970a3432-3237-47ad-bcca-7d8cbb217736 | | | T1059.001 exact",
        "https://attack.mitre.org/techniques/T1086/ | | | T1059.001 revoked",
        "attack.t1059.001 | | | T1059.001 exact",
        "misp-galaxy:mitre-attack-pattern=\"PowerShell - T1059.001\" | | | T1059.001 exact",
        "misp-galaxy:mitre-attack-pattern=\"DLL Search Order Hijacking\" | | | T1574.001 name",
        "CAPEC-641 | | | T1574.001 revoked",
        "CAPEC-163 | Spearphishing Attachment | | T1566.001 name",
        // text beside the id
        "T1566 Spearphishing Attachment | | | T1566.001 refined conflict",
        "T1003 - OS Credential Dumping | | | T1003 exact",
        "T1055.011.exe | | | T1055.011 exact",
        "V9.T1003.001 | | | T1003.001 exact",
        "T1090 (TA0011) | | | T1090 exact",
      })
  void aClaimMeansTheTechniqueOfTheRules(String id, String name, String tactic, String expected) {
    assertEquals(expected, told(resolve(id, name, tactic)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T9999 | | unknown-id",
        "T99999 | | unknown-id",
        "attack-pattern--00000000-0000-0000-0000-000000000000 | | unknown-id",
        "CAPEC-99999 | | unknown-id",
        "N/A | Not Known Anywhere | unknown-name",
        " | Not Known Anywhere | unknown-name",
        " | Spearphishing Link | ambiguous-name",
        "CAPEC-163 | | ambiguous-id",
        "AML.T0043 | | atlas",
        " | AML.T0043 Craft Adversarial Data | atlas",
        "TA0005 | | tactic-not-technique",
        "T1031,T1050 | | several-ids",
        " | | empty-claim",
        "' ' | ' ' | empty-claim",
      })
  void whatIsUnresolvedSaysWhy(String id, String name, String reason) {
    assertEquals(reason, resolve(id, name, null).reason());
  }

  @Test
  void theWholePathOfARevocationIsTold() {
    assertEquals(List.of("T1073", "T1574.002", "T1574.001"), resolve("T1073", null, null).path());
  }

  @Test
  void aContradictedOldIdStillTellsItsPath() {
    List<String> path = resolve("T1193", "PowerShell", null).path();
    assertEquals(List.of("T1193", "T1566.001"), path);
  }

  @Test
  void anAmbiguousNameNamesItsCandidatesById() {
    List<Technique> candidates = resolve(null, "Spearphishing Link", null).candidates();
    assertEquals(
        List.of("T1566.002", "T1598.003"), candidates.stream().map(Technique::id).toList());
  }

  @Test
  void theVersionInASpellingIsKeptInTheClaim() {
    assertEquals("9", resolve("V9.T1003.001", null, null).claimed().version());
  }

  @Test
  void theClaimedVersionStandsBeforeThatOfTheSpelling() {
    var claim = new Claim("V9.T1003.001", null, null, "10");
    assertEquals("10", Attacks.builtIn().resolve(claim, null).claimed().version());
  }

  @ParameterizedTest
  @CsvSource({
    "TA0008",
    "Lateral Movement",
    "lateral_movement",
    "LateralMovement",
    "LATERAL-MOVEMENT"
  })
  void aTacticIsKnownByEverySpelling(String tactic) {
    assertEquals("lateral-movement", resolve("T1210", null, tactic).tactic());
  }

  @Test
  void aTacticThatIsNotTheTechniquesIsNotTold() {
    assertEquals(null, resolve("T1210", null, "impact").tactic());
  }

  @Test
  void theTacticBesideTheIdCounts() {
    assertTrue(resolve("T1090 (TA0005)", null, null).conflict());
  }

  @Test
  void anUnknownNameSaysNothingButIsRemarked() {
    assertEquals("unknown-name", resolve("T1059", "Our own name", null).reason());
  }

  @Test
  void aDomainThatIsNotLoadedResolvesNothing() {
    var claim = new Claim("T1577", null, null, null);
    assertEquals("domain-not-loaded", Attacks.builtIn().resolve(claim, "mobile-attack").reason());
  }

  @ParameterizedTest
  @CsvSource({"enterprise-attack", "Enterprise", "mitre-attack", "MITRE_ATTACK", "''"})
  void aDomainIsKnownByEverySpelling(String domain) {
    var claim = new Claim("T1059", null, null, null);
    assertEquals("T1059 exact", told(Attacks.builtIn().resolve(claim, domain)));
  }

  @Test
  void aMegabyteOfIdsAndNamesIsNoWork() {
    String ids = "T1059 : ".repeat(125_000);
    assertTimeout(
        Duration.ofSeconds(1), () -> assertEquals("unknown-name", resolve(ids, ids, ids).reason()));
  }

  @Test
  void aResolvedClaimHasNoCandidates() {
    assertFalse(resolve("T1059", null, null).candidates().iterator().hasNext());
  }
}
