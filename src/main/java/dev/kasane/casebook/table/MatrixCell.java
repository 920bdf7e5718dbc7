package dev.kasane.casebook.table;

import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine.Seen;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place in the matrix: which cases hold something there. With the statuses that count it passes
 * exactly the cases that {@link ByTactic} counts in that place.
 *
 * @param domain of the matrix
 * @param tactic shortname of the tactic that techniques must stand under in the case
 * @param techniques by key, of which one must stand there; null where any will do
 * @param statuses of which the technique must have one
 */
public record MatrixCell(
    String domain, String tactic, @Nullable Set<String> techniques, Set<Status> statuses) {
  /** The statuses that count. */
  public static final Set<Status> COUNTING = Set.of(Status.CONFIRMED, Status.SUSPECTED);

  /**
   * Keys of some techniques of a release.
   *
   * @param key of the technique; null for all
   * @param subs whether its sub-techniques are meant, too
   * @param platform only those of that platform; null for all
   * @return null where any technique will do
   */
  public static @Nullable Set<String> techniques(
      Catalogue catalogue, @Nullable String key, boolean subs, @Nullable String platform) {
    if (key == null && platform == null) {
      return null;
    }
    String id = key == null ? null : key.substring(key.lastIndexOf('/') + 1);
    var keys = new HashSet<String>();
    if (key != null && catalogue.technique(String.valueOf(id)).isEmpty()) {
      keys.add(key);
    }
    for (Technique technique : catalogue.techniques()) {
      boolean meant =
          id == null || technique.id().equals(id) || (subs && id.equals(technique.parentId()));
      if (meant && (platform == null || technique.platforms().contains(platform))) {
        keys.add(technique.domain() + "/" + technique.id());
      }
    }
    return keys;
  }

  /** Whether a case that is part of the denominator holds something there. */
  boolean test(CaseLine line) {
    return line.live() > 0 && line.techniques().stream().anyMatch(this::holds);
  }

  private boolean holds(Seen seen) {
    return seen.status() != null
        && statuses.contains(seen.status())
        && seen.of(domain)
        && seen.tactics().contains(tactic)
        && (techniques == null || techniques.contains(seen.key()));
  }
}
