package dev.kasane.finding.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {
  @Test
  void theVersionIsTheLatestOfAllTimesOfChange() {
    String profile = "version: [/product, /analyst]";
    String event = "{\"product\":1767312000000,\"analyst\":\"2026-01-03T00:00:00Z\"}";

    assertEquals(1767398400000L, read(profile, event).version());
  }

  @Test
  void aTimeOfChangeThatIsNoneDoesNotHideAnother() {
    String profile = "version: [/analyst, /product]";
    String event = "{\"analyst\":\"never\",\"product\":7}";

    assertEquals(7, read(profile, event).version());
  }

  @Test
  void ofAListOnlyTextsThatBeginRightAreTaken() {
    String profile = "claims: [{ id: \"/ids/#=T*\" }]";

    assertEquals(
        List.of("/ids/1", "/ids/2"),
        pointers(read(profile, "{\"ids\":[\"CAPEC-471\",\"T1574.001\",\"T1038\",null,{}]}")));
  }

  @Test
  void aSingleTextIsAListOfOne() {
    String profile = "claims: [{ id: \"/ids/#=T*\" }]";

    assertEquals(List.of("/ids"), pointers(read(profile, "{\"ids\":\"T1574.001\"}")));
  }

  @Test
  void elementsThatHaveNotAValueAreThoseThatSayNothingToo() {
    String profile = "claims: [{ id: \"/tags/#deleted!=true/name\" }]";
    String event =
        """
        {"tags": [{"name": "T1", "deleted": true}, {"name": "T2", "deleted": false}, {"name": "T3"}]}
        """;

    assertEquals(List.of("/tags/1/name", "/tags/2/name"), pointers(read(profile, event)));
  }

  @Test
  void aPlaceWithDotsLeadsIntoJsonInsideAText() {
    String profile = "claims: [{ id: a.b.c }]";

    assertEquals(List.of("/a"), pointers(read(profile, "{\"a\":\"{\\\"b.c\\\":\\\"T1059\\\"}\"}")));
  }

  @Test
  void aWordOfStatusMayBeTheEndOfAnother() {
    String profile = "status: { at: /status, confirmed: [\"*_TRUE_POSITIVE\"] }";

    assertEquals(
        FindingStatus.CONFIRMED,
        read(profile, "{\"status\":\"STATUS_090_RESOLVED_TRUE_POSITIVE\"}").status());
  }

  private static List<String> pointers(Extract extract) {
    return extract.claims().stream().map(FindingClaim::pointer).toList();
  }

  private static Extract read(String profile, String event) {
    try {
      return ProfileReader.read("test.yaml", "format: test\n" + profile)
          .read(Events.of(event), 100);
    } catch (ProfileFault e) {
      throw new AssertionError(e);
    }
  }
}
