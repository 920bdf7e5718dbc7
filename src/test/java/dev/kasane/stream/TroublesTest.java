package dev.kasane.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TroublesTest {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  private final Troubles troubles = new Troubles(Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void theSameAgainIsOneTroubleWithItsNumber() {
    troubles.lasting("Kafka", "no answer");
    troubles.tell("Kasane", "something else");
    troubles.lasting("Kafka", "no answer");

    assertEquals(2, troubles.newestFirst().size());
    assertEquals(2, troubles.newestFirst().get(0).times());
  }

  @Test
  void whatLastsIsOverOnceThePartWorksAgain() {
    troubles.lasting("Kafka", "no answer");
    troubles.lasting("PostgreSQL", "refused");
    troubles.over("Kafka");

    assertTrue(troubles.newestFirst().get(0).lasts());
    assertFalse(troubles.newestFirst().get(1).lasts());
  }

  @Test
  void anotherOutageIsAnotherTrouble() {
    troubles.lasting("Kafka", "no answer");
    troubles.over("Kafka");
    troubles.lasting("Kafka", "no answer");

    assertEquals(2, troubles.newestFirst().size());
  }

  @Test
  void onlyTheLastOnesAreKept() {
    for (int i = 0; i < 1_000; i++) {
      troubles.tell("Kasane", "request " + i + " failed");
    }

    assertEquals(50, troubles.newestFirst().size());
    assertEquals("request 999 failed", troubles.newestFirst().get(0).what());
  }
}
