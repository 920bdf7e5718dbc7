package dev.kasane.finding;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UtcTimeTest {
  @Property
  void itWritesAndReadsWhatTheJdkDoes(
      @ForAll @LongRange(min = -2_208_988_800L, max = 9_214_646_400L) long second,
      @ForAll @IntRange(max = 999_999) int micros) {
    Instant time = Instant.ofEpochSecond(second, micros * 1_000L);

    assertEquals(time.toString(), new String(UtcTime.write(time), US_ASCII));
    assertEquals(time, UtcTime.read(time.toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2026-05-01T02:03:04.5Z", "2026-05-01T02:03:04.123456Z", "2024-02-29T23:59:59Z"})
  void itReadsFractionsOfAnyLength(String text) {
    assertEquals(
        OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS), UtcTime.read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-05-01T02:03:04+09:00",
        "2026-05-01T24:03:04Z",
        "2026-13-01T02:03:04Z",
        "2025-02-29T02:03:04Z",
        "2026-05-01T02:03:04.Z",
        "2026-05-01T02:03:0xZ",
        "yesterday",
        ""
      })
  void itLeavesAllElseToTheJdk(String text) {
    assertNull(UtcTime.read(text));
  }
}
