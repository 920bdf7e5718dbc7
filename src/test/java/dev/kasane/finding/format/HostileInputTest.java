package dev.kasane.finding.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.Reading.Read;
import dev.kasane.finding.Reading.Refused;
import dev.kasane.finding.profile.Cleaned;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What nobody sends in good faith. Time is not measured here: the limits are so far above what the
 * work takes that only what grows without bound would reach them.
 */
class HostileInputTest {
  private static final Duration FOREVER = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<JsonNode> EVENTS = events();

  private static List<JsonNode> events() {
    var events = new ArrayList<JsonNode>();
    try {
      for (String name : FormatsTest.events().toList()) {
        events.add(
            JSON.readTree(Path.of("src/test/resources/events", name + ".json").toFile())
                .get("event"));
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return events;
  }

  @Property(tries = 2000)
  void anyBytesAreReadOrRefusedWithAReason(@ForAll byte[] bytes) {
    check(bytes, null);
  }

  @Property(tries = 2000)
  void anyTextIsReadOrRefusedWithAReason(@ForAll String text) {
    check(text.getBytes(UTF_8), null);
  }

  @Property(tries = 3000)
  void anEventInWhichSomethingIsExchangedIsReadOrRefused(@ForAll("broken") JsonNode event) {
    check(event.toString().getBytes(UTF_8), null);
  }

  @Property(tries = 2000)
  void anyFormatReadsAnyEvent(@ForAll("broken") JsonNode event, @ForAll("formats") String format) {
    check(event.toString().getBytes(UTF_8), format);
  }

  @Property(tries = 2000)
  void anEventThatIsCutOrWhoseBytesAreExchangedIsReadOrRefused(
      @ForAll("broken") JsonNode event, @ForAll long seed) {
    byte[] bytes = event.toString().getBytes(UTF_8);
    var random = new Random(seed);
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    check(java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)), null);
    check(bytes, null);
  }

  @Property(tries = 500)
  void whatIsReadOnceIsReadTheSameAgain(@ForAll("broken") JsonNode event) {
    byte[] bytes = event.toString().getBytes(UTF_8);

    assertEquals(keys(Readers.all(bytes)), keys(Readers.all(bytes)));
  }

  @Provide
  Arbitrary<String> formats() {
    return Arbitraries.of(
        Stream.concat(Stream.of("kasane"), BuiltInFormats.read().stream().map(p -> p.format()))
            .toList());
  }

  /** An event of some format in which a few values are exchanged for values of other kinds. */
  @Provide
  Arbitrary<JsonNode> broken() {
    return Arbitraries.longs().map(HostileInputTest::broken);
  }

  private static JsonNode broken(long seed) {
    var random = new Random(seed);
    JsonNode event = EVENTS.get(random.nextInt(EVENTS.size())).deepCopy();
    for (int i = random.nextInt(5); i >= 0; i--) {
      exchange(event, random, 0);
    }
    return event;
  }

  private static void exchange(JsonNode node, Random random, int depth) {
    if (node.isEmpty()) {
      return;
    }
    int chosen = random.nextInt(node.size());
    boolean here = random.nextInt(3) == 0 || depth > 5;
    if (node instanceof ObjectNode object) {
      String name = new ArrayList<>(object.properties()).get(chosen).getKey();
      if (!here && object.get(name).isContainerNode()) {
        exchange(object.get(name), random, depth + 1);
      } else {
        object.set(name, odd(random, object.get(name)));
      }
    } else if (node instanceof ArrayNode array) {
      if (!here && array.get(chosen).isContainerNode()) {
        exchange(array.get(chosen), random, depth + 1);
      } else {
        array.set(chosen, odd(random, array.get(chosen)));
      }
    }
  }

  private static JsonNode odd(Random random, JsonNode before) {
    var nodes = JSON.getNodeFactory();
    return switch (random.nextInt(12)) {
      case 0 -> nodes.nullNode();
      case 1 -> nodes.textNode("");
      case 2 -> nodes.textNode("\u0000\uD800 T1059\uFEFF");
      case 3 -> nodes.numberNode(random.nextLong());
      case 4 -> nodes.numberNode(random.nextDouble() * 1e300);
      case 5 -> nodes.arrayNode().add(before).add(before);
      case 6 -> nodes.objectNode().set("id", before);
      case 7 -> nodes.textNode(before.toString());
      case 8 -> nodes.textNode("Ｔ１０５９".repeat(random.nextInt(500)));
      case 9 -> nodes.booleanNode(true);
      case 10 -> nodes.textNode("T1059,".repeat(random.nextInt(300)));
      default -> EVENTS.get(random.nextInt(EVENTS.size())).deepCopy();
    };
  }

