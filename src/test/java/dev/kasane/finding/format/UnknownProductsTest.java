package dev.kasane.finding.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.finding.FindingKey;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Products that no profile knows count their events from 1, too. */
class UnknownProductsTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "{'product':'A','id':5,'mitre':'T1059'} ; {'product':'B','id':5,'mitre':'T1486'} => 2",
        "{'product':'A','id':5,'mitre':'T1059'} ; {'product':'A','id':5,'mitre':'T1486'} => 1",
        "{'id':5,'mitre':'T1059','host':'h'} ; {'id':5,'mitre':'T1486','sensor':'s'} => 2",
        "{'id':5,'mitre':'T1059','host':'h'} ; {'host':'g','id':5,'mitre':'T1486'} => 1",
        "{'id':'e-5','mitre':'T1059'} ; {'id':'e-5','mitre':'T1059','more':1} => 1",
      })
  void theirEventsOfOneNumberAreFindingsOfTheirOwn(String events, long findings) {
    List<FindingKey> keys =
        Stream.of(events.replace('\'', '"').split(" ; "))
            .map(event -> Readers.finding(event).key())
            .toList();

    assertEquals(findings, keys.stream().distinct().count(), keys::toString);
  }
}
