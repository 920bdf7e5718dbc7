package dev.kasane.finding.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.profile.CaseRule;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseOfTest {
  private static final String GRAPH =
      "{\"id\":\"g\",\"providerAlertId\":\"p\",\"serviceSource\":\"s\",\"createdDateTime\":\"2026-05-01T23:59:00Z\","
          + "\"evidence\":[{\"deviceDnsName\":\"pc-7\"}],\"labels\":{\"incident\":\"L-1\"}%s}";
  private static final String WITH_CASE = GRAPH.formatted(",\"incidentId\":\"55\"");
  private static final String WITHOUT = GRAPH.formatted("");

  @Test
  void theHeaderDecidesBeforeAllElse() {
    assertEquals("H", caseId(WITH_CASE, null, "H", "K"));
  }

  @Test
  void theFormatsOwnIncidentDecidesBeforeRuleAndKey() {
    assertEquals("microsoft-defender:55", caseId(WITH_CASE, "/labels/incident", null, "K"));
  }

  @Test
  void theRuleDecidesBeforeTheKey() {
    assertEquals("L-1", caseId(WITHOUT, "/none, /labels/incident", null, "K"));
  }

  @Test
  void theKeyDecidesWhereTheRuleFindsNothing() {
    assertEquals("K", caseId(WITHOUT, "/nothing", null, "K"));
  }

  @ParameterizedTest
  @CsvSource({
    "host 24h, pc-7 2026-05-01T00:00:00Z",
    "HOST 1d, pc-7 2026-05-01T00:00:00Z",
    "host PT30M, pc-7 2026-05-01T23:30:00Z",
    "host 7d, pc-7 2026-04-30T00:00:00Z"
  })
  void whatHappensOnAHostWithinAWindowIsOneCase(String rule, String caseId) {
    assertEquals(caseId, caseId(WITHOUT, rule, null, "K"));
  }

  @Test
  void theRuleHoldsForKasanesOwnFormatToo() {
    String own = "{\"id\":\"f\",\"asset\":\"pc\",\"time\":\"2026-05-01T02:03:04Z\"}";

    assertEquals("pc 2026-05-01T00:00:00Z", caseId(own, "host 24h", null, "K"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'incident_id':'1','alert_count':2} | cortex-xdr:1",
        "{'IncidentNumber':1,'IncidentName':'n'} | microsoft-sentinel:1",
        "{'vendor':'Acme','incident_id':1,'technique':'T1059','id':'x'} | generic:Acme:1",
        "{'vendor':'Acme','incident_id':'INC-1','technique':'T1059','id':'x'} | INC-1",
        "{'id':'x','caseId':'1','techniques':[{'id':'T1059'}]} | 1"
      })
  void theNumberOfAProductsCaseIsKeptApartFromThatOfOthers(String event, String caseId) {
    assertEquals(caseId, caseId(event.replace('\'', '"'), null, null, "K"));
  }

  @ParameterizedTest
  @CsvSource({"none, 55", "tenant-7, tenant-7:55"})
  void theConfigurationDecidesWhatStandsBeforeANumber(String prefix, String caseId) {
    var limits = new Readers.Limits(null, Map.of("microsoft-graph-alert-v2", prefix));
    var reader = new FindingReader(limits, new FormatLibrary(Path.of("no-such-folder")));

    assertEquals(caseId, caseId(reader, WITH_CASE, null, "K"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "host soon", "host 1s", "", "/a,", "host 99999d"})
  void whatIsNoRuleIsRefused(String rule) {
    assertThrows(IllegalArgumentException.class, () -> CaseRule.of(rule));
  }

  private static String caseId(String event, String rule, String header, String key) {
    return caseId(Readers.reader(rule, Path.of("no-such-folder")), event, header, key);
  }

  private static String caseId(FindingReader reader, String event, String header, String key) {
    var inbound = new Inbound(event.getBytes(UTF_8), key, header, null, Readers.ARRIVED, true);
    return ((Reading.Read) reader.read(inbound).get(0)).finding().caseId();
  }
}
