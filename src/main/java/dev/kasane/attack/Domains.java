package dev.kasane.attack;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which domain a bundle is of. */
final class Domains {
  private static final int LONGEST = 100;

  private Domains() {}

  /**
   * What its matrix calls itself; without one, what most of its techniques say of themselves; null
   * where nothing says it.
   */
  static @Nullable String of(List<Draft> drafts) {
    Draft matrix = null;
    var counts = new HashMap<String, Integer>();
    for (Draft draft : drafts) {
      if (draft.type.equals(Draft.MATRIX)) {
        matrix = better(matrix, draft);
      } else if (draft.type.equals(Draft.TECHNIQUE) && draft.domain != null) {
        counts.merge(draft.domain, 1, Integer::sum);
      }
    }
    return matrix != null && matrix.id != null ? matrix.id.toLowerCase(Locale.ROOT) : most(counts);
  }

  /** The first active one with an id. */
  private static @Nullable Draft better(@Nullable Draft known, Draft next) {
    boolean fits = next.id != null && next.id.length() <= LONGEST;
    boolean active = next.status() == ObjectStatus.ACTIVE;
    return fits && (known == null || (active && known.status() != ObjectStatus.ACTIVE))
        ? next
        : known;
  }

  private static @Nullable String most(Map<String, Integer> counts) {
    return counts.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .map(Attack::domain)
        .orElse(null);
  }
}
