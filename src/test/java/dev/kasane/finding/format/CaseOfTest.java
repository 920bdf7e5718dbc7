package dev.kasane.finding.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.profile.CaseRule;
import java.nio.file.Path;
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
    assertEquals("55", caseId(WITH_CASE, "/labels/incident", null, "K"));
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
  @ValueSource(strings = {"host", "host soon", "host 1s", "", "/a,", "host 99999d"})
  void whatIsNoRuleIsRefused(String rule) {
    assertThrows(IllegalArgumentException.class, () -> CaseRule.of(rule));
  }

  private static String caseId(String event, String rule, String header, String key) {
    var inbound = new Inbound(event.getBytes(UTF_8), key, header, null, Readers.ARRIVED, true);
    var reader = Readers.reader(rule, Path.of("no-such-folder"));
    return ((Reading.Read) reader.read(inbound).get(0)).finding().caseId();
  }
}
