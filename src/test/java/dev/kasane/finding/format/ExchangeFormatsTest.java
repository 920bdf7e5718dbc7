package dev.kasane.finding.format;

import static dev.kasane.finding.format.Readers.finding;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What teams hand to each other, written by hand after the documents of the formats. */
class ExchangeFormatsTest {
  private static final String MISP =
      """
      {"Event": {"uuid": "5a1b", "date": "2026-04-02", "timestamp": "1775113200", "threat_level_id": "1",
         "info": "Mail campaign against finance", "Orgc": {"name": "CERT-X", "uuid": "9f"}, %s}}
      """;

  @Test
  void anEventOfMispIsItsOwnCase() {
    assertEquals(
        """
        misp misp 5a1b
        case 5a1b
        time 2026-04-02T00:00:00Z
        version 1775113200000
        title Mail campaign against finance
        severity 75 high
        """,
        Told.of(finding(MISP.formatted("\"Tag\": []"))));
  }

  @Test
  void anEventThatExtendsAnotherBelongsToIt() {
    String event = MISP.formatted("\"extends_uuid\": \"4c00\", \"Attribute\": []");

    assertEquals("4c00", finding(event).caseId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"Tag\": [%s]",
        "\"Tag\": [], \"Attribute\": [{\"uuid\": \"a\", \"Tag\": [%s]}, {\"uuid\": \"b\"}]",
        "\"Object\": [{\"name\": \"file\", \"Attribute\": [{\"uuid\": \"a\", \"Tag\": [%s]}]}]"
      })
  void onlyTagsOfAttackPatternsAreTechniques(String where) {
    String tags =
        """
        {"name": "tlp:green"},
        {"name": "misp-galaxy:mitre-attack-pattern=\\"PowerShell - T1059.001\\""},
        {"name": "misp-galaxy:mitre-enterprise-attack-attack-pattern=\\"DLL Injection\\""},
        {"name": "misp-galaxy:mitre-course-of-action=\\"Access Token Manipulation Mitigation - T1134\\""},
        {"name": "misp-galaxy:mitre-malware=\\"Emotet - S0367\\""}
        """;

    assertEquals(
        List.of(
            "misp-galaxy:mitre-attack-pattern=\"PowerShell - T1059.001\"",
            "misp-galaxy:mitre-enterprise-attack-attack-pattern=\"DLL Injection\""),
        Told.claims(finding(MISP.formatted(where.formatted(tags)))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "DLL Search Order Hijacking - T1038; [\"CAPEC-471\",\"T1038\"]; [T1038 | DLL Search Order Hijacking - T1038]",
        "Access Token Manipulation - T1134; \"T1134\"; [T1134 | Access Token Manipulation - T1134]",
        "DLL Injection; [\"T1055\"]; [T1055 | DLL Injection]",
        "PowerShell - T1059.001; []; [T1059.001 | PowerShell]",
        "DLL Injection; [\"CAPEC-640\"]; [ | DLL Injection]"
      })
  void theExternalIdsOfAClusterMayBeginWithOnesOfCapec(String value, String ids, String claims) {
    String galaxies =
        """
        "Galaxy": [
          {"type": "mitre-attack-pattern", "GalaxyCluster": [{"type": "mitre-attack-pattern", "value": "%s",
            "tag_name": "misp-galaxy:mitre-attack-pattern=\\"%s\\"", "meta": {"external_id": %s}}]},
          {"type": "mitre-course-of-action", "GalaxyCluster": [{"type": "mitre-course-of-action",
            "value": "Access Token Manipulation Mitigation - T1134", "meta": {"external_id": ["T1134"]}}]}]
        """
            .formatted(value, value, ids);

    assertEquals(claims, Told.claims(finding(MISP.formatted(galaxies))).toString());
  }

  @Test
  void whatWasDeletedInMispSaysNothing() {
    String attributes =
        """
        "Attribute": [
          {"uuid": "a", "deleted": true, "Tag": [{"name": "misp-galaxy:mitre-attack-pattern=\\"Phishing - T1566\\""}]},
          {"uuid": "b", "deleted": false, "Tag": [{"name": "misp-galaxy:mitre-attack-pattern=\\"PowerShell - T1059.001\\""}]}]
        """;

    assertEquals(
        List.of("misp-galaxy:mitre-attack-pattern=\"PowerShell - T1059.001\""),
        Told.claims(finding(MISP.formatted(attributes))));
  }

  @Test
  void anEventOfMispWithoutItsWrapperIsRead() {
    assertEquals(
        """
        misp misp 5a1b
        case 5a1b
        time 2026-04-02T00:00:00Z
        version 1775113200000
        title Mail campaign against finance
        severity 25 low
        """,
        Told.of(
            finding(
                """
                {"uuid": "5a1b", "date": "2026-04-02", "timestamp": 1775113200, "threat_level_id": 3,
                 "info": "Mail campaign against finance", "Attribute": []}
                """)));
  }

  @Test
  void aThreatLevelThatIsUndefinedIsNone() {
    String event = MISP.formatted("\"Tag\": []").replace("\"1\"", "\"4\"");

    assertEquals(null, finding(event).context().score());
  }

  @Test
  void anAlertOfTheHiveIsKnownByItsSource() {
    assertEquals(
        """
        thehive thehive siem-external-17
        case thehive:~4096
        time 2026-04-02T06:15:09.120Z
        version 1775113200000
        title Logons from two countries
        host fin-lt-031
        severity 75 high
        """,
        Told.of(
            finding(
                """
                {"_id": "~1650", "_type": "Alert", "type": "external", "source": "siem", "sourceRef": "17",
                 "title": "Logons from two countries", "severity": 3, "date": 1775110509120, "caseId": "~4096",
                 "_createdAt": 1775110600000, "_updatedAt": 1775113200000, "status": "Imported",
                 "observables": [{"dataType": "ip", "data": "192.0.2.7"}, {"dataType": "hostname", "data": "fin-lt-031"}],
                 "tags": ["attack.t1078"]}
                """)));
  }

  @Test
  void theTagsOfAnAlertOfTheHiveAreOfAllKinds() {
    assertEquals(
        List.of(
            "attack.t1078", "T1110.003", "misp-galaxy:mitre-attack-pattern=\"Phishing - T1566\""),
        Told.claims(
            finding(
                """
                {"_id": "~T1650", "type": "external", "source": "siem", "sourceRef": "T1099",
                 "tags": ["attack.t1078", "T1110.003", "host:T1055.exe", "phishing",
                   "misp-galaxy:mitre-attack-pattern=\\"Phishing - T1566\\""]}
                """)));
  }

  @ParameterizedTest
  @CsvSource({
    "TruePositive, confirmed",
    "FalsePositive, ruled-out",
    "Indeterminate, suspected",
    "Duplicated, suspected",
    "InProgress, suspected"
  })
  void aCaseOfTheHiveIsItsOwnCaseAndHasAVerdict(String word, String status) {
    var finding =
        finding(
            """
            {"_id": "~4096", "_type": "Case", "number": 7, "title": "Logons", "severity": 2,
             "startDate": 1775110509120, "status": "%s", "tags": [],
             "procedures": [{"patternId": "T1078", "patternName": "Valid Accounts", "tactic": "initial-access"}]}
            """
                .formatted(word));

    assertEquals("thehive:~4096 " + status, finding.caseId() + " " + finding.status().word());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"_id\": \"~1\", \"_type\": \"Case\", \"procedures\": [%s]}",
        "%s",
        "{\"objectType\": \"Procedure\", \"action\": \"create\", \"objectId\": \"~2\", \"object\": %s}"
      })
  void aProcedureOfTheHiveNamesTechniqueAndTactic(String event) {
    String procedure =
        """
        {"_id": "~2", "_type": "Procedure", "patternId": "T1078", "patternName": "Valid Accounts",
         "tactic": "initial-access", "occurDate": 1775110509120, "description": "T1003 was not seen"}
        """;

    assertEquals(
        List.of("T1078 | Valid Accounts | initial-access"),
        Told.claims(finding(event.formatted(procedure))));
  }

