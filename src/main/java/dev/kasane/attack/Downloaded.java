package dev.kasane.attack;

import dev.kasane.attack.BundleReading.Unreadable;
import java.util.List;

/**
 * Releases that came from elsewhere than from configured files.
 *
 * @param configured from configured addresses of current releases; they stand as files do
 * @param older from configured addresses of older releases
 * @param found by looking for newer ones; several of a domain may be there
 * @param unreadable what was fetched once and cannot be read any more
 * @param pinned whether what is configured stays current even where something newer was found
 */
public record Downloaded(
    List<Catalogue> configured,
    List<Catalogue> older,
    List<Catalogue> found,
    List<Unreadable> unreadable,
    boolean pinned) {
  /** Nothing was. */
  public static final Downloaded NOTHING =
      new Downloaded(List.of(), List.of(), List.of(), List.of(), true);
}
