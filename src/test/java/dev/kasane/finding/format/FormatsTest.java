package dev.kasane.finding.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One event of each format, or several, and all that is to be read in it. */
class FormatsTest {
  private static final Path EVENTS = Path.of("src/test/resources/events");
  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<String> events() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      return files
          .map(f -> f.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventIsReadWhole(String name) throws IOException {
    JsonNode file = JSON.readTree(EVENTS.resolve(name + ".json").toFile());

    Finding finding = Readers.finding(file.get("event").toString());

    assertEquals(expected(name, file.get("is")), said(finding, file.get("is")));
  }

  @Test
  void everyFormatHasAnEventHere() throws IOException {
    Set<String> withEvent = new TreeSet<>();
    for (String name : events().toList()) {
      JsonNode is = JSON.readTree(EVENTS.resolve(name + ".json").toFile()).get("is");
      withEvent.add(is.path("format").asText(name));
    }
    Set<String> builtIn = new TreeSet<>();
    BuiltInFormats.read().forEach(profile -> builtIn.add(profile.format()));
    assertEquals(builtIn, withEvent);
  }

  private static Map<String, String> expected(String name, JsonNode is) {
    var expected = new LinkedHashMap<String, String>();
    expected.put("format", is.path("format").asText(name));
    for (String field :
        List.of(
            "id",
            "source",
            "case",
            "time",
            "version",
            "title",
            "description",
            "ruleId",
            "ruleName",
            "host",
            "user",
            "severity",
            "status")) {
      if (is.has(field)) {
        expected.put(field, is.get(field).asText());
      }
    }
    expected.putIfAbsent("severity", "null");
    expected.putIfAbsent("status", "suspected");
    expected.put(
        "claims",
        String.join(
            "\n",
            StreamSupport.stream(is.get("claims").spliterator(), false)
                .map(JsonNode::asText)
                .toList()));
    return new TreeMap<>(expected);
  }

  private static Map<String, String> said(Finding f, JsonNode is) {
    var said = new LinkedHashMap<String, String>();
    var context = f.context();
    said.put("format", context.format());
    put(said, is, "id", f.key().id());
    put(said, is, "source", f.key().source());
    put(said, is, "case", f.caseId());
    put(said, is, "time", f.time().toString());
    put(said, is, "version", String.valueOf(f.version()));
    put(said, is, "title", f.title());
    put(said, is, "description", context.description());
    put(said, is, "ruleId", context.ruleId());
    put(said, is, "ruleName", context.ruleName());
    put(said, is, "host", f.asset());
    put(said, is, "user", context.user());
    Integer score = context.score();
    said.put("severity", score == null ? "null" : score + " " + Severity.ofScore(score).level());
    said.put("status", f.status().word());
    boolean briefly = is.get("claims").toString().contains("«…»");
    said.put("claims", String.join("\n", f.claims().stream().map(c -> claim(c, briefly)).toList()));
    return new TreeMap<>(said);
  }

  private static void put(Map<String, String> said, JsonNode is, String field, String value) {
    if (is.has(field)) {
      said.put(field, value);
    }
  }

  /** {@code id 'name' /tactic vVersion strength @pointer «text»}, what is there of it. */
  private static String claim(FindingClaim said, boolean briefly) {
    var claim = said.claim();
    var parts = new StringBuilder();
    if (claim.id() != null) {
      parts.append(claim.id());
    }
    if (claim.name() != null) {
      parts.append(" '").append(claim.name()).append("'");
    }
    if (claim.tactic() != null) {
      parts.append(" /").append(claim.tactic());
    }
    if (said.strength() != Strength.STATED) {
      parts.append(" ").append(said.strength().name().toLowerCase(Locale.ROOT));
    }
    if (claim.version() != null) {
      parts.append(" v").append(claim.version());
    }
    parts.append(" @").append(said.pointer());
    if (said.text() != null) {
      parts.append(briefly ? " «…»" : " «" + said.text() + "»");
    }
    return parts.toString().strip();
  }

  @Test
  void anEventWithoutAnIdGetsOneOfItsContent() {
    String event = "{\"rule\":\"R\",\"priority\":\"Notice\",\"output\":\"o\",\"tags\":[\"T1059\"]}";
    String other =
        "{ \"output\":\"o\", \"rule\":\"R\",\"tags\":[\"T1059\"],\"priority\":\"Notice\"}";

    assertEquals(Readers.finding(event).key(), Readers.finding(other).key());
    assertEquals(true, Readers.finding(event).key().isOfContent());
  }

  @Test
  void theOriginalIsKept() {
    byte[] event = "{\"rule\":\"R\",\"priority\":\"Notice\",\"output\":\"o\"}".getBytes(UTF_8);

    assertEquals(
        new String(event, UTF_8),
        new String(
            ((dev.kasane.finding.Reading.Read) Readers.read(event)).finding().context().original(),
            UTF_8));
  }
}
