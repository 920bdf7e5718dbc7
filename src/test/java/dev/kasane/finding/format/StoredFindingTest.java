package dev.kasane.finding.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasane.attack.Claim;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.Reading.Read;
import dev.kasane.finding.Reading.Refused;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredFindingTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Finding finding(FindingStatus status) {
    return new Finding(
        new FindingKey("edr \"tokyo\"", "f/1"),
        "事案A",
        Instant.parse("2026-05-01T02:03:04.123456Z"),
        "line\none",
        null,
        "high",
        status,
        7,
        "enterprise-attack",
        List.of(
            new FindingClaim(new Claim("T1059", null, "execution", "18.1"), "/techniques/0"),
            new FindingClaim(new Claim("attack.t1003", null, null, null), "/tags/2")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONFIRMED", "SUSPECTED", "RULED_OUT", "RETRACTED"})
  void whatWasWrittenIsReadAsTheVerySameFinding(String status) {
    Finding finding = finding(FindingStatus.valueOf(status));

    assertEquals(
        finding, assertInstanceOf(Read.class, read(StoredFinding.write(finding))).finding());
  }

  @Test
  void aStoredFindingIsOneLine() {
    String line = new String(StoredFinding.write(finding(FindingStatus.CONFIRMED)), UTF_8);

    assertTrue(StoredFinding.is(line.getBytes(UTF_8)));
    assertEquals(-1, line.indexOf('\n'));
  }

  @ParameterizedTest
  @CsvSource({
    "/key, not-there, wrong-type",
    "/key/source, not-there, wrong-type",
    "/key/id, blank, wrong-value",
    "/caseId, not-there, wrong-type",
    "/caseId, control, wrong-value",
    "/caseId, long, too-long",
    "/time, not-there, wrong-type",
    "/time, blank, wrong-type",
    "/status, other, not-a-finding",
    "/claims, not-there, wrong-type",
    "/claims/0, not-there, wrong-type",
    "/claims/0/claim, not-there, wrong-type",
    "/claims/0/pointer, not-there, wrong-type",
    "/version, negative, wrong-value",
    "/surprise, other, not-a-finding"
  })
  void whatIsIncompleteOrWrongIsRefused(String pointer, String wrong, String reason)
      throws Exception {
    var line = (ObjectNode) JSON.readTree(StoredFinding.write(finding(FindingStatus.CONFIRMED)));
    int slash = pointer.lastIndexOf('/');
    var parent = line.at("/kasaneFinding" + pointer.substring(0, slash));
    String name = pointer.substring(slash + 1);
    if (parent.isArray()) {
      ((ArrayNode) parent).setNull(0);
    } else {
      var object = (ObjectNode) parent;
      switch (wrong) {
        case "not-there" -> object.remove(name);
        case "blank" -> object.put(name, " ");
        case "control" -> object.put(name, "a\u0007b");
        case "long" -> object.put(name, "x".repeat(600));
        case "negative" -> object.put(name, -1);
        default -> object.put(name, "other");
      }
    }

    assertEquals(reason, refused(JSON.writeValueAsBytes(line)).reason().code());
  }

  @Test
  void textThatPostgresqlCannotHoldIsCleaned() throws Exception {
    var line = (ObjectNode) JSON.readTree(StoredFinding.write(finding(FindingStatus.CONFIRMED)));
    ((ObjectNode) line.get("kasaneFinding")).put("title", "a\u0000b");

    Read read = assertInstanceOf(Read.class, read(JSON.writeValueAsBytes(line)));

    assertEquals("a\uFFFDb", read.finding().title());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kasaneFinding\":",
        "{\"kasaneFinding\":null}",
        "{\"kasaneFinding\":[]}",
        "{\"kasaneFinding\":{}}",
        "{\"kasaneFinding\":{}} {}",
        "{\"kasaneFinding\":{\"claims\":[[[[]]]]}}"
      })
  void aBrokenLineIsRefused(String line) {
    assertTrue(refused(line.getBytes(UTF_8)).message().endsWith("."));
  }

  @Test
  void tooManyClaimsAreRefused() throws Exception {
    var line = (ObjectNode) JSON.readTree(StoredFinding.write(finding(FindingStatus.CONFIRMED)));
    var claims = (ArrayNode) line.at("/kasaneFinding/claims");
    for (int i = 0; i < 1_000; i++) {
      claims.add(claims.get(0));
    }

    assertEquals("too-many", refused(JSON.writeValueAsBytes(line)).reason().code());
  }

  private static Reading read(byte[] line) {
    return Readers.READER.read(new Inbound(line, null, null, null, Instant.EPOCH, true)).get(0);
  }

  private static Refused refused(byte[] line) {
    return assertInstanceOf(Refused.class, read(line));
  }
}
