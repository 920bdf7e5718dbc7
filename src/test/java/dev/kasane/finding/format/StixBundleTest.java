package dev.kasane.finding.format;

import static dev.kasane.finding.format.Readers.finding;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles written by hand after the STIX specification. */
class StixBundleTest {
  private static final String PHISHING =
      """
      {"type": "attack-pattern", "id": "attack-pattern--00000000-0000-4000-8000-000000000001", "name": "Phishing",
       "external_references": [{"source_name": "capec", "external_id": "CAPEC-98"},
         {"source_name": "mitre-attack", "external_id": "T1566", "url": "https://attack.mitre.org/techniques/T1566"}],
       "kill_chain_phases": [{"kill_chain_name": "mitre-attack", "phase_name": "initial-access"}]}
      """;

  private static final String VALID_ACCOUNTS =
      """
      {"type": "attack-pattern", "id": "attack-pattern--00000000-0000-4000-8000-000000000002", "name": "Valid Accounts",
       "external_references": [{"source_name": "mitre-attack", "external_id": "T1078"}],
       "kill_chain_phases": [{"kill_chain_name": "mitre-attack", "phase_name": "persistence"},
         {"kill_chain_name": "mitre-attack", "phase_name": "initial-access"}]}
      """;

  private static final String MITIGATION =
      """
      {"type": "course-of-action", "id": "course-of-action--00000000-0000-4000-8000-000000000003",
       "external_references": [{"source_name": "mitre-attack", "external_id": "T1134"}]}
      """;

  private static String bundle(String... objects) {
    return """
        {"type": "bundle", "id": "bundle--00000000-0000-4000-8000-00000000000b", "objects": [%s]}
        """
        .formatted(String.join(",\n", objects));
  }

  private static String object(String type, int number, String more) {
    return """
        {"type": "%s", "id": "%s--00000000-0000-4000-8000-00000000000%d", "spec_version": "2.1"%s}
        """
        .formatted(type, type, number, more.isEmpty() ? "" : ", " + more);
  }

  private static String reference(String type, int number) {
    return "\"" + type + "--00000000-0000-4000-8000-00000000000" + number + "\"";
  }

  private static String sighting(String of, int number, String more) {
    return object("sighting", 8, "\"sighting_of_ref\": " + reference(of, number) + more);
  }

  private static String relationship(String type, String from, int source, String to, int target) {
    return object(
        "relationship",
        9,
        "\"relationship_type\": \"%s\", \"source_ref\": %s, \"target_ref\": %s"
            .formatted(type, reference(from, source), reference(to, target)));
  }

  private static List<String> claims(String... objects) {
    return Told.claims(finding(bundle(objects)));
  }

  @Test
  void attackPatternsThatStandForThemselvesAreClaims() {
    assertEquals(
        List.of("T1566 | Phishing | initial-access", "T1078 | Valid Accounts"),
        claims(PHISHING, VALID_ACCOUNTS, MITIGATION));
  }

  @Test
  void aClaimPointsToTheReferenceThatItStandsIn() {
    assertEquals(
        List.of("/objects/1/external_references/1/external_id"),
        finding(bundle(MITIGATION, PHISHING)).claims().stream()
            .map(FindingClaim::pointer)
            .toList());
  }

  @Test
  void whatASightedIndicatorIndicatesIsStated() {
    assertEquals(
        List.of("T1566 | Phishing | initial-access"),
        claims(
            object("indicator", 4, ""),
            PHISHING,
            relationship("indicates", "indicator", 4, "attack-pattern", 1),
            sighting("indicator", 4, "")));
  }

  @Test
  void whatOnlyAnotherIndicatorIndicatesIsWeak() {
    assertEquals(
        List.of("T1566 | Phishing | initial-access", "T1078 | Valid Accounts (weak)"),
        claims(
            PHISHING,
            VALID_ACCOUNTS,
            object("indicator", 4, ""),
            object("indicator", 5, ""),
            relationship("indicates", "indicator", 4, "attack-pattern", 1),
            relationship("indicates", "indicator", 5, "attack-pattern", 2),
            sighting("indicator", 4, ", \"count\": 3")));
  }

