package dev.kasane.finding.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.Reading.Read;
import dev.kasane.finding.Reading.Refused;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one record or body may hold. */
class RecordsTest {
  private static final String FALCO =
      "{\"uuid\":\"%s\",\"rule\":\"R\",\"priority\":\"Notice\",\"output\":\"o\",\"tags\":[\"T1059\"]}";

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "[{a},{b}] => a b",
        "{a}~{b}~ => a b",
        "~~{a}~  {b}  ~ => a b",
        "{'value':[{a},{b}],'@odata.nextLink':'x'} => a b",
        "{'hits':{'total':2,'hits':[{'_source':{a}},{'_source':{b}}]},'took':1} => a b",
        "{'detail':{'findings':[{a},{b}]},'source':'bus'} => a b",
        "{'Records':[{'body':'x','event':{a}},{'event':{b}}]} => a b",
        "[{'result':{a}},{'result':{b}}] => a b",
        "{'_source':{a}} => a",
        "{'payload':{'after':{a}}} => a",
        "{'resources':[{a}],'meta':{},'errors':[]} => a",
        "[{'items':[{a},{b}]},{a}] => a b a",
      })
  void eachEventOfARecordIsAFindingOfItsOwn(String record, String ids) {
    assertEquals(ids, ids(Readers.all(spelt(record))));
  }

  @Test
  void jsonInsideOfATextIsAnEnvelope() {
    String event = FALCO.formatted("a").replace("\"", "\\\"");

    assertEquals("a", ids(read("{\"log\":\"" + event + "\",\"stream\":\"stdout\"}")));
  }

  @Test
  void ofAnEventInsideOfATextThePointerIsThatOfTheText() {
    String event = FALCO.formatted("a").replace("\"", "\\\"");
    var finding = Readers.finding("{\"log\":\"" + event + "\"}");

    assertEquals("/log", finding.claims().get(0).pointer());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "[{a},7,{b}] => a not-a-finding b",
        "{a}~{'x~{b} => a not-json b",
        "{'x~{a} => not-json a",
        "[{a},{'id':1,'caseId':'x'},{b}] => a wrong-type b",
        "[] => not-a-finding",
        "[{a},{b} => not-json",
        "[{a}] {b} => not-json",
        "{'value':[{a},{b} => not-json",
        "7 => not-a-finding",
        "null => not-a-finding",
        "{'nothing':'known'} => unknown-format",
        "{~'id':1~'x'~} => not-json",
      })
  void whatIsAtFaultHurtsNoNeighbour(String record, String outcomes) {
    assertEquals(outcomes, outcomes(Readers.all(spelt(record))));
  }

  @Test
  void anEventAtFaultComesWithItsOwnBytes() {
    var readings = read("[ {\"id\":1,\"caseId\":\"x\"} , {\"id\":\"f\",\"caseId\":\"x\"} ]");

    assertEquals("{\"id\":1,\"caseId\":\"x\"}", new String(readings.get(0).event(), UTF_8));
    assertEquals("{\"id\":\"f\",\"caseId\":\"x\"}", new String(readings.get(1).event(), UTF_8));
  }

  @Test
  void aRecordLargerThanAFindingMayHoldMany() {
    String filler = "x".repeat(1000);
    String events =
        IntStream.range(0, 3000)
            .mapToObj(i -> "{\"id\":\"f" + i + "\",\"caseId\":\"c\",\"title\":\"" + filler + "\"}")
            .collect(Collectors.joining(","));

    assertEquals(3000, read("[" + events + "]").size());
    assertEquals(3000, read("{\"meta\":{},\"items\":[" + events + "]}").size());
    assertEquals(3000, read(events.replace("},{", "}\n{")).size());
  }

  @Test
  void tooManyEventsAreRefusedAsAWhole() {
    var readings = read("[" + "{},".repeat(10_001) + "{}]");

    assertEquals("too-many", outcomes(readings));
  }

  @Test
  void aByteOrderMarkIsNoFault() {
    assertEquals("a", ids(read("\uFEFF" + FALCO.formatted("a"))));
    assertEquals(
        "a b", ids(read("\uFEFF[" + FALCO.formatted("a") + "," + FALCO.formatted("b") + "]")));
  }

  @Test
  void aForcedFormatIsFoundInItsEnvelope() {
    var inbound = inbound("{\"_source\":" + FALCO.formatted("a") + "}", "Falco");

    assertEquals("a", ids(Readers.READER.read(inbound)));
  }

  @Test
  void anUnknownFormatIsRefusedWithTheKnownOnes() {
    var refused = (Refused) Readers.READER.read(inbound("{}", "flaco")).get(0);

    assertEquals("unknown-format", refused.reason().code());
    assertEquals(true, refused.message().contains("'flaco'; known are kasane, aws-guardduty, "));
  }

  private static Inbound inbound(String event, String format) {
    return new Inbound(event.getBytes(UTF_8), null, null, format, Readers.ARRIVED, false);
  }

  private static byte[] spelt(String record) {
    return record
        .replace('\'', '"')
        .replace('~', '\n')
        .replace("{a}", FALCO.formatted("a"))
        .replace("{b}", FALCO.formatted("b"))
        .getBytes(UTF_8);
  }

  private static List<Reading> read(String record) {
    return Readers.all(record.getBytes(UTF_8));
  }

  private static String ids(List<Reading> readings) {
    return readings.stream()
        .map(reading -> ((Read) reading).finding().key().id())
        .collect(Collectors.joining(" "));
  }

  private static String outcomes(List<Reading> readings) {
    return readings.stream()
        .map(
            reading ->
                reading instanceof Read read
                    ? read.finding().key().id()
                    : ((Refused) reading).reason().code())
        .collect(Collectors.joining(" "));
  }
}
