package dev.kasane.finding.format;

import static dev.kasane.finding.format.Readers.finding;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events of tools that search logs, written by hand after their documents. */
class LogFormatsTest {
  private static final String NOTABLE =
      """
      {"event_id": "0A@@notable@@7", "_time": "1775110509.120", "review_time": "1775113200", "search_name": "Threat - Logons - Rule",
       "rule_name": "Logons", "rule_title": "Logons from two countries", "urgency": "high", "severity": "medium",
       "dest": "fin-lt-031", "user": "k.mori", "disposition": "disposition:6", "status": "5",
       %s}
      """;

  private static String notable(String annotations) {
    return NOTABLE.formatted(annotations);
  }

  @Test
  void aNotableOfSplunkIsRead() {
    assertEquals(
        """
        splunk-es-notable splunk 0A@@notable@@7
        time 2026-04-02T06:15:09.120Z
        version 1775113200000
        title Logons from two countries
        rule Threat - Logons - Rule
        rule name Logons
        host fin-lt-031
        user k.mori
        severity 75 high
        """,
        Told.of(finding(notable("\"annotations.mitre_attack\": []"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"annotations.mitre_attack\": [\"T1078\", \"T1110.003\"]",
        "\"annotations.mitre_attack\": \"T1078, t1110.003\"",
        "\"annotations.mitre_attack\": \"T1078\\nT1110.003\"",
        "\"annotations.mitre_attack\": \"[\\\"T1078\\\",\\\"T1110.003\\\"]\"",
        "\"annotations.mitre_attack.mitre_technique_id\": [\"T1078\", \"T1110.003\", \"N/A\", \"\"]",
        "\"annotations.mitre_attack.mitre_technique_id\": \"T1078|T1110.003\"",
        "\"annotations\": {\"mitre_attack\": [\"T1078\", \"T1110.003\"]}",
        "\"annotations\": {\"mitre_attack\": {\"mitre_technique_id\": [\"T1078\", \"T1110.003\"]}}",
        "\"annotations\": {\"mitre_attack.mitre_technique_id\": [\"T1078\", \"T1110.003\"]}",
        "\"annotations\": \"{\\\"mitre_attack\\\":[\\\"T1078\\\",\\\"T1110.003\\\"]}\""
      })
  void splunkWritesAnnotationsInManyShapes(String annotations) {
    assertEquals(
        List.of("T1078", "T1110.003"), List.copyOf(Readers.ids(finding(notable(annotations)))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"sid\": \"s\", \"search_name\": \"Threat - Logons - Rule\", \"app\": \"es\", \"result\": %s}",
        "{\"preview\": false, \"offset\": 0, \"result\": %s}"
      })
  void splunkWrapsARowForWebhooksAndExports(String envelope) {
    String event = envelope.formatted(notable("\"annotations.mitre_attack\": \"T1078\""));

    assertEquals(
        "splunk-es-notable /result/annotations.mitre_attack",
        finding(event).context().format() + " " + finding(event).claims().get(0).pointer());
  }

  @Test
  void listsOfNamesThatSplunkSortedDoNotGoWithTheIds() {
    assertEquals(
        List.of("T1078", "T1110.003", " |  | Credential Access", " |  | Initial Access"),
        Told.claims(
            finding(
                notable(
                    """
                    "annotations.mitre_attack.mitre_technique_id": ["T1078", "T1110.003"],
                    "annotations.mitre_attack.mitre_technique": ["Password Spraying", "Valid Accounts"],
                    "annotations.mitre_attack.mitre_tactic": ["Credential Access", "Initial Access"]
                    """))));
  }

  @Test
  void whereSplunkHasNoIdsNamesAreRead() {
    assertEquals(
        List.of(" | Password Spraying", " | Valid Accounts", " |  | TA0006"),
        Told.claims(
            finding(
                notable(
                    """
                    "annotations.mitre_attack.mitre_technique": "Password Spraying, Valid Accounts",
                    "annotations.mitre_attack.mitre_tactic_id": "TA0006"
                    """))));
  }

  @ParameterizedTest
  @CsvSource({
    "disposition:1, confirmed",
    "disposition:2, ruled-out",
    "disposition:3, ruled-out",
    "disposition:4, ruled-out",
    "disposition:5, suspected",
    "True Positive - Suspicious Activity, confirmed",
    "False Positive - Inaccurate Data, ruled-out",
    "Undetermined, suspected"
  })
  void theDispositionOfANotableIsItsVerdict(String disposition, String status) {
    String event = notable("\"annotations.mitre_attack\": \"T1078\"");

    assertEquals(status, finding(event.replace("disposition:6", disposition)).status().word());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Event\": {\"System\": {\"EventID\": 13}, \"EventData\": {\"RuleName\": \"%s\"}}}",
        "{\"Event\": {\"System\": {}, \"EventData\": {\"Data\": [{\"@Name\": \"UtcTime\", \"#text\": \"2026-04-02 06:15:09.120\"}, {\"@Name\": \"RuleName\", \"#text\": \"%s\"}]}}}",
        "{\"@timestamp\": \"2026-04-02T06:15:09Z\", \"winlog\": {\"event_id\": 13, \"event_data\": {\"RuleName\": \"%s\"}}}",
        "{\"winlog.event_id\": 13, \"winlog.event_data.RuleName\": \"%s\"}",
        "{\"EventID\": 13, \"Channel\": \"Microsoft-Windows-Sysmon/Operational\", \"RuleName\": \"%s\"}"
      })
  void theConfigurationOfSysmonWritesTechniquesIntoTheNameOfTheRule(String event) {
    assertEquals(
        "sysmon-rulename [T1543.003 | Windows Service]",
        formatAndClaims(event.formatted("technique_id=T1543.003,technique_name=Windows Service")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "T1031,T1050; [T1031, T1050]",
        "T1060,RunKey; [T1060]",
        "T1101; [T1101]",
        "technique_id=T1047,technique_name=File System Permissions Weakness; [T1047 | File System Permissions Weakness]",
        "MitreRef=T1036,Alert=Renamed binary; [MitreRef=T1036]"
      })
  void rulesOfSysmonAreNamedInManyWays(String name, String claims) {
    String event = "{\"Event\": {\"EventData\": {\"RuleName\": \"" + name + "\"}}}";

    assertEquals("sysmon-rulename " + claims, formatAndClaims(event));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "", "InvDB-Path", "Tamper-Tabs", "Context,ContextMenu"})
  void aRuleOfSysmonWithoutATechniqueMakesNoClaim(String name) {
    String event =
        "{\"Event\": {\"System\": {\"EventID\": 1}, \"EventData\": {\"RuleName\": \""
            + name
            + "\"}}}";

    assertEquals(List.of(), Told.claims(finding(event)));
  }

  @Test
  void anEventOfSysmonIsRead() {
    assertEquals(
        """
        sysmon-rulename windows:fin-lt-031 Microsoft-Windows-Sysmon/Operational-88
        time 2026-04-02T06:15:09.120Z
        title T1060,RunKey
        rule 13
        rule name T1060,RunKey
        host fin-lt-031
        user CORP\\k.mori
        """,
        Told.of(
            finding(
                """
                {"Event": {"System": {"EventID": 13, "EventRecordID": 88, "Computer": "fin-lt-031",
                   "Channel": "Microsoft-Windows-Sysmon/Operational",
                   "TimeCreated": {"#attributes": {"SystemTime": "2026-04-02T06:15:09.500000Z"}}},
                  "EventData": {"RuleName": "T1060,RunKey", "UtcTime": "2026-04-02 06:15:09.120", "User": "CORP\\\\k.mori"}}}
                """)));
  }

  @Test
  void anEventOfWindowsMakesNoClaims() {
    assertEquals(
        "windows-event-sigma []",
        formatAndClaims(
            """
            {"Event": {"System": {"EventID": 4688, "Channel": "Security", "Computer": "fin-lt-031"},
              "EventData": {"NewProcessName": "C:\\\\Temp\\\\T1055.011.exe", "CommandLine": "T1003_Demo_Script.bat T1003",
                "TargetUserName": "T1078"}}}
            """));
  }

  @Test
  void aDetectionOfChainsawIsRead() {
    assertEquals(
        """
        sigma sigma %s
        time 2026-04-02T06:15:09.120Z
        title Run key set
        rule 17f8
        rule name Run key set
        host fin-lt-031
        user CORP\\k.mori
        severity 75 high
        """
            .formatted(finding(CHAINSAW).key().id()),
        Told.of(finding(CHAINSAW)));
  }

  private static final String CHAINSAW =
      """
      {"group": "Sigma", "kind": "individual", "name": "Run key set", "timestamp": "2026-04-02T06:15:09.120Z",
       "level": "high", "source": "sigma", "status": "test", "id": "17f8", "logsource": {"product": "windows"},
       "authors": ["A"], "references": ["https://attack.mitre.org/techniques/T1112/"],
       "tags": ["attack.persistence", "attack.t1547.001", "attack.s0002", "attack.g0007", "attack.ds0005", "cve.2021-1675"],
       "document": {"kind": "evtx", "data": {"Event": {"System": {"Computer": "fin-lt-031"},
         "EventData": {"User": "CORP\\\\k.mori", "CommandLine": "T1003_Demo_Script.bat"}}}}}
      """;

  @Test
  void chainsawHandsTheTagsOfTheRuleOn() {
    assertEquals(List.of("attack.t1547.001", " |  | persistence"), Told.claims(finding(CHAINSAW)));
  }

  @Test
  void zircoliteTellsOfARuleWithItsMatches() {
    assertEquals(
        "sigma [attack.t1112,  |  | stealth,  |  | defense-impairment]",
        formatAndClaims(
            """
            {"title": "Registry", "id": "17f8", "sigmafile": "r.yml", "rule_level": "medium", "count": 2,
             "tags": ["attack.stealth", "attack.defense-impairment", "attack.t1112"],
             "matches": [{"Computer": "fin-lt-031", "SystemTime": "2026-04-02T06:15:09Z"}, {"Computer": "fin-lt-032"}]}
            """));
  }

  @Test
  void aLineOfTheTimelineOfHayabusaIsRead() {
    assertEquals(
        """
        hayabusa hayabusa:fin-lt-031 17f8-Sysmon-88-2026-04-02 15:15:09.120 +09:00
        time 2026-04-02T06:15:09.120Z
        title Run Key Set
        rule 17f8
        rule name Run Key Set
        host fin-lt-031
        user CORP\\k.mori
        severity 50 medium
        """,
        Told.of(finding(HAYABUSA.formatted("[\"T1547.001\"]", "[\"Persis\"]"))));
  }

  private static final String HAYABUSA =
      """
      {"Timestamp": "2026-04-02 15:15:09.120 +09:00", "RuleTitle": "Run Key Set", "Level": "med",
       "Computer": "fin-lt-031", "Channel": "Sysmon", "EventID": 13, "RecordID": 88, "RuleID": "17f8",
       "MitreTags": %s, "MitreTactics": %s, "OtherTags": ["S0002"], "Details": {"User": "CORP\\\\k.mori"}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "[\"T1547.001\"]; [\"Persis\"]; [T1547.001 |  | Persistence]",
        "[\"T1547.001\",\"T1112\"]; [\"Evas\",\"C2\"]; [T1547.001, T1112,  |  | Defense Evasion,  |  | Command and Control]",
        "\"T1547.001 ¦ T1112\"; \"Evas ¦ C2\"; [T1547.001, T1112,  |  | Defense Evasion,  |  | Command and Control]",
        "\"-\"; \"\"; []",
        "[]; []; []"
      })
  void hayabusaAbbreviatesTactics(String tags, String tactics, String claims) {
    assertEquals("hayabusa " + claims, formatAndClaims(HAYABUSA.formatted(tags, tactics)));
  }

  private static String formatAndClaims(String event) {
    var finding = finding(event);
    return finding.context().format() + " " + Told.claims(finding);
  }
}
