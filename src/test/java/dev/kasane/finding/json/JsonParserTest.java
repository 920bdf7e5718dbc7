package dev.kasane.finding.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kasane.SharedData;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The parser beside Jackson's, which both must read the same and refuse the same. */
class JsonParserTest {
  private static final int DEPTH = 64;
  private static final ObjectReader JACKSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  /** What strings, numbers and structures are made of, in good order and in bad. */
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "\"a\":",
    "\"b\":",
    "\"a_B\":1",
    "\"text\"",
    "\\",
    "\\n",
    "\\u00e9",
    "\\ud800",
    "\\u12g",
    "é",
    "日本",
    "😀",
    "0",
    "-",
    "12",
    "01",
    "1.5",
    "-0",
    "1e3",
    "1E-2",
    ".",
    "e",
    "true",
    "false",
    "null",
    "nul",
    " ",
    "\n",
    "\t",
    "\u0001",
    "\u007f",
    "\"12345678\"",
    "\"1234567\\\"89\"",
    "{}",
    "[]",
    "[1,2]",
    "\"\":0",
    "/",
    "x"
  };

  @Property(tries = 20_000)
  void anyPiecesOfJsonAreReadAsJacksonReadsThem(@ForAll("pieces") List<String> pieces) {
    agree(String.join("", pieces).getBytes(UTF_8));
  }

  @Property(tries = 3_000)
  void anyPiecesInAnArrayAreReadAsJacksonReadsThem(@ForAll("pieces") List<String> pieces) {
    agree(("[" + String.join(",", pieces) + "]").getBytes(UTF_8));
  }

  @Property(tries = 3_000)
  void anyPiecesInATextAreReadAsJacksonReadsThem(@ForAll("pieces") List<String> pieces) {
    // escaped pairs only here: Jackson takes them in texts, but not in names
    String text = String.join("", pieces).replace("x", "\\ud83d\\ude00");
    agree(("{\"a\":\"" + text + "\"}").getBytes(UTF_8));
  }

  @Property(tries = 3_000)
  void theBytesOfATextAreItsUtf8WithoutTheEscapes(@ForAll("pieces") List<String> pieces) {
    String text = String.join("\\ud83d\\ude00", pieces).replace("\"", "\\\"");
    byte[] document = ("\"" + text + "\"").getBytes(UTF_8);
    if (parsed(document) instanceof JsonText read) {
      // half a character, which UTF-8 does not have, is a question mark in both
      assertArrayEquals(read.asText().getBytes(UTF_8), read.utf8());
    }
  }

  private static Json parsed(byte[] document) {
    try {
      return JsonParser.parse(document, DEPTH);
    } catch (JsonFault broken) {
      return JsonWord.MISSING;
    }
  }

  @Property(tries = 3_000)
  void anyNameIsReadAsJacksonReadsIt(@ForAll("pieces") List<String> pieces) {
    agree(("{\"a\":1,\"" + String.join("", pieces) + "\":2}").getBytes(UTF_8));
  }

  @Property(tries = 3_000)
  void anyBytesInATextAreReadAsJacksonReadsThemWhereTheyAreUtf8(@ForAll byte[] bytes) {
    byte[] text = Arrays.copyOf("\"".getBytes(UTF_8), bytes.length + 2);
    System.arraycopy(bytes, 0, text, 1, bytes.length);
    text[text.length - 1] = '"';
    boolean utf8 = Arrays.equals(new String(bytes, UTF_8).getBytes(UTF_8), bytes);
    if (utf8) {
      agree(text);
    } else {
      assertThrows(JsonFault.class, () -> JsonParser.parse(text, DEPTH));
    }
  }

  @Property(tries = 3_000)
  void anEventThatIsCutOrChangedIsReadAsJacksonReadsIt(@ForAll long seed) throws IOException {
    var random = new Random(seed);
    List<Path> events = events();
    byte[] event = Files.readAllBytes(events.get(random.nextInt(events.size())));
    for (int i = random.nextInt(4); i > 0; i--) {
      event[random.nextInt(event.length)] = (byte) random.nextInt(128);
    }
    agree(random.nextBoolean() ? event : Arrays.copyOf(event, random.nextInt(event.length)));
  }

  @Test
  void thePublishedEventsAreReadAsJacksonReadsThem() throws IOException {
    try (Stream<Path> files = Files.walk(SharedData.file("findings/samples"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        agree(Files.readAllBytes(file));
      }
    }
  }

  private static List<Path> events() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/events"))) {
      return files.sorted().toList();
    }
  }

  @Provide
  Arbitrary<List<String>> pieces() {
    return Arbitraries.of(PIECES).list().ofMaxSize(12);
  }

  private static void agree(byte[] document) {
    String jackson = jackson(document);
    String own;
    try {
      own = told(JsonParser.parse(document, DEPTH));
    } catch (JsonFault e) {
      own = "refused";
    }
    assertEquals(jackson, own, () -> new String(document, UTF_8));
  }

  private static String jackson(byte[] document) {
    try {
      return told(JACKSON.readTree(document));
    } catch (IOException e) {
      return "refused";
    }
  }

  private static String told(Json json) {
    if (json instanceof JsonObject object) {
      var told = new ArrayList<String>();
      for (int i = 0; i < object.size(); i++) {
        assertEquals(object.at(i), object.get(object.name(i)));
        told.add(object.name(i) + "=" + told(object.at(i)));
      }
      return "object" + told;
    }
    if (json.isArray()) {
      var told = new ArrayList<String>();
      json.forEach(element -> told.add(told(element)));
      return "array" + told;
    }
    return (json.isText() ? "text " : json.isWholeNumber() ? "whole " : "") + json.asText();
  }

  private static String told(JsonNode json) {
    if (json.isObject()) {
      var told = new ArrayList<String>();
      for (Map.Entry<String, JsonNode> field : json.properties()) {
        told.add(field.getKey() + "=" + told(field.getValue()));
      }
      return "object" + told;
    }
    if (json.isArray()) {
      var told = new ArrayList<String>();
      json.forEach(element -> told.add(told(element)));
      return "array" + told;
    }
    return (json.isTextual() ? "text " : json.isIntegralNumber() ? "whole " : "") + json.asText();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "UTF-8"})
  void anEncodingIsToldByTheFirstBytes(String charset) throws JsonFault {
    for (String document : List.of("{\"a\":\"é\"}", "\uFEFF{\"a\":\"é\"}")) {
      Json json = JsonParser.parse(document.getBytes(Charset.forName(charset)), DEPTH);

      assertEquals("é", json.path("a").asText());
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      value = {
        "{\"a\":1 \"b\":2}, BROKEN, 1, 8",
        "{\"a\":x}, BROKEN, 1, 6",
        "{|\"a\":|1.}, BROKEN, 3, 3",
        "{\"a\":\"b, BROKEN, 1, 8",
        "{\"a\":\"b\\x\"}, BROKEN, 1, 8",
        "[1] [2], BROKEN, 1, 5",
        "[[[[]]]], TOO_DEEP, 1, 4"
      })
  void aFaultSaysWhereReadingEnded(String document, JsonFault.Kind kind, int line, int column) {
    byte[] bytes = document.replace('|', '\n').getBytes(UTF_8);

    JsonFault fault = assertThrows(JsonFault.class, () -> JsonParser.parse(bytes, 3));

    assertEquals(
        kind + " " + line + ":" + column, fault.kind() + " " + fault.line() + ":" + fault.column());
  }

  @Test
  void aNameThatStandsTwiceIsAFaultAlsoWhereItIsSpeltDifferently() {
    byte[] twice = "{\"a\":1,\"b\":2,\"\\u0061\":3}".getBytes(UTF_8);

    JsonFault fault = assertThrows(JsonFault.class, () -> JsonParser.parse(twice, DEPTH));

    assertEquals(JsonFault.Kind.REPEATED, fault.kind());
  }

  @Test
  void aNameThatStandsTwiceAmongManyIsAFault() {
    var many = new StringBuilder("{\"k7\":0");
    for (int i = 0; i < 200; i++) {
      many.append(",\"k").append(i).append("\":1");
    }
    byte[] bytes = many.append('}').toString().getBytes(UTF_8);

    JsonFault fault = assertThrows(JsonFault.class, () -> JsonParser.parse(bytes, DEPTH));

    assertEquals(JsonFault.Kind.REPEATED, fault.kind());
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 200})
  void aPropertyIsFoundByItsPlainName(int others) throws JsonFault {
    var many = new StringBuilder("{");
    for (int i = 0; i < others; i++) {
      many.append("\"k").append(i).append("\":1,");
    }
    byte[] bytes =
        many.append("\"Rule_Name\":\"x\",\"rule-name\":\"y\"}").toString().getBytes(UTF_8);

    var object = (JsonObject) JsonParser.parse(bytes, DEPTH);

    assertEquals("Rule_Name", object.name(object.findPlain("rulename")));
  }

  @Test
  void namesThatWouldShareAPlaceStayApart() throws JsonFault {
    // texts of one hash, as String has it
    String[] alike = {"AaAa", "AaBB", "BBAa", "BBBB"};
    for (int round = 0; round < 2; round++) {
      for (String name : alike) {
        var object = (JsonObject) JsonParser.parse(("{\"" + name + "\":1}").getBytes(UTF_8), DEPTH);

        assertTrue(object.has(name));
      }
    }
  }

  @Test
  void whatIsLongerThanANumberMayBeIsAFault() {
    byte[] number = ("[" + "9".repeat(101) + "]").getBytes(UTF_8);

    JsonFault fault = assertThrows(JsonFault.class, () -> JsonParser.parse(number, DEPTH));

    assertEquals(JsonFault.Kind.TOO_LONG, fault.kind());
  }
}
