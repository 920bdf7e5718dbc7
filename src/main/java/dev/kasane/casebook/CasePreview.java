package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.casebook.Tally.Entry;
import dev.kasane.mapping.Mapping.Mapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case would be that held only these findings; told as every case is, and not stored.
 *
 * @param openedAt time of its earliest live finding; null where none is live
 * @param live findings that say something
 */
public record CasePreview(
    String id,
    @Nullable String title,
    @Nullable Instant openedAt,
    int live,
    List<Technique> techniques) {

  /**
   * A technique of the case.
   *
   * @param key {@code <domain>/<id>}
   * @param status null for a technique of which only sub-techniques were seen
   * @param tactics shortnames that it stands under, joined by commas
   */
  public record Technique(
      String key, @Nullable Status status, int findings, boolean rolled, String tactics) {}

  /** Tells the case. */
  public static CasePreview of(String id, Collection<Mapped> findings, Attack attack) {
    CaseState state = CaseState.of(Place.alone(id), findings, attack);
    var techniques = new ArrayList<Technique>();
    for (Entry entry : Tally.of(state).of(false)) {
      techniques.add(
          new Technique(
              entry.key(), entry.status(), entry.findings(), entry.rolled(), entry.tactics()));
    }
    return new CasePreview(
        id, state.title(), state.openedAt(), state.live(), List.copyOf(techniques));
  }
}
