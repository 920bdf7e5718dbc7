package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;

class ShareTest {
  // by the formula, worked out by hand for 11 of 13 and z = 1.96
  @Test
  void theIntervalOfElevenOfThirteenIsWilsons() {
    Share share = Share.of(11, 13);

    assertEquals(0.5777, share.low(), 5e-5);
    assertEquals(0.9567, share.high(), 5e-5);
  }

  @Test
  void noneOfSomeIsNotCertainlyNone() {
    Share share = Share.of(0, 13);

    assertEquals(0, share.low());
    assertEquals(0.2281, share.high(), 5e-5);
  }

  @Test
  void allOfSomeIsNotCertainlyAll() {
    Share share = Share.of(13, 13);

    assertEquals(0.7719, share.low(), 5e-5);
    assertEquals(1, share.high());
  }

  @Test
  void aPartOfNothingIsNoShare() {
    assertNull(Share.of(0, 0).share());
  }
}
