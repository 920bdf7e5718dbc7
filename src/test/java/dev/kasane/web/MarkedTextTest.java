package dev.kasane.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.web.ClaimPlaces.Place;
import dev.kasane.web.MarkedText.Piece;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkedTextTest {
  @Test
  void aPlaceIsMarkedWithTheNumbersOfAllItsClaims() {
    assertEquals(
        List.of(
            new Piece("a ", List.of(), 0),
            new Piece("T1", List.of(1, 2), 0),
            new Piece(" b", List.of(), 0)),
        MarkedText.of("a T1 b", Map.of(1, new Place(2, 4), 2, new Place(2, 4))));
  }

  @Test
  void charactersThatTurnTheTextAroundAreSpeltOut() {
    assertEquals("a⟨U+202E⟩b", MarkedText.of("a\u202Eb", Map.of()).get(0).text());
  }

  @Test
  void aLongTextIsCutInItsMiddleAndSaysByHowMuch() {
    assertEquals(8_000, MarkedText.of("x".repeat(10_000), Map.of()).get(1).leftOut());
  }
}
