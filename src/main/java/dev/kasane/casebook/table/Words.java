package dev.kasane.casebook.table;

import dev.kasane.casebook.CaseSketch;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The texts of lines, kept once for all: cases hold the same few thousand combinations. */
final class Words {
  private final Map<String, Pair> shared = new ConcurrentHashMap<>();

  private record Pair(String key, List<String> tactics) {
    static Pair of(String key, String tactics) {
      return new Pair(key, tactics.isEmpty() ? List.of() : List.of(tactics.split(",", -1)));
    }
  }

  /** A technique or tactic of a line; the tactics are joined by commas. */
  Seen seen(
      String key,
      @Nullable Status status,
      int findings,
      boolean rolled,
      String tactics,
      @Nullable Instant first) {
    Pair pair = shared.computeIfAbsent(key + "|" + tactics, k -> Pair.of(key, tactics));
    return new Seen(pair.key, status, findings, rolled, pair.tactics, first);
  }

  /** The line of a case that was told in memory. */
  CaseLine line(CaseSketch sketch) {
    return new CaseLine(
        sketch.id(),
        sketch.title(),
        sketch.openedAt(),
        sketch.live(),
        sketch.techniques().stream().map(this::seen).toList(),
        sketch.tactics().stream().map(this::seen).toList(),
        sketch.facts());
  }

  private Seen seen(CaseSketch.Part part) {
    return seen(
        part.key(), part.status(), part.findings(), part.rolled(), part.tactics(), part.first());
  }
}
