package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.casebook.Merges.Link;
import dev.kasane.finding.FindingKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MergesTest {
  @Test
  void aChainEndsInItsLastCase() {
    assertEquals(List.of("A>C", "B>C", "C[A, B]"), places("A>B 1", "B>C 2"));
  }

  @Test
  void theLatestStatementOfACaseHolds() {
    assertEquals(List.of("A>C", "B[]", "C[A]"), places("A>C 2", "A>B 1"));
  }

  @Test
  void atTheSameTimeTheGreaterKeyHolds() {
    assertEquals(List.of("A>C", "B[]", "C[A]"), places("A>B 1", "A>C 1"));
  }

  @Test
  void theLatestStatementOfACircleHasNoEffect() {
    assertEquals(List.of("A>C", "B>C", "C[A, B]"), places("A>B 1", "B>C 2", "C>A 3"));
  }

  @Test
  void aWayIntoACircleEndsWhereTheCircleIsOpened() {
    assertEquals(List.of("A>B", "B[A, D]", "D>B"), places("D>A 9", "A>B 1", "B>A 2"));
  }

  @Test
  void aLongChainIsFollowedToItsEnd() {
    String[] links =
        IntStream.range(0, 5_000).mapToObj(i -> i + ">" + (i + 1) + " 1").toArray(String[]::new);

    assertEquals("0>5000", places(links).get(0));
  }

  /** Each link is {@code from>to time}; their keys grow in order. */
  private static List<String> places(String... links) {
    var all = new ArrayList<Link>();
    for (String link : links) {
      String[] parts = link.split("[> ]", -1);
      var key = new FindingKey("s", "%05d".formatted(all.size()));
      all.add(new Link(parts[0], parts[1], Instant.ofEpochSecond(Long.parseLong(parts[2])), key));
    }
    return Merges.of(all, List.of()).places().stream().map(MergesTest::text).toList();
  }

  private static String text(Place place) {
    String into = place.mergedInto();
    return place.caseId() + (into == null ? place.merged() : ">" + into);
  }
}
