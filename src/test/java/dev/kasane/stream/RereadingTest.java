package dev.kasane.stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.attack.Claim;
import dev.kasane.finding.Context;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import dev.kasane.stream.Rereading.Change;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RereadingTest {
  private static final byte[] EVENT = {'{', '}'};

  @Test
  void whatIsReadTheSameStays() {
    var stands = finding("generic", 7, "T1059");

    assertEquals(
        List.of(), Rereading.replacing(new Change(stands, finding("generic", 1, "T1059")), stands));
  }

  @Test
  void whatIsReadOtherwiseReplacesWithTheNextVersionAndKeepsItsEvent() {
    var stands = finding("generic", 7, "T1059");

    var sent = Rereading.replacing(new Change(stands, finding("generic", 7, "T1486")), stands);

    assertEquals(1, sent.size());
    assertEquals(8, sent.get(0).version());
    assertEquals("T1486", sent.get(0).claims().get(0).claim().id());
    assertArrayEquals(EVENT, sent.get(0).context().original());
  }

  @Test
  void aHigherVersionThatTheEventStatesIsTaken() {
    var stands = finding("generic", 1, "T1059");
    var now = finding("generic", 1_790_000_000_000L, "T1486");

    assertEquals(
        1_790_000_000_000L, Rereading.replacing(new Change(stands, now), stands).get(0).version());
  }

  @Test
  void underAnotherKeyTheOldOneIsTakenBackAndNotReadAgain() {
    var stands = finding("generic", 3, "T1059");

    var sent = Rereading.replacing(new Change(stands, finding("acme", 3, "T1486")), null);

    assertEquals(
        List.of("acme suspected", "generic retracted"),
        sent.stream().map(f -> f.key().source() + " " + f.status().word()).toList());
    assertEquals(null, sent.get(1).context().original());
  }

  @Test
  void whereTheEventCameInAgainMeanwhileOnlyTheOldOneIsTakenBack() {
    var stands = finding("generic", 3, "T1059");
    var now = finding("acme", 3, "T1486");

    var sent = Rereading.replacing(new Change(stands, now), now);

    assertEquals(List.of("generic"), sent.stream().map(f -> f.key().source()).toList());
  }

  @Test
  void whatItsSenderTookBackUnderTheNewKeyStaysTakenBack() {
    var stands = finding("generic", 1, "T1059");
    var now = finding("acme", 1, "T1486");
    var retraction =
        new Finding(
            now.key(),
            "c",
            Instant.EPOCH,
            null,
            null,
            null,
            FindingStatus.RETRACTED,
            1,
            null,
            List.of());

    var sent = Rereading.replacing(new Change(stands, now), retraction);

    assertEquals(List.of("generic"), sent.stream().map(f -> f.key().source()).toList());
  }

  @Test
  void howeverOftenAProfileComesAndGoesExactlyOneFindingIsLive() {
    var stand = new HashMap<FindingKey, Finding>();
    var first = finding("generic", 3, "T1059");
    stand.put(first.key(), first);
    for (int i = 0; i < 6; i++) {
      String source = i % 2 == 0 ? "acme" : "generic";
      var now = finding(source, 3, "T1059");
      Finding stands = live(stand).get(0);

      Rereading.replacing(new Change(stands, now), stand.get(now.key()))
          .forEach(sent -> apply(sent, stand));

      assertEquals(
          List.of(source), live(stand).stream().map(f -> f.key().source()).toList(), "round " + i);
    }
  }

  private static void apply(Finding sent, Map<FindingKey, Finding> stand) {
    Finding known = stand.get(sent.key());
    if (known == null || sent.compareAge(known.version(), known.live()) > 0) {
      stand.put(sent.key(), sent);
    }
  }

  private static List<Finding> live(Map<FindingKey, Finding> stand) {
    return stand.values().stream().filter(Finding::live).toList();
  }

  private static Finding finding(String source, long version, String technique) {
    return new Finding(
        new FindingKey(source, "f"),
        "c",
        Instant.EPOCH,
        null,
        null,
        null,
        FindingStatus.SUSPECTED,
        version,
        null,
        List.of(new FindingClaim(new Claim(technique, null, null, null), "/t")),
        new Context(source, null, null, null, null, null, EVENT),
        null);
  }
}
