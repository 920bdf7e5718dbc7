package dev.kasane.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.casebook.CaseRecord.EvidencePart;
import dev.kasane.casebook.CaseRecord.TechniquePart;
import dev.kasane.web.CaseTactics.Group;
import dev.kasane.web.CaseTactics.Standing;
import dev.kasane.web.Timeline.Axis;
import dev.kasane.web.Timeline.Dot;
import dev.kasane.web.Timeline.Tick;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

  private static TechniquePart technique(
      String id, @Nullable Instant first, @Nullable Instant last, EvidencePart... evidence) {
    return new TechniquePart(
        id,
        id,
        null,
        List.of("execution"),
        List.of(),
        "confirmed",
        1,
        first,
        last,
        1,
        List.of(evidence),
        List.of(),
        "enterprise-attack",
        null,
        null,
        List.of());
  }

  private static EvidencePart said(Instant time, @Nullable String decision) {
    return new EvidencePart("edr", "f", "exact", 1, null, "suspected", time, null, decision, null);
  }

  private static Timeline of(TechniquePart... techniques) {
    var standings = List.of(techniques).stream().map(part -> new Standing(part, true)).toList();
    return Timeline.of(List.of(new Group(null, "enterprise-attack", standings)));
  }

  private static List<Dot> dots(Timeline timeline) {
    return timeline.bands().get(0).rows().get(0).dots();
  }

  @Test
  void theFirstAndTheLastAreNearTheEdges() {
    var axis = new Axis(START, START.plusSeconds(86_400));
    assertEquals("4.00%", axis.place(START));
    assertEquals("96.00%", axis.place(START.plusSeconds(86_400)));
  }

  @Test
  void whatHappenedAtOneMomentStandsInTheMiddle() {
    assertEquals("50.00%", new Axis(START, START).place(START));
  }

  @Test
  void daysAreNamedAsDays() {
    var axis = new Axis(START, START.plusSeconds(4 * 86_400));
    assertEquals(
        List.of("2026-05-01", "2026-05-02", "2026-05-03", "2026-05-04", "2026-05-05"),
        axis.ticks().stream().map(Tick::label).toList());
  }

  @Test
  void whatHasNoTimeStandsBeside() {
    Timeline timeline = of(technique("T1", null, null), technique("T2", START, START));
    assertEquals(List.of("T1"), timeline.undated().stream().map(TechniquePart::id).toList());
    assertEquals("T2", timeline.bands().get(0).rows().get(0).technique().id());
  }

  @Test
  void aDecisionIsNoMomentAtWhichATechniqueWasUsed() {
    Instant end = START.plusSeconds(7_200);
    Timeline timeline =
        of(
            technique(
                "T1", START, end, said(START, null), said(START.plusSeconds(3_600), "confirm")));
    assertEquals(
        List.of(new Dot("4.00%", "suspected"), new Dot("96.00%", "confirmed")), dots(timeline));
  }

  @Property
  void everyTickStandsWithinTheDrawing(
      @ForAll @LongRange(min = 0, max = 4_000_000_000L) long from,
      @ForAll @LongRange(min = 0, max = 2_000_000_000L) long seconds) {
    Instant first = Instant.ofEpochSecond(from);
    List<Tick> ticks = new Axis(first, first.plusSeconds(seconds)).ticks();
    assertTrue(
        !ticks.isEmpty()
            && ticks.size() <= 5
            && ticks.stream()
                .map(tick -> Double.parseDouble(tick.at().replace("%", "")))
                .allMatch(at -> at >= 4 && at <= 96));
  }
}
