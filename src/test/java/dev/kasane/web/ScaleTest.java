package dev.kasane.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ScaleTest {
  @Test
  void theLegendSaysWhichNumbersHaveAShade() {
    assertEquals(
        List.of("0", "1", "2", "3", "4", "5 – 6", "7", "8", "9", "10 – 11"),
        new Scale.Numbers(11).steps().stream().map(Scale.Step::text).toList());
  }

  @Test
  void aDifferenceBearsItsSign() {
    assertEquals(
        List.of("−2", "−1", "0", "+1", "+2"),
        new Scale.Differences(2).steps().stream().map(Scale.Step::text).toList());
  }

  @Property
  void moreCasesNeverHaveALighterShade(
      @ForAll @LongRange(max = 3_000) long most, @ForAll @LongRange(max = 3_000) long number) {
    var scale = new Scale.Numbers(most);
    assertTrue(
        scale.shade(Math.min(number, most)).compareTo(scale.shade(Math.min(number + 1, most)))
            <= 0);
  }

  @Property
  void theLegendHoldsEveryNumberOnceUnderItsShade(@ForAll @LongRange(max = 500) long most) {
    var scale = new Scale.Differences(most);
    List<String> legend =
        scale.steps().stream()
            .flatMap(
                step ->
                    LongStream.rangeClosed(step.first(), step.last())
                        .mapToObj(number -> number + " " + step.shade()))
            .toList();
    assertEquals(
        LongStream.rangeClosed(-most, most)
            .mapToObj(number -> number + " " + scale.shade(number))
            .toList(),
        legend);
  }

  @Property
  void oneCaseIsNeverShownAsNone(@ForAll @LongRange(min = 1, max = 100_000) long most) {
    assertEquals("heat-1", new Scale.Numbers(Math.max(most, 9)).shade(1));
  }
}
