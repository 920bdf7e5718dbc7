package dev.kasane.guideline;

import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Technique;
import dev.kasane.guideline.Guideline.Acting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which controls of a guideline reach a technique, in one category. */
public final class Reach {
  private final Catalogue catalogue;
  private final Map<String, List<Acting>> own;
  private final boolean inherit;
  private final Map<String, List<Acting>> known = new HashMap<>();

  /**
   * Of a guideline.
   *
   * @param inherit whether a control of a technique also reaches its sub-techniques. ATT&amp;CK and
   *     CTID map sub-techniques on their own, so that is an assumption
   */
  public Reach(Guideline guideline, Category category, Catalogue catalogue, boolean inherit) {
    this.catalogue = catalogue;
    this.own = guideline.acting(category);
    this.inherit = inherit;
  }

  /** The controls, each once. */
  public List<Acting> of(String technique) {
    return known.computeIfAbsent(technique, this::find);
  }

  private List<Acting> find(String technique) {
    List<Acting> direct = own.getOrDefault(technique, List.of());
    if (!inherit) {
      return direct;
    }
    var all = new ArrayList<>(direct);
    for (Acting above : ofParent(technique)) {
      if (direct.stream().noneMatch(acting -> acting.control() == above.control())) {
        all.add(above);
      }
    }
    return all;
  }

  /** The controls of the technique that this is a sub-technique of. */
  List<Acting> ofParent(String technique) {
    String parent = catalogue.technique(technique).map(Technique::parentId).orElse(null);
    return parent == null ? List.of() : own.getOrDefault(parent, List.of());
  }
}
