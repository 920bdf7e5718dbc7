package dev.kasane.finding.format;

import static dev.kasane.finding.format.Readers.finding;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.finding.FindingStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of products that watch hosts, written by hand after their documents. */
class EndpointFormatsTest {
  private static final String SENTINEL_ONE =
      """
      {"id": "2043916790172532581",
       "threatInfo": {"threatId": "2043916790172532581", "threatName": "invoice.exe", "classification": "Malware",
         "confidenceLevel": "malicious", "analystVerdict": "undefined", "externalTicketId": null,
         "identifiedAt": "2026-04-02T06:15:09.120000Z", "createdAt": "2026-04-02T06:15:10.000000Z",
         "updatedAt": "2026-04-02T07:00:00.000000Z"},
       "agentDetectionInfo": {"agentLastLoggedInUserName": "k.mori"},
       "agentRealtimeInfo": {"agentComputerName": "FIN-LT-031"},
       "indicators": [
         {"category": "Injection", "description": "A process injected code into another one", "ids": [12],
          "tactics": [
            {"name": "Defense Evasion", "source": "MITRE", "techniques": [
              {"name": "T1055.012", "link": "https://attack.mitre.org/techniques/T1055/012/"},
              {"name": "string", "link": "string"}]},
            {"name": "Persistence", "source": "MITRE", "techniques": []}]},
         {"category": "Exploitation", "description": "", "ids": [], "tactics": [
            {"name": "Execution", "source": "MITRE", "techniques": [
              {"link": "https://attack.mitre.org/techniques/T1059/001/"}]}]},
         {"category": "General", "tactics": null}]}
      """;

  @Test
  void aThreatOfSentinelOneTellsOfHostUserAndSeverity() {
    assertEquals(
        """
        sentinelone sentinelone 2043916790172532581
        time 2026-04-02T06:15:09.120Z
        version 1775113200000
        title invoice.exe
        host FIN-LT-031
        user k.mori
        severity 75 high
        """,
        Told.of(finding(SENTINEL_ONE)));
  }

  @Test
  void sentinelOneNamesTechniquesByTheirIdsOrAddresses() {
    assertEquals(
        List.of(
            "T1055.012 |  | Defense Evasion",
            " |  | Persistence",
            "https://attack.mitre.org/techniques/T1059/001/ |  | Execution"),
        Told.claims(finding(SENTINEL_ONE)));
  }

  @ParameterizedTest
  @CsvSource({
    "true_positive, confirmed",
    "false_positive, ruled-out",
    "suspicious, suspected",
    "undefined, suspected"
  })
  void theAnalystOfSentinelOneHasTheWord(String verdict, String status) {
    String event = SENTINEL_ONE.replace("\"undefined\"", '"' + verdict + '"');

    assertEquals(status, finding(event).status().word());
  }

  @Test
  void anAlertOfARuleInSentinelOneIsRead() {
    assertEquals(
        """
        sentinelone sentinelone 1501
        time 2026-04-02T08:00:00Z
        version 1775116860000
        title Scripts from mail (T1566.001)
        rule 77
        rule name Scripts from mail (T1566.001)
        host FIN-LT-031
        user CORP\\k.mori
        severity 100 critical
        status ruled-out
        """,
        Told.of(
            finding(
                """
                {"alertInfo": {"alertId": "1501", "createdAt": "2026-04-02T08:00:00Z",
                   "updatedAt": "2026-04-02T08:01:00Z", "analystVerdict": "FALSE_POSITIVE"},
                 "ruleInfo": {"id": "77", "name": "Scripts from mail (T1566.001)", "severity": "Critical",
                   "description": null},
                 "agentRealtimeInfo": {"name": "FIN-LT-031"},
                 "sourceProcessInfo": {"user": "CORP\\\\k.mori"}}
                """)));
  }

  @Test
  void anIndicatorInTheDataLakeOfSentinelOneNamesItsTechniqueInHtml() {
    assertEquals(
        List.of("T1055.012"),
        Told.claims(
            finding(
                """
                {"event.time": 1775110509120, "event.id": "01HT", "endpoint.name": "FIN-LT-031",
                 "indicator.name": "ProcessHollowing", "indicator.category": "Injection",
                 "src.process.cmdline": "cmd /c T1003_Demo_Script.bat",
                 "indicator.description": "Hollowed a process. MITRE: Defense Evasion {<a href=\\"https://attack.mitre.org/techniques/T1055/012/\\">T1055.012</a>}"}
                """)));
  }

