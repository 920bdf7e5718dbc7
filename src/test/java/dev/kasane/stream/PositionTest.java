package dev.kasane.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
  @Test
  void itsTextIsReadAsItself() {
    var position = Position.of(Map.of(3, 400L, 0, 12L));

    assertEquals("0:12,3:400", position.text());
    assertEquals(Optional.of(position), Position.read("0:12,3:400"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "0:", ":1", "0:-1", "a:b", "0:1,", "0:9999999999999999999"})
  void whatIsNoPlaceIsNotRead(String text) {
    assertEquals(Optional.empty(), Position.read(text));
  }

  @Test
  void behindTwoPlacesIsBehindTheFurtherOneInEachPartition() {
    var one = Position.of(Map.of(0, 5L, 1, 9L));
    var other = Position.of(Map.of(1, 7L, 2, 1L));

    assertEquals(Position.of(Map.of(0, 5L, 1, 9L, 2, 1L)), one.andBehind(other));
  }

  @Test
  void onlyRecordsBeforeThePlaceAreWaitedFor() {
    var partitions = java.util.List.of(new Lag.Partition(0, 3, 10), new Lag.Partition(1, 8, 8));

    assertEquals(7, Lag.waiting(partitions, null));
    assertEquals(2, Lag.waiting(partitions, Position.of(Map.of(0, 5L, 1, 8L))));
    assertEquals(0, Lag.waiting(partitions, Position.of(Map.of(0, 3L))));
  }
}
