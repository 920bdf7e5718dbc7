package dev.kasane.web;

import java.util.List;

/**
 * Something to begin with.
 *
 * @param key names its caption
 */
record TryExample(String key, String text) {
  static final List<TryExample> ALL =
      List.of(
          new TryExample(
              "kasane",
              """
              {
                "id": "try-1", "source": "edr-tokyo", "time": "2026-05-01T02:03:04Z",
                "title": "Encoded command on host-7", "severity": "high", "asset": "host-7",
                "status": "confirmed",
                "techniques": [{"id": "T1059.001", "name": "PowerShell", "tactic": "execution"}]
              }
              """),
          new TryExample(
              "ecs",
              """
              {
                "@timestamp": "2026-05-01T02:10:00Z",
                "event": {"kind": "alert", "id": "try-2", "severity": 73},
                "rule": {"id": "r-17", "name": "Memory of LSASS read"},
                "host": {"name": "dc-1"}, "user": {"name": "sato"},
                "threat": {"framework": "MITRE ATT&CK", "technique": {
                  "id": ["T1003"], "name": ["OS Credential Dumping"],
                  "subtechnique": {"id": ["T1003.001"], "name": ["LSASS Memory"]}},
                  "tactic": {"id": ["TA0006"], "name": ["Credential Access"]}}
              }
              """),
          new TryExample(
              "suricata",
              """
              {
                "timestamp": "2026-05-01T02:20:00.000000+0000", "flow_id": 412, "event_type": "alert",
                "src_ip": "192.0.2.10", "dest_ip": "198.51.100.7", "proto": "TCP",
                "alert": {"signature_id": 9000001, "signature": "Scan of many ports", "severity": 2,
                  "category": "Attempted reconnaissance",
                  "metadata": {"mitre_tactic_id": ["TA0007"], "mitre_technique_id": ["T1046"],
                    "mitre_technique_name": ["Network_Service_Discovery"]}}
              }
              """),
          new TryExample(
              "revoked",
              """
              {"id": "try-3", "techniques": [{"id": "T1073"}, {"id": "T1086", "name": "PowerShell"}]}
              """),
          new TryExample(
              "conflict",
              """
              {
                "id": "try-4",
                "techniques": [{"id": "T1213", "name": "Exploitation of Remote Services",
                  "tactic": "Lateral Movement"}, {"id": "T9999"}, {"name": "Scheduled Tusk"}]
              }
              """),
          new TryExample(
              "lines",
              """
              {"id": "try-5", "techniques": [{"id": "T1133"}], "caseId": "A"}
              {"id": "try-6", "techniques": ["T1110"]}
              """),
          new TryExample(
              "sentence",
              "The intruder came in over the VPN (T1133), guessed passwords by Brute Force, and"
                  + " started PowerShell on the file server."));
}