  @Test
  void aSightingIsRead() {
    assertEquals(
        """
        ctid-sighting ctid-sighting s-1
        time 2026-04-02T06:15:09Z
        title Emotet
        status confirmed
        """,
        Told.of(
            finding(
                """
                {"version": "2.0", "id": "s-1", "sighting_type": "direct_software", "software_name": "Emotet",
                 "start_time": "2026-04-02T06:15:09Z", "end_time": "2026-04-02T07:00:00Z",
                 "detection_type": "human_validated", "techniques": [{"technique_id": "T1566.001"}]}
                """)));
  }

  @ParameterizedTest
  @CsvSource({
    "sighting_type, direct_technique, [T1566.001]",
    "sightingType, indirect-software-sighting, [T1566.001 (weak)]",
    "sector, finance, [T1566.001]"
  })
  void whatSoftwareThatDidNotRunWouldHaveUsedIsWeak(String key, String type, String claims) {
    assertEquals(
        claims,
        Told.claims(
                finding(
                    """
                    {"id": "s-1", "%s": "%s", "techniques": [{"technique_id": "T1566.001"}]}
                    """
                        .formatted(key, type)))
            .toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"technique_id", "techniqueID", "techniqueId"})
  void aSightingSpellsItsKeysInManyWays(String key) {
    assertEquals(
        List.of("T1566.001 |  | initial-access", "t1088"),
        Told.claims(
            finding(
                """
                {"id": "s-1", "sightingType": "direct-technique-sighting", "startTime": "2026-04-02T06:15:09Z",
                 "techniques": [{"%s": "T1566.001", "tactic": "initial-access"},
                   {"%s": "t1088", "raw_data": [{"process.create": {"command_line": "T1003.bat"}}]}]}
                """
                    .formatted(key, key))));
  }
}