  static Stream<Arguments> enormous() {
    int most = 1_000_000;
    return Stream.of(
        Arguments.of("ids in one text", "{\"mitre\":\"" + "T1059 ".repeat(most / 6) + "\"}"),
        Arguments.of("commas", "{\"mitre_technique\":\"" + ",".repeat(most) + "\"}"),
        Arguments.of(
            "fields of a log", "{\"id\":1,\"message\":\"" + "mitre=".repeat(most / 7) + "\"}"),
        Arguments.of("brackets", "{\"id\":1,\"mitre\":\"" + "(".repeat(most) + "\"}"),
        Arguments.of("letters t", "{\"id\":1,\"description\":\"" + "t".repeat(most) + "\"}"),
        Arguments.of("keys", object(most / 20)),
        Arguments.of("long keys", "{\"" + "k".repeat(900) + "\":1,\"id\":1}"),
        Arguments.of(
            "objects that speak of ATT&CK",
            "{\"id\":1,\"mitre\":[" + "{\"id\":\"T1059\"},".repeat(60_000) + "1]}"),
        Arguments.of("tags", "{\"id\":1,\"tags\":[" + "\"attack.t1059\",".repeat(60_000) + "1]}"),
        Arguments.of("JSON in JSON", nested(200)),
        Arguments.of(
            "texts that look like JSON", "{\"id\":1,\"x\":[" + "\"{]}\",".repeat(150_000) + "1]}"),
        Arguments.of(
            "nearly too deep", "{\"id\":1,\"mitre\":" + "[".repeat(60) + "]".repeat(60) + "}"),
        Arguments.of("an envelope in an envelope", "{\"data\":".repeat(60) + "1" + "}".repeat(60)),
        Arguments.of("lines", "{}\n".repeat(9_000)),
        Arguments.of("empty lists", "[" + "[],".repeat(9_000) + "[]]"),
        Arguments.of("a number of many digits", "{\"id\":1,\"time\":" + "9".repeat(99) + "}"),
        Arguments.of("a small number", "{\"id\":1,\"time\":1e-999999999}"),
        Arguments.of("a large number", "{\"id\":1,\"time\":1e999999999}"));
  }

  private static String object(int keys) {
    var object = new StringBuilder("{\"id\":1");
    for (int i = 0; i < keys; i++) {
      object.append(",\"k").append(i).append("\":\"T1059\"");
    }
    return object.append('}').toString();
  }

  private static String nested(int times) {
    String json = "{\"mitre\":\"T1059\"}";
    for (int i = 0; i < times && json.length() < 500_000; i++) {
      json = "{\"data\":" + JSON.getNodeFactory().textNode(json) + "}";
    }
    return json;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("enormous")
  void whatIsEnormousIsReadOrRefusedInBoundedTime(String name, String event) {
    assertTimeoutPreemptively(FOREVER, () -> check(event.getBytes(UTF_8), null));
    assertTimeoutPreemptively(FOREVER, () -> check(event.getBytes(UTF_8), "generic"));
  }

  @Test
  void hostileNamesOfPropertiesDoNoHarm() {
    check(
        "{\"id\":1,\"mitre\\u0000\\uD800\":[{\"x\\u0000\":1,\"id\":\"T1059\"}]}".getBytes(UTF_8),
        null);
  }

  @Test
  void aRecordOfTenMegabytesIsRefusedWhereItIsOneFinding() {
    byte[] record = ("{\"id\":\"f\",\"title\":\"" + "x".repeat(10_000_000) + "\"}").getBytes(UTF_8);

    assertEquals("too-large", ((Refused) Readers.read(record)).reason().code());
  }

  @Test
  void aRecordOfTenMegabytesOfOpenBracketsIsRefused() {
    byte[] record = "[".repeat(10_000_000).getBytes(UTF_8);

    assertFalse(Readers.read(record) instanceof Read);
  }

  private static void check(byte[] bytes, String format) {
    var inbound = new Inbound(bytes, "key", null, format, Readers.ARRIVED, true);
    List<Reading> readings = Readers.READER.read(inbound);
    assertFalse(readings.isEmpty());
    for (Reading reading : readings) {
      if (reading instanceof Read read) {
        check(read.finding());
      } else {
        assertFalse(((Refused) reading).message().isBlank());
      }
    }
  }

  /** PostgreSQL, Kafka and JSON can hold all of it. */
  private static void check(Finding finding) {
    assertTrue(Cleaned.plain(finding.key().id()) && Cleaned.plain(finding.key().source()));
    assertTrue(Cleaned.plain(finding.caseId()));
    assertTrue(finding.version() >= 0);
    assertTrue(finding.claims().size() <= 1000);
    Stream.of(
            finding.title(),
            finding.asset(),
            finding.severity(),
            finding.context().description(),
            finding.context().ruleId(),
            finding.context().ruleName(),
            finding.context().user())
        .forEach(HostileInputTest::checkText);
    for (FindingClaim said : finding.claims()) {
      Stream.of(
              said.claim().id(),
              said.claim().name(),
              said.claim().tactic(),
              said.claim().version(),
              said.text(),
              said.pointer())
          .forEach(HostileInputTest::checkText);
    }
  }

  private static void checkText(String text) {
    assertTrue(text == null || text.equals(Cleaned.text(text, Integer.MAX_VALUE)), text);
  }

  private static List<String> keys(List<Reading> readings) {
    return readings.stream()
        .map(
            r ->
                r instanceof Read read
                    ? read.finding().key().toString()
                    : ((Refused) r).reason().code())
        .toList();
  }
}
