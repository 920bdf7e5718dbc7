package dev.kasane.guideline;

import dev.kasane.attack.Claim;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guideline as its file has it; nothing in it depends on a loaded release.
 *
 * @param domain whose techniques it maps, in full
 * @param lines each control with one technique, or with none
 * @param notes what was left out of the file, and why
 */
record Document(
    @Nullable String title,
    @Nullable String version,
    String domain,
    @Nullable String attackVersion,
    List<Line> lines,
    List<String> notes) {

  /** What the file says of a control and a technique; null for a control that maps none. */
  record Line(
      String control,
      String title,
      @Nullable String group,
      @Nullable Claim technique,
      Category category,
      Strength strength) {}
}
