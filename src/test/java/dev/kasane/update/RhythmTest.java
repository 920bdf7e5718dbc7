package dev.kasane.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RhythmTest {
  @ParameterizedTest
  @CsvSource({"auto, PT24H", " AUTO , PT24H", "PT12H, PT12H", "pt1s, PT1S", "P7D, PT168H"})
  void anIntervalIsAWordOrADuration(String text, Duration interval) {
    assertEquals(Optional.of(interval), Rhythm.of(text).interval());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "24h", "PT0S", "-PT1H", "PT0.5S", "P366D", "P1M"})
  void anythingElseIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Rhythm.of(text));
  }

  @Test
  void noRetryIsLaterThanTheNextLook() {
    assertEquals(Optional.of(Duration.ofSeconds(20)), Rhythm.of("PT20S").pause(1));
    assertEquals(Optional.of(Duration.ofDays(1)), Rhythm.of("auto").pause(100));
  }

  @Test
  void whereNoLookIsWantedOnlyFailuresAreFollowedByAnother() {
    assertEquals(Optional.empty(), Rhythm.of("off").pause(0));
    assertEquals(Optional.of(Duration.ofMinutes(5)), Rhythm.of("off").pause(1));
    assertEquals(Optional.of(Duration.ofHours(6)), Rhythm.of("off").pause(100));
  }
}
