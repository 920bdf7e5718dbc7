package dev.kasane.finding.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.finding.FactName;
import dev.kasane.finding.FactSaid;
import dev.kasane.finding.FactSaid.Evidence;
import dev.kasane.finding.FactStatus;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.Statement.Decision;
import dev.kasane.finding.Statement.Facts;
import dev.kasane.finding.Statement.Merge;
import dev.kasane.finding.Statement.Verdict;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReaderTest {
  private static final Instant ARRIVED = Instant.parse("2026-05-01T00:00:00Z");

  @Test
  void aDecisionSaysWhoAndWhyAndGivesItsFindingItsStatus() throws Exception {
    Finding finding =
        read("'decision':'rule-out','by':'h','reason':'r','techniques':[{'id':'T1133'}]");

    assertEquals(new Decision(Verdict.RULE_OUT, "h", "r", null), finding.statement());
    assertEquals(FindingStatus.RULED_OUT, finding.status());
  }

  @Test
  void aMergeNeedsNothingButTheOtherCase() throws Exception {
    assertEquals(new Merge(null, null, "B"), read("'mergedInto':'B'").statement());
  }

  @Test
  void aFindingWithoutAnyOfThemIsADetection() throws Exception {
    assertNull(read("'by':'h','reason':'r'").statement());
  }

  @Test
  void aRetractionSaysNothingElseWhateverItRepeats() throws Exception {
    assertNull(read("'status':'retracted','mergedInto':'B'").statement());
  }

  @Test
  void factsCanBeGivenByTheirValueAlone() throws Exception {
    assertEquals(
        List.of(
            new FactSaid(FactName.SECTOR, null, FactStatus.CONFIRMED, "retail", null, List.of()),
            new FactSaid(FactName.VICTIM_SIZE, null, FactStatus.CONFIRMED, "250", null, List.of()),
            new FactSaid(FactName.ENTRY_ROUTE, null, FactStatus.SUSPECTED, "VPN", null, List.of()),
            new FactSaid(FactName.ROOT_CAUSE, null, FactStatus.UNKNOWN, null, null, List.of())),
        facts("'sector':'retail','victimSize':250,'entryRoute':' VPN ','rootCause':null"));
  }

  @Test
  void aFactCarriesItsNoteAndWhatItRestsOn() throws Exception {
    String fact =
        "'entryRoute':{'status':'confirmed','value':'VPN','note':'n',"
            + "'evidence':['mail',{'source':'edr','finding':'f-1'}]}";

    assertEquals(
        List.of(
            new FactSaid(
                FactName.ENTRY_ROUTE,
                null,
                FactStatus.CONFIRMED,
                "VPN",
                "n",
                List.of(new Evidence(null, null, "mail"), new Evidence("edr", "f-1", null)))),
        facts(fact));
  }

  @ParameterizedTest
  @CsvSource({
    "no-evidence, unknown",
    "suspected, suspected",
    "confirmed, confirmed",
    "excluded, confirmed"
  })
  void whatIsSaidOfALeakSaysHowClearItIs(String value, String status) throws Exception {
    assertEquals(status, facts("'informationLeak':'" + value + "'").get(0).status().word());
  }

  @Test
  void conditionsAreKnownByTheirText() throws Exception {
    assertEquals(
        List.of(
            new FactSaid(FactName.ALL_CLEAR, "a", FactStatus.UNKNOWN, "open", null, List.of()),
            new FactSaid(FactName.ALL_CLEAR, "b", FactStatus.CONFIRMED, "met", null, List.of())),
        facts("'allClear':['a',{'condition':' b ','state':'met'}]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'decision':'maybe','by':'h','reason':'r','techniques':[{'id':'T1133'}]",
        "'decision':'confirm','reason':'r','techniques':[{'id':'T1133'}]",
        "'decision':'confirm','by':'h','techniques':[{'id':'T1133'}]",
        "'decision':'confirm','by':'h','reason':'r'",
        "'decision':'reopen','by':'h','reason':'r','techniques':[{'id':'T1133'}],"
            + "'seenAt':'2026-01-01T00:00:00Z'",
        "'decision':'confirm','status':'confirmed','by':'h','reason':'r','techniques':[{'id':'T1'}]",
        "'mergedInto':'A'",
        "'mergedInto':'B','facts':{'sector':'retail'}",
        "'mergedInto':'B','techniques':[{'id':'T1133'}]",
        "'mergedInto':'B','time':'2026-05-01T00:06:00Z'",
        "'facts':{}",
        "'facts':[]",
        "'facts':{'sectr':'retail'}",
        "'facts':{'sector':''}",
        "'facts':{'sector':true}",
        "'facts':{'sector':{}}",
        "'facts':{'sector':{'value':'retail','status':'unknown'}}",
        "'facts':{'sector':{'value':'retail','status':'sure'}}",
        "'facts':{'phase':'over'}",
        "'facts':{'informationLeak':{'value':'excluded','status':'suspected'}}",
        "'facts':{'allClear':'all'}",
        "'facts':{'allClear':['a','a']}",
        "'facts':{'allClear':[{'state':'met'}]}",
        "'facts':{'allClear':[{'condition':'a'}]}",
        "'facts':{'allClear':[{'condition':'a','state':'answered'}]}",
        "'facts':{'scope':{'value':'all','evidence':[{'source':'edr'}]}}"
      })
  void whatCannotBeMeantIsRefused(String properties) {
    Reading reading = reading(properties);

    assertTrue(
        reading instanceof Reading.Refused refused && refused.message().endsWith("."),
        reading::toString);
  }

  private static List<FactSaid> facts(String facts) throws Exception {
    return ((Facts) read("'facts':{" + facts + "}").statement()).facts();
  }

  private static Finding read(String properties) {
    Reading reading = reading(properties);
    if (reading instanceof Reading.Read read) {
      return read.finding();
    }
    throw new AssertionError(reading);
  }

  private static Reading reading(String properties) {
    String json = ("{'id':'s','caseId':'A'," + properties + "}").replace('\'', '"');
    return Readers.READER
        .read(new Inbound(json.getBytes(UTF_8), null, null, null, ARRIVED, true))
        .get(0);
  }
}
