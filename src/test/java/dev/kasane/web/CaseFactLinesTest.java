package dev.kasane.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.FactsRecord.AllClearPart;
import dev.kasane.casebook.FactsRecord.FactPart;
import dev.kasane.casebook.FactsRecord.ItemPart;
import dev.kasane.casebook.FactsRecord.StepPart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaseFactLinesTest {
  private static final Instant TIME = Instant.parse("2026-05-01T00:00:00Z");

  private static StepPart step(String status, @Nullable String phase) {
    return new StepPart(status, "x", null, TIME, "h", phase, "analyst", "f");
  }

  private static FactPart fact(String value, StepPart... history) {
    return new FactPart(
        "confirmed",
        value,
        null,
        List.of(),
        TIME,
        "h",
        null,
        null,
        "analyst",
        "f",
        List.of(history));
  }

  private static CaseFactLines of(Map<String, Object> facts) {
    return CaseFactLines.of(
        new CaseRecord(
            "c",
            1,
            null,
            null,
            TIME,
            new CaseRecord.Release("enterprise-attack", "18.1"),
            new CaseRecord.Findings(0, 0),
            List.of(),
            List.of(),
            List.of(),
            facts,
            null,
            null,
            List.of(),
            Map.of()));
  }

  private static CaseFactLines.Line line(CaseFactLines lines, String name) {
    return lines.lines().stream()
        .filter(line -> line.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFactShowsHowClearItWasAtTheEndOfEachPhase() {
    var lines =
        of(
            Map.of(
                "entryRoute",
                fact(
                    "VPN",
                    step("unknown", "hearing"),
                    step("suspected", "hearing"),
                    step("confirmed", "investigation"))));
    assertEquals(
        List.of("suspected", "", "confirmed", "", ""), line(lines, "entryRoute").statuses());
  }

  @Test
  void whatWasSaidBeforeAnyPhaseHasItsOwnColumn() {
    var lines = of(Map.of("sector", fact("retail", step("confirmed", null))));
    assertEquals("", lines.phases().get(0));
    assertEquals("confirmed", line(lines, "sector").statuses().get(0));
  }

  @Test
  void aFactOfWhichNobodySpokeIsALineToo() {
    assertEquals(null, line(of(Map.of()), "rootCause").said());
  }

  @Test
  void conditionsAreLinesOfTheirOwn() {
    var met =
        new ItemPart(
            "passwords changed",
            null,
            "met",
            null,
            List.of(),
            TIME,
            "h",
            null,
            null,
            "analyst",
            "f",
            List.of(step("confirmed", "recovery")));
    var lines = of(Map.of("allClear", new AllClearPart("met", List.of(met))));
    assertEquals("passwords changed", lines.conditions().get(0).item());
    assertEquals("met", lines.conditions().get(0).value());
  }
}