  @Test
  void ocsfThatSentinelOneWrapsIsReadAsOcsf() {
    assertEquals(
        List.of("T1055.012 |  | TA0005"),
        Told.claims(
            finding(
                """
                {"id": "u-1", "name": "Hollowing", "rawData": {"class_uid": 99602001, "category_uid": 2,
                  "metadata": {"product": {"name": "SentinelOne"}}, "finding_info": {"uid": "u-1", "attacks": [
                    {"tactic": {"uid": "TA0005"}, "technique": {"uid": "T1055.012"}}]}}}
                """)));
  }

  @Test
  void anAlertOfCortexIsRead() {
    assertEquals(
        """
        cortex-xdr cortex-xdr a1b2c3d4-0000-4000-8000-000000000001
        case cortex-xdr:4711
        time 2026-04-02T06:15:09.120Z
        version 1775113200000
        title Suspicious PowerShell
        rule 5d3c
        rule name Suspicious PowerShell
        host FIN-LT-031
        user corp\\k.mori
        severity 50 medium
        status confirmed
        """,
        Told.of(
            finding(
                """
                {"external_id": "a1b2c3d4-0000-4000-8000-000000000001", "alert_id": "99", "case_id": 4711,
                 "detection_timestamp": 1775110509120, "last_modified_ts": 1775113200000,
                 "local_insert_ts": 1775110600000, "matching_status": "MATCHED", "bioc_indicator": null,
                 "name": "Suspicious PowerShell", "description": "A script was run", "severity": "SEV_030_MEDIUM",
                 "matching_service_rule_id": "5d3c", "host_name": "FIN-LT-031", "user_name": "corp\\\\k.mori",
                 "resolution_status": "STATUS_090_RESOLVED_TRUE_POSITIVE",
                 "mitre_technique_id_and_name": null, "mitre_tactic_id_and_name": null}
                """)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"T1059.001 - Command and Scripting Interpreter: PowerShell\"",
        "[\"T1059.001 - Command and Scripting Interpreter: PowerShell\"]",
        "\"[\\\"T1059.001 - Command and Scripting Interpreter: PowerShell\\\"]\""
      })
  void cortexNamesATechniqueInATextOrAList(String techniques) {
    assertEquals(
        List.of("T1059.001 | Command and Scripting Interpreter: PowerShell | TA0002"),
        Told.claims(finding(cortex(techniques, "\"TA0002 - Execution\""))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "[]", "\"None\"", "\"N/A\"", "[null]", "[\"N/A\"]", "{}"})
  void cortexSaysInManyWaysThatThereIsNoTechnique(String techniques) {
    assertEquals(List.of(), Told.claims(finding(cortex(techniques, "null"))));
  }

  private static String cortex(String techniques, String tactics) {
    return """
        {"external_id": "7", "detection_timestamp": 1775110509120, "matching_status": "MATCHED",
         "mitre_technique_id_and_name": %s, "mitre_tactic_id_and_name": %s}
        """
        .formatted(techniques, tactics);
  }

  @Test
  void anIncidentOfCortexIsItsOwnCase() {
    assertEquals(
        """
        cortex-xdr cortex-xdr incident-31
        case cortex-xdr:31
        time 2026-04-02T06:15:09.120Z
        version 1775113200000
        title 'Malware' along with 2 other alerts
        host fin-lt-031:6f1c
        user k.mori
        severity 75 high
        status ruled-out
        """,
        Told.of(
            finding(
                """
                {"incident_id": "31", "incident_name": null, "creation_time": 1775110509120,
                 "modification_time": 1775113200000, "detection_time": null,
                 "status": "resolved_false_positive", "severity": "high", "manual_severity": null, "alert_count": 3,
                 "description": "'Malware' along with 2 other alerts",
                 "hosts": ["fin-lt-031:6f1c", "fin-lt-032:77aa"], "users": ["k.mori"],
                 "mitre_techniques_ids_and_names": null, "mitre_tactics_ids_and_names": null}
                """)));
  }

  @Test
  void anIncidentOfCortexTellsWithItsAlerts() {
    assertEquals(
        List.of("T1566 | Phishing", "T1204.002 | User Execution: Malicious File | TA0002"),
        Told.claims(
            finding(
                """
                {"incident": {"incident_id": "31", "mitre_techniques_ids_and_names": ["T1566 - Phishing"],
                   "mitre_tactics_ids_and_names": []},
                 "alerts": {"total_count": 1, "data": [
                   {"alert_id": "1", "mitre_technique_id_and_name": "T1204.002 - User Execution: Malicious File",
                    "mitre_tactic_id_and_name": "TA0002 - Execution"},
                   {"alert_id": "2", "mitre_technique_id_and_name": "None", "mitre_tactic_id_and_name": "None"}]}}
                """)));
  }

  private static final String CARBON_BLACK =
      """
      {"id": "1c9b0a52", "org_key": "ABCD1234", "type": "WATCHLIST", "severity": 8, "threat_id": "9F",
       "detection_timestamp": "2026-04-02T06:15:09.120Z", "backend_update_timestamp": "2026-04-02T06:16:00.000Z",
       "user_update_timestamp": "2026-04-02T07:00:00.000Z",
       "determination": {"value": "NONE", "change_timestamp": "2026-04-02T06:16:00.000Z"},
       "workflow": {"status": "CLOSED", "closure_reason": "NO_REASON"},
       "device_name": "CORP\\\\FIN-LT-031", "device_username": "k.mori@example.test", "sensor_action": "ALLOW",
       "reason": "A process matched a watchlist", "report_id": "r-1", "report_name": "Credential tools",
       "attack_tactic": "TA0006", "attack_technique": "T1003.001",
       "report_tags": ["attack", "attack.t1003.001", "windows"],
       "ttps": ["MITRE_T1055_PROCESS_INJECT", "POLICY_TERMINATE", "MITRE_T1547_001_REG_RUN_KEYS_OR_STARTUP", "RUN_CMD_SHELL"]}
      """;

  @Test
  void anAlertOfCarbonBlackIsRead() {
    assertEquals(
        """
        carbonblack-alert-v2 carbonblack 1c9b0a52
        time 2026-04-02T06:15:09.120Z
        version 1775113200000
        title A process matched a watchlist
        rule r-1
        rule name Credential tools
        host CORP\\FIN-LT-031
        user k.mori@example.test
        severity 75 high
        """,
        Told.of(finding(CARBON_BLACK)));
  }

  @Test
  void carbonBlackHidesIdsInLabels() {
    assertEquals(
        List.of(
            "MITRE_T1055_PROCESS_INJECT",
            "MITRE_T1547_001_REG_RUN_KEYS_OR_STARTUP",
            "T1003.001 |  | TA0006",
            "attack.t1003.001"),
        Told.claims(finding(CARBON_BLACK)));
  }

  @ParameterizedTest
  @CsvSource({
    "TRUE_POSITIVE, NO_REASON, confirmed",
    "FALSE_POSITIVE, NO_REASON, ruled-out",
    "NONE, FALSE_POSITIVE, ruled-out",
    "NONE, RESOLVED_BENIGN_KNOWN_GOOD, ruled-out",
    "NONE, RESOLVED, suspected"
  })
  void theAnalystOfCarbonBlackHasTheWord(String determination, String reason, String status) {
    String event =
        CARBON_BLACK
            .replace("\"NONE\"", '"' + determination + '"')
            .replace("\"NO_REASON\"", '"' + reason + '"');

    assertEquals(status, finding(event).status().word());
  }

  @Test
  void anAlertOfTrellixIsRead() {
    assertEquals(
        """
        trellix trellix 71d3
        time 2026-04-02T06:15:09.120Z
        title Threat Detected
        rule _script_from_mail
        rule name _script_from_mail
        host FIN-LT-031
        user k.mori
        severity 75 high
        """,
        Told.of(
            finding(
                """
                {"id": "71d3", "type": "alerts", "attributes": {"traceId": "71d3", "activity": "Threat Detected",
                   "eventDate": "2026-04-02T06:15:09.120+0000", "severity": "s4", "ruleId": "_script_from_mail",
                   "hostName": "FIN-LT-031", "user": {"domain": "CORP", "name": "k.mori"},
                   "detectionTags": ["@ATA.Execution", "@ATE.T1059", "@MSI._script_from_mail"]}}
                """)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"attributes\": {\"maGuid\": \"1\", \"detectionTags\": %s}}",
        "{\"attributes\": {\"maGuid\": \"1\", \"tags\": %s}}",
        "{\"DetectionTags\": %s}",
        "{\"Detection_Tags\": %s}"
      })
  void trellixSpellsItsKeysInManyWays(String event) {
    String tags = "[\"@ATA.Execution\", \"@ATE.T1059.001\", \"@MSI._file_sysscript\", null]";

    assertEquals(
        List.of("@ATE.T1059.001", " |  | Execution"), Told.claims(finding(event.formatted(tags))));
  }

  @Test
  void theSandboxOfTrellixListsTechniquesWithSubTechniques() {
    assertEquals(
        List.of(
            "T1547 | Boot or Logon Autostart Execution | Persistence",
            "T1547.009 | Shortcut Modification"),
        Told.claims(
            finding(
                """
                {"Summary": {"TaskId": "8", "Verdict": {"Severity": "5", "Description": "Subject is malicious"},
                   "Mitre": [{"Tactics": "Persistence", "Technique Name": "Boot or Logon Autostart Execution",
                     "ID": "T1547", "Subtechniques": [{"ID": "T1547.009", "Technique Name": "Shortcut Modification"}]}]}}
                """)));
  }

  private static final String SOPHOS =
      """
      {"ioc_detection_id": "WIN-DET-T1547.009", "ioc_severity": 7, "ioc_unix_time": "2026-04-02T06:15:09.120Z",
       "ioc_detection_description": "A shortcut was changed", "ioc_unique_id": "u-1",
       "meta_hostname": "FIN-LT-031", "meta_username": "k.mori", "ioc_detection_mitre_attack": %s}
      """;

  @Test
  void aDetectionOfSophosIsRead() {
    assertEquals(
        """
        sophos sophos u-1
        time 2026-04-02T06:15:09.120Z
        title A shortcut was changed
        rule WIN-DET-T1547.009
        rule name WIN-DET-T1547.009
        host FIN-LT-031
        user k.mori
        severity 75 high
        """,
        Told.of(finding(SOPHOS.formatted("null"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"[{\\\"tactic\\\":{\\\"id\\\":\\\"TA0003\\\",\\\"name\\\":\\\"Persistence\\\",\\\"techniques\\\":[{\\\"id\\\":\\\"T1547.009\\\",\\\"name\\\":\\\"Shortcut Modification\\\"}]}}]\"",
        "\"{\\\"tactic\\\":{\\\"id\\\":\\\"TA0003\\\",\\\"techniques\\\":[{\\\"id\\\":\\\"T1547.009\\\",\\\"name\\\":\\\"Shortcut Modification\\\"}]}}\"",
        "[{\"tactic\":{\"id\":\"TA0003\",\"techniques\":[{\"id\":\"T1547.009\",\"name\":\"Shortcut Modification\"}]}}]"
      })
  void sophosWritesTechniquesAsJsonInsideAText(String techniques) {
    assertEquals(
        List.of("T1547.009 | Shortcut Modification | TA0003", "WIN-DET-T1547.009"),
        Told.claims(finding(SOPHOS.formatted(techniques))));
  }

  @Test
  void sophosAlsoWritesTacticAndTechniqueIntoOneWord() {
    assertEquals(
        List.of("TA0003-T1547.009 |  | TA0003", "TA0004-T1055 |  | TA0004"),
        Told.claims(finding("{\"ioc_event_ttp_summary\": \"TA0003-T1547.009, TA0004-T1055\"}")));
  }

  @Test
  void aDetectionFromTheInterfaceOfSophosIsRead() {
    assertEquals(
        List.of("T1059.001 | PowerShell | TA0002", "T1204.002 | Malicious File | TA0002"),
        Told.claims(
            finding(
                """
                {"id": "d-1", "severity": 6, "detectionRule": "WIN-EXE-PRC-1", "sensorGeneratedAt": "2026-04-02T06:15:09Z",
                 "device": {"entity": "FIN-LT-031"}, "mitreAttacks": [{"tactic": {"id": "TA0002", "name": "Execution",
                   "techniques": [{"id": "T1059.001", "name": "PowerShell"}, {"id": "T1204.002", "name": "Malicious File"}]}}]}
                """)));
  }

  private static final String HARFANGLAB =
      """
      {"alert_unique_id": "h-1", "alert_type": "sigma", "alert_subtype": "process", "level": "critical",
       "alert_time": "2026-04-02T06:15:09.120+00:00", "last_update": "2026-04-02T07:00:00Z", "status": "new",
       "rule_name": "Run key set", "rule_id": "4b1e", "msg": "A run key was set",
       "agent": {"hostname": "FIN-LT-031"}, "process": {"username": "CORP\\\\k.mori", "commandline": "T1003_Demo_Script.bat"},
       "sigma_rule_content": "tags:\\n  - attack.t1189.001\\n  - attack.t1003",
       "tags": ["attack.persistence", "attack.t1547.001", "attack.g0007", "car.2013-05-004"],
       "mitre_cells": ["persistence__t1547.001"]}
      """;

  @Test
  void anAlertOfHarfangLabIsRead() {
    assertEquals(
        """
        harfanglab harfanglab h-1
        time 2026-04-02T06:15:09.120Z
        version 1775113200000
        title Run key set
        rule 4b1e
        rule name Run key set
        host FIN-LT-031
        user CORP\\k.mori
        severity 100 critical
        """,
        Told.of(finding(HARFANGLAB)));
  }

  @Test
  void theRuleInsideAnAlertOfHarfangLabIsNotRead() {
    assertEquals(
        List.of("attack.t1547.001", " |  | persistence", "persistence__t1547.001 |  | persistence"),
        Told.claims(finding(HARFANGLAB)));
  }

  @ParameterizedTest
  @CsvSource({
    "false_positive, RULED_OUT",
    "probable_false_positive, SUSPECTED",
    "closed, SUSPECTED"
  })
  void ofHarfangLabOnlyAFalsePositiveIsAVerdict(String word, FindingStatus status) {
    assertEquals(status, finding(HARFANGLAB.replace("\"new\"", '"' + word + '"')).status());
  }

  @Test
  void anAlertOfJamfProtectIsRead() {
    assertEquals(
        """
        jamf-protect jamf-protect j-1
        time 2026-04-02T06:15:09.120Z
        title A launch agent was added
        rule f-1
        rule name LaunchAgentAdded
        host mac-031
        user mori
        severity 50 medium
        """,
        Told.of(
            finding(
                """
                {"caid": "c-1", "uuid": "j-1", "time": "2026-04-02T06:15:09.120Z", "timestamp": 1775110510000,
                 "host": {"hostname": "mac-031", "serial": "S1", "protectVersion": "8"},
                 "process": {"audit_token": {"e_username": "mori"}},
                 "match": {"severity": 2, "tags": ["LaunchAgent", "T1543.001"], "facts": [
                   {"uuid": "f-1", "name": "LaunchAgentAdded", "human": "A launch agent was added"}]}}
                """)));
  }

  @Test
  void anOlderAlertOfJamfProtectStandsUnderInput() {
    assertEquals(
        List.of("T1543.001", "T1543"),
        Told.claims(
            finding(
                """
                {"caid": "c-1", "certid": "x", "input": {"eventType": "GPFSEvent", "host": {"hostname": "mac-031"},
                   "match": {"uuid": "j-1", "severity": 0, "event": {"timestamp": 1775110509.12},
                     "tags": ["Persistence", "MITREattack", "T1543.001"],
                     "facts": [{"name": "LaunchAgentAdded", "tags": ["T1543", "LaunchAgent"]}, {"tags": null}]}}}
                """)));
  }

  @Test
  void anEventOfSysdigIsRead() {
    assertEquals(
        """
        sysdig sysdig 17dd
        time 2026-04-02T06:15:09.123456Z
        title Shell in container
        rule 123
        rule name Shell in container
        host node-7.example.test
        user root
        severity 50 medium
        status ruled-out
        """,
        Told.of(
            finding(
                """
                {"id": "17dd", "timestamp": 1775110509123456789, "severity": 4, "source": "syscall",
                 "name": "Runtime policy", "containerId": "abc", "content": {"policyId": 123,
                   "ruleName": "Shell in container", "falsePositive": "true",
                   "fields": {"user.name": "root", "proc.aname[2]": "runc"},
                   "ruleTags": ["MITRE", "SOC2_CC6.8"]}, "labels": {"host.hostName": "node-7.example.test"}}
                """)));
  }

  @Test
  void sysdigTagsRulesWithStandardsToo() {
    assertEquals(
        List.of("MITRE_T1611_escape_to_host", "T1059.004", " |  | TA0004", " |  | execution"),
        Told.claims(
            finding(
                """
                {"id": "17dd", "content": {"ruleName": "r", "policyId": 1, "ruleTags": ["container", "MITRE",
                  "MITRE_T1611_escape_to_host", "NIST_800-53_AC-6(9)", "HITRUST_CSF_01.c", "T1059.004",
                  "MITRE_TA0004_privilege_escaltion", "mitre_execution", "PCI_DSS_10.2.5"]}}
                """)));
  }
}
