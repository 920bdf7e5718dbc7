package dev.kasane.exchange.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkTest {
  @ParameterizedTest
  @CsvSource({
    "x, CONFIRMED",
    "X, CONFIRMED",
    "ｘ, CONFIRMED",
    "✓, CONFIRMED",
    "○, CONFIRMED",
    "●, CONFIRMED",
    "1, CONFIRMED",
    "１, CONFIRMED",
    "Yes, CONFIRMED",
    "?, SUSPECTED",
    "？, SUSPECTED",
    "疑い, SUSPECTED",
    "~, INFERRED",
    "〜, INFERRED",
    "～, INFERRED",
    "-, RULED_OUT",
    "－, RULED_OUT",
    "–, RULED_OUT",
    "ー, RULED_OUT",
    "ruled-out, RULED_OUT",
    "'', NONE",
    "0, NONE",
    "No, NONE",
    "なし, NONE"
  })
  void aMarkSaysWhatItSaysInEveryWidth(String cell, Mark mark) {
    assertEquals(Optional.of(mark), Mark.of(cell));
  }

  @ParameterizedTest
  @ValueSource(strings = {"×", "✗", "△", "3", "xx", "see report", "#REF!"})
  void whatMeansDifferentThingsToDifferentPeopleIsNotGuessed(String cell) {
    assertEquals(Optional.empty(), Mark.of(cell));
  }
}