  @Test
  void whereNothingWasSightedIndicatorsAreWhatIsStated() {
    assertEquals(
        List.of("T1566 | Phishing | initial-access"),
        claims(
            object("indicator", 4, ""),
            PHISHING,
            relationship("indicates", "indicator", 4, "attack-pattern", 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"malware", "intrusion-set", "campaign", "tool"})
  void whatIsOnlyKnownOfAMalwareOrAnActorIsWeakEvenIfThatWasSighted(String type) {
    assertEquals(
        List.of("T1566 | Phishing | initial-access (weak)"),
        claims(
            object(type, 6, ""),
            PHISHING,
            relationship("uses", type, 6, "attack-pattern", 1),
            sighting(type, 6, "")));
  }

  @ParameterizedTest
  @CsvSource({"uses, incident", "related-to, observed-data"})
  void whatAnIncidentOrAnObservationIsTiedToIsStated(String relation, String type) {
    assertEquals(
        List.of("T1566 | Phishing | initial-access"),
        claims(
            object(type, 6, ""), PHISHING, relationship(relation, type, 6, "attack-pattern", 1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"report", "grouping"})
  void whatAReportNamesIsStatedThoughItIsAlsoKnownOfAnActor(String type) {
    assertEquals(
        List.of("T1566 | Phishing | initial-access"),
        claims(
            object(type, 6, "\"object_refs\": [" + reference("attack-pattern", 1) + "]"),
            object("intrusion-set", 7, ""),
            PHISHING,
            relationship("uses", "intrusion-set", 7, "attack-pattern", 1)));
  }

  @Test
  void aMitigationOfATechniqueSaysNothingOfItsUse() {
    assertEquals(
        List.of("T1566 | Phishing | initial-access"),
        claims(
            PHISHING,
            MITIGATION,
            relationship("mitigates", "course-of-action", 3, "attack-pattern", 1)));
  }

  @Test
  void aSightingWithACountOfZeroRulesOut() {
    assertEquals(
        "ruled-out [T1566 | Phishing | initial-access]",
        statusAndClaims(
            object("indicator", 4, ""),
            PHISHING,
            relationship("indicates", "indicator", 4, "attack-pattern", 1),
            sighting("indicator", 4, ", \"count\": 0")));
  }

  @Test
  void besideSomethingSeenWhatWasNotSeenIsNoClaim() {
    assertEquals(
        "suspected [T1566 | Phishing | initial-access]",
        statusAndClaims(
            PHISHING,
            VALID_ACCOUNTS,
            sighting("attack-pattern", 1, ", \"count\": 2"),
            sighting("attack-pattern", 2, ", \"count\": 0")));
  }

  private static String statusAndClaims(String... objects) {
    var finding = finding(bundle(objects));
    return finding.status().word() + " " + Told.claims(finding);
  }

  @Test
  void revokedObjectsSayNothing() {
    String revoked = PHISHING.replace("\"name\": \"Phishing\"", "\"revoked\": true");

    assertEquals(List.of("T1078 | Valid Accounts"), claims(revoked, VALID_ACCOUNTS));
  }

  @Test
  void anAttackPatternOutsideOfTheBundleIsClaimedByItsStixId() {
    assertEquals(
        List.of("attack-pattern--00000000-0000-4000-8000-000000000001"),
        Told.claims(finding(sighting("attack-pattern", 1, ""))));
  }

  @Test
  void anAttackPatternOfOnesOwnIsClaimedByItsName() {
    assertEquals(
        List.of(" | PowerShell"),
        claims(
            object(
                "attack-pattern", 1, "\"name\": \"PowerShell\", \"external_references\": null")));
  }

  @Test
  void anAttackPatternWhoseReferencesAreNoListIsClaimedByItsName() {
    String pattern =
        object(
            "attack-pattern",
            1,
            "\"name\":\"PowerShell\",\"external_references\":{\"source_name\":\"mitre-attack\"}");
    assertEquals(List.of(" | PowerShell"), claims(pattern));
  }

  @Test
  void observedDataOfTheNewVersionHasItsObjectsBesideIt() {
    assertEquals(
        List.of(
            "T1071 | Application Layer Protocol | Command and Control",
            "T1110 | Brute Force | TA0006"),
        claims(
            object("observed-data", 6, "\"object_refs\": [\"x-oca-event--1\"]"),
            """
            {"type": "x-ibm-ttp-tagging", "id": "x-ibm-ttp-tagging--1", "extensions": {"mitre-attack-ext":
              {"technique_id": "T1071", "technique_name": "Application Layer Protocol", "tactic_name": "Command and Control"}}}
            """,
            """
            {"type": "x-crowdstrike", "id": "x-crowdstrike--1", "technique_id": "T1110", "technique": "Brute Force",
             "tactic": "Credential Access", "tactic_id": "TA0006"}
            """));
  }

  @Test
  void aReportIsWhatItsBundleIsAbout() {
    assertEquals(
        """
        stix stix:CERT-X report--00000000-0000-4000-8000-000000000006
        case report--00000000-0000-4000-8000-000000000006
        time 2026-04-02T06:15:09Z
        version 1775113200000
        title Mail campaign
        """,
        Told.of(
            finding(
                bundle(
                    object("identity", 1, "\"name\": \"CERT-X\""),
                    object(
                        "report",
                        6,
                        """
                        "name": "Mail campaign", "published": "2026-04-02T06:15:09Z",
                        "modified": "2026-04-02T07:00:00.000Z", "object_refs": []
                        """)))));
  }

  @Test
  void observedDataTellsOfHostUserAndSeverity() {
    assertEquals(
        """
        stix stix bundle--00000000-0000-4000-8000-00000000000b
        time 2026-04-02T06:15:09Z
        host fin-lt-031
        user k.mori
        severity 70 high
        """,
        Told.of(
            finding(
                bundle(
                    """
                    {"type": "observed-data", "id": "observed-data--1", "first_observed": "2026-04-02T06:15:09Z",
                     "objects": {"0": {"type": "x-oca-event", "severity": 70},
                       "1": {"type": "user-account", "account_login": "k.mori"},
                       "2": {"type": "x-oca-asset", "hostname": "fin-lt-031"}}}
                    """))));
  }

  @Test
  void aPageOfObjectsIsReadLikeABundle() {
    assertEquals(
        List.of("T1566 | Phishing | initial-access"),
        Told.claims(
            finding(
                "{\"more\": false, \"objects\": [%s]}"
                    .formatted(
                        PHISHING.replace("{\"type\"", "{\"spec_version\": \"2.1\", \"type\"")))));
  }

  @Test
  void labelsOfReportsMayBeTagsOfGalaxies() {
    assertEquals(
        List.of("misp-galaxy:mitre-attack-pattern=\"PowerShell - T1059.001\""),
        claims(
            object(
                "report",
                6,
                """
                "labels": ["misp-galaxy:mitre-attack-pattern=\\"PowerShell - T1059.001\\"",
                  "misp-galaxy:mitre-course-of-action=\\"A Mitigation - T1134\\"", "tlp:green"]
                """)));
  }

  @Test
  void aReleaseOfAttackIsNoFinding() {
    String release =
        bundle(
            object("x-mitre-collection", 1, ""),
            object("x-mitre-tactic", 2, ""),
            PHISHING,
            MITIGATION,
            relationship("mitigates", "course-of-action", 3, "attack-pattern", 1));

    var refused = (Reading.Refused) Readers.read(release.getBytes(UTF_8));
    assertEquals(
        "not-a-finding This is a release of ATT&CK, not a finding; releases are loaded with"
            + " kasane.attack.bundles.",
        refused.reason().code() + " " + refused.message());
  }
}
