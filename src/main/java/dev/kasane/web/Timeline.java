package dev.kasane.web;

import dev.kasane.casebook.CaseRecord.EvidencePart;
import dev.kasane.casebook.CaseRecord.TechniquePart;
import dev.kasane.web.CaseTactics.Group;
import dev.kasane.web.CaseTactics.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When each technique of a case was seen, in the order of the tactics. Places are percentages of
 * the width, as SVG takes them, so that the drawing is as wide as its window.
 *
 * @param bands tactics with a technique that has a time
 * @param undated techniques of which no time is known
 */
record Timeline(List<Tick> ticks, List<Band> bands, List<TechniquePart> undated) {
  /** What is drawn stays so far from both edges, in percent. */
  private static final int MARGIN = 4;

  private static final int MOST_TICKS = 5;

  private static final List<Duration> STEPS =
      Stream.of(1, 5, 15, 60, 180, 360, 720, 1440, 2880, 10_080, 20_160, 43_200, 129_600, 525_600)
          .map(Duration::ofMinutes)
          .toList();

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

  /**
   * A moment that the axis names.
   *
   * @param anchor how the label stands to its place, as SVG's text-anchor
   */
  record Tick(String at, String label, String anchor) {}

  /** A tactic. */
  record Band(Group tactic, List<Row> rows) {}

  /**
   * A technique under a tactic.
   *
   * @param from where it was first seen
   * @param to where it was last seen
   */
  record Row(TechniquePart technique, String from, String to, List<Dot> dots) {}

  /** One or several findings at a place. */
  record Dot(String at, String status) {}

  static Timeline of(List<Group> groups) {
    Instant first = null;
    Instant last = null;
    var undated = new LinkedHashMap<String, TechniquePart>();
    for (Group group : groups) {
      for (Standing standing : group.techniques()) {
        TechniquePart technique = standing.part();
        Instant start = technique.firstSeen();
        if (start == null) {
          undated.put(technique.domain() + technique.id(), technique);
          continue;
        }
        Instant end = technique.lastSeen() == null ? start : technique.lastSeen();
        first = first == null || start.isBefore(first) ? start : first;
        last = last == null || end.isAfter(last) ? end : last;
      }
    }
    var all = List.copyOf(undated.values());
    return first == null || last == null
        ? new Timeline(List.of(), List.of(), all)
        : new Axis(first, last).draw(groups, all);
  }

  /** The time from the first to the last thing that was seen. */
  record Axis(Instant first, Instant last) {
    private Timeline draw(List<Group> groups, List<TechniquePart> undated) {
      var bands = new ArrayList<Band>();
      for (Group group : groups) {
        List<Row> rows =
            group.techniques().stream()
                .map(Standing::part)
                .filter(technique -> technique.firstSeen() != null)
                .map(this::row)
                .toList();
        if (!rows.isEmpty()) {
          bands.add(new Band(group, rows));
        }
      }
      return new Timeline(ticks(), List.copyOf(bands), undated);
    }

    private Row row(TechniquePart technique) {
      Instant start = technique.firstSeen();
      Instant end = technique.lastSeen();
      var dots = new ArrayList<Dot>();
      technique.evidence().stream()
          .filter(evidence -> evidence.decision() == null && within(evidence.time()))
          .map(this::dot)
          .distinct()
          .forEach(dots::add);
      for (Instant edge : Stream.of(start, end).filter(t -> t != null).toList()) {
        if (dots.stream().noneMatch(dot -> dot.at.equals(place(edge)))) {
          dots.add(new Dot(place(edge), technique.status()));
        }
      }
      return new Row(technique, place(start), place(end == null ? start : end), dots);
    }

    private Dot dot(EvidencePart evidence) {
      return new Dot(place(evidence.time()), evidence.status());
    }

    private boolean within(Instant time) {
      return !time.isBefore(first) && !time.isAfter(last);
    }

    /** The place of a time, in percent of the width. */
    String place(@Nullable Instant time) {
      double whole = seconds(Duration.between(first, last));
      double part =
          whole == 0 || time == null ? 0.5 : seconds(Duration.between(first, time)) / whole;
      return String.format(Locale.ROOT, "%.2f%%", MARGIN + part * (100 - 2 * MARGIN));
    }

    private static double seconds(Duration duration) {
      return duration.toMillis() / 1e3;
    }

    /** Whole steps of a length that people count in; the two ends where none falls between them. */
    List<Tick> ticks() {
      Duration length = Duration.between(first, last);
      Duration step =
          STEPS.stream()
              .filter(s -> length.dividedBy(s) < MOST_TICKS)
              .findFirst()
              .orElse(length.dividedBy(MOST_TICKS - 1));
      var format = step.toHours() < 24 ? HOUR : DAY;
      var ticks = new ArrayList<Tick>();
      long width = Math.max(1, step.toSeconds());
      long at = Math.floorDiv(first.getEpochSecond() + width - 1, width) * width;
      for (; at <= last.getEpochSecond() && ticks.size() < MOST_TICKS; at += width) {
        ticks.add(tick(Instant.ofEpochSecond(at), format));
      }
      return ticks.isEmpty() ? List.of(tick(first, HOUR)) : List.copyOf(ticks);
    }

    private Tick tick(Instant time, DateTimeFormatter format) {
      String at = place(time);
      double percent = Double.parseDouble(at.substring(0, at.length() - 1));
      String anchor = percent < 12 ? "start" : percent > 88 ? "end" : "middle";
      return new Tick(at, format.format(time), anchor);
    }
  }
}
