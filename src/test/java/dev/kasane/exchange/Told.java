package dev.kasane.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.table.Matrix;

/** Cases and tables as they are told, written by hand. */
final class Told {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Told() {}

  /** A case with a technique of each status, one of them of another domain. */
  static CaseRecord record() {
    return read(
        """
        {"caseId":"A","revision":7,"title":"=cmd|' /C calc'!A0","openedAt":"2026-05-01T02:03:04.123456Z",
         "updatedAt":"2026-05-03T00:00:00Z","attack":{"domain":"enterprise-attack","version":"18.1"},
         "findings":{"accepted":5,"retracted":0},"tactics":[],"unresolved":[],"facts":{},
         "techniques":[%s,%s,%s,%s,%s]}
        """
            .formatted(
                technique("T1133", "External Remote Services", "confirmed", "enterprise-attack"),
                technique(
                    "T1566.001", "Spearphishing Attachment", "suspected", "enterprise-attack"),
                technique("T1046", "Network Service Discovery", "inferred", "enterprise-attack"),
                technique("T1486", "Data Encrypted for Impact", "ruled-out", "enterprise-attack"),
                technique("T1660", "Phishing", "confirmed", "mobile-attack")),
        CaseRecord.class);
  }

  /** A case in which a handler's word is all there is, and nobody knows when. */
  static CaseRecord undated() {
    return read(
        """
        {"caseId":"D","revision":1,"title":null,"openedAt":null,"updatedAt":"2026-05-03T00:00:00Z",
         "attack":{"domain":"enterprise-attack","version":"18.1"},
         "findings":{"accepted":1,"retracted":0},"tactics":[],"unresolved":[],"facts":{},
         "techniques":[{"id":"T1133","name":"External Remote Services","parent":null,
           "tactics":["initial-access","persistence"],"claimedTactics":[],"status":"confirmed",
           "findings":1,"firstSeen":null,"lastSeen":null,"confidence":1.0,"mitigations":[],
           "domain":"enterprise-attack","evidence":[{"source":"analyst","finding":"d-1",
             "method":"exact","confidence":1.0,"text":null,"status":"confirmed",
             "time":"2026-05-02T00:00:00Z","decision":"add","by":"h.tanaka"}]}]}
        """,
        CaseRecord.class);
  }

  private static String technique(String id, String name, String status, String domain) {
    return """
    {"id":"%s","name":"%s","parent":null,"tactics":["initial-access","persistence"],
     "claimedTactics":%s,"status":"%s","findings":2,"firstSeen":"2026-05-01T02:03:04.123456Z",
     "lastSeen":"2026-05-02T00:00:00Z","confidence":0.5,"mitigations":[],"domain":"%s",
     "statusSince":"2026-05-01T02:03:04.123456Z","statusBy":"edr",
     "evidence":[{"source":"edr","finding":"f-1","method":"exact","confidence":0.5,
       "text":"=HYPERLINK(1)","status":"%s","time":"2026-05-01T02:03:04.123456Z",
       "claimed":{"id":"%s","name":"as written"}}]}
    """
        .formatted(
            id,
            name,
            id.equals("T1133") ? "[\"initial-access\"]" : "[]",
            status,
            domain,
            status.equals("inferred") ? "suspected" : status,
            id);
  }

  /** A table of two cases and two tactics. */
  static Matrix matrix() {
    return read(
        """
        {"domain":"enterprise-attack","version":"18.1","ofCases":2,
         "cases":[{"id":"=A","title":"one"},{"id":"B","title":null}],
         "rows":[
          {"kind":"tactic","id":"TA0001","shortname":"initial-access","name":"Initial Access","cells":[1,1],"total":2},
          {"kind":"technique","id":"T1133","name":"External Remote Services","parent":null,"tactic":"initial-access","cells":["confirmed","suspected"],"total":2},
          {"kind":"technique","id":"T1190","name":"Exploit, \\"quoted\\"","parent":null,"tactic":"initial-access","cells":["ruled-out",null],"total":0},
          {"kind":"tactic","id":"TA0040","shortname":"impact","name":"Impact","cells":[0,1],"total":1},
          {"kind":"technique","id":"T1486","name":"Data Encrypted for Impact","parent":null,"tactic":"impact","cells":["inferred","confirmed"],"total":1}],
         "next":null}
        """,
        Matrix.class);
  }

  private static <T> T read(String json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
