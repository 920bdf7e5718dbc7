package dev.kasane.casebook.table;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.CaseSketch;
import dev.kasane.mapping.Mapping.Mapped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** The case tables that findings would give by themselves, counted as everything is, not stored. */
public final class MatrixPreview {
  private MatrixPreview() {}

  /**
   * The tables of all domains that the findings touch, Enterprise first; never empty.
   *
   * @param cases the findings of each case
   */
  public static List<Matrix> of(
      SortedMap<String, ? extends Collection<Mapped>> cases, Attack attack) {
    List<CaseLine> lines = new ArrayList<>(cases.size());
    var words = new Words();
    cases.forEach(
        (id, findings) -> {
          // widened, since the map may hold any collection
          Collection<Mapped> all = List.copyOf(findings);
          lines.add(words.line(CaseSketch.of(id, all, attack)));
        });
    var matrices = new ArrayList<Matrix>();
    for (Catalogue catalogue : attack.current()) {
      Matrix matrix = Matrix.of(lines, catalogue, Integer.MAX_VALUE, null);
      if (matrices.isEmpty() || !matrix.rows().isEmpty()) {
        matrices.add(matrix);
      }
    }
    return matrices;
  }
}
