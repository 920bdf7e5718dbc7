package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.casebook.Tally.Entry;
import dev.kasane.mapping.Mapping.Mapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What counts in a case, told from findings as every case is, and not stored.
 *
 * @param openedAt time of its earliest live finding; null where none is live
 * @param live findings that say something
 * @param techniques by domain and id
 * @param tactics by domain and matrix order
 * @param facts what handlers established that cases are asked by
 */
public record CaseSketch(
    String id,
    @Nullable String title,
    @Nullable Instant openedAt,
    int live,
    List<Part> techniques,
    List<Part> tactics,
    Map<FactColumn, String> facts) {

  /**
   * A technique or tactic of the case.
   *
   * @param key {@code <domain>/<id>}
   * @param status null for a technique of which only sub-techniques were seen
   * @param tactics shortnames that a technique stands under, joined by commas
   * @param first when a technique was first seen; null where that is not known
   */
  public record Part(
      String key,
      @Nullable Status status,
      int findings,
      boolean rolled,
      String tactics,
      @Nullable Instant first) {}

  /** A case that holds only these findings, and stands by itself. */
  public static CaseSketch of(String id, Collection<Mapped> findings, Attack attack) {
    return of(CaseState.of(Place.alone(id), findings, attack));
  }

  static CaseSketch of(CaseState state) {
    Tally tally = Tally.of(state);
    return new CaseSketch(
        state.place().caseId(),
        state.title(),
        state.openedAt(),
        state.live(),
        parts(tally.techniques(), state.techniques()),
        parts(tally.tactics(), List.of()),
        facts(state.facts()));
  }

  /** The standings are those of the first entries; behind them only sub-techniques were seen. */
  private static List<Part> parts(List<Entry> entries, List<TechniqueStanding> standings) {
    var parts = new ArrayList<Part>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      Instant first = i < standings.size() ? standings.get(i).firstSeen() : null;
      parts.add(
          new Part(
              entry.key(),
              entry.status(),
              entry.findings(),
              entry.rolled(),
              entry.tactics(),
              first));
    }
    return List.copyOf(parts);
  }

  private static Map<FactColumn, String> facts(CaseFacts facts) {
    if (facts.isEmpty()) {
      return Map.of();
    }
    var told = new EnumMap<FactColumn, String>(FactColumn.class);
    for (FactColumn column : FactColumn.values()) {
      String value = column.of(facts);
      if (value != null) {
        told.put(column, value);
      }
    }
    return Map.copyOf(told);
  }
}
