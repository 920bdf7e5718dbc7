package dev.kasane.guideline;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A set of controls under the loaded releases. Immutable.
 *
 * @param id the file's name without its ending, or that of a built-in one
 * @param version of the guideline; null where it states none
 * @param domain whose techniques it maps
 * @param attackVersion the release that its mappings were made for, as it states it
 * @param source the file, or the release that it comes from
 * @param builtIn whether it comes from the loaded release and not from a file
 * @param controls by id
 * @param unresolved what it maps to and nothing loaded knows
 * @param outcomes how its mappings were resolved, in the words of claims, with how many
 * @param notes what a reader should know of it
 */
public record Guideline(
    String id,
    String title,
    @Nullable String version,
    String domain,
    @Nullable String attackVersion,
    String source,
    boolean builtIn,
    List<Control> controls,
    List<Unresolved> unresolved,
    Map<String, Integer> outcomes,
    List<String> notes) {

  /** A technique that a control is mapped to and that nothing loaded knows. */
  public record Unresolved(String control, String claimed, String reason) {}

  /** What a control does about a technique. */
  public record Acting(int control, Strength strength) {}

  /** The categories that its mappings have. */
  public Set<Category> categories() {
    var categories = new TreeSet<Category>();
    controls.forEach(c -> c.mappings().forEach(m -> categories.add(m.category())));
    return categories;
  }

  /** Which controls act on which technique, in one category; where one does twice, the stronger. */
  public Map<String, List<Acting>> acting(Category category) {
    var strongest = new HashMap<String, Map<Integer, Strength>>();
    for (int i = 0; i < controls.size(); i++) {
      for (Control.Mapping mapping : controls.get(i).mappings()) {
        if (mapping.category() == category) {
          strongest
              .computeIfAbsent(mapping.technique(), t -> new LinkedHashMap<>())
              .merge(i, mapping.strength(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
        }
      }
    }
    var acting = new HashMap<String, List<Acting>>();
    strongest.forEach(
        (technique, by) ->
            acting.put(
                technique,
                by.entrySet().stream().map(e -> new Acting(e.getKey(), e.getValue())).toList()));
    return acting;
  }

  /** The place of a control among {@link #controls}; -1 where there is none of that id. */
  public int place(String control) {
    for (int i = 0; i < controls.size(); i++) {
      if (controls.get(i).id().equalsIgnoreCase(control)) {
        return i;
      }
    }
    return -1;
  }
}
