package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.Tally.Entry;
import dev.kasane.mapping.Mapping.Mapped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

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
    List<CaseFile> files = new ArrayList<>(cases.size());
    cases.forEach((id, findings) -> files.add(file(id, findings, attack)));
    var matrices = new ArrayList<Matrix>();
    for (Catalogue catalogue : attack.current()) {
      var builder = new MatrixBuilder(catalogue, Integer.MAX_VALUE, null);
      files.stream().filter(file -> file.live > 0).forEach(builder::add);
      Matrix matrix = builder.build();
      if (matrices.isEmpty() || !matrix.rows().isEmpty()) {
        matrices.add(matrix);
      }
    }
    return matrices;
  }

  private static CaseFile file(String id, Collection<Mapped> findings, Attack attack) {
    CaseState state = CaseState.of(findings, attack);
    List<Entry> techniques = Tally.of(state).of(false);
    var file = new CaseFile();
    file.id = id;
    file.title = state.title();
    file.live = state.live();
    file.techniqueKeys = column(techniques, Entry::key).toArray(String[]::new);
    file.techniqueStatus = column(techniques, MatrixPreview::code).toArray(Short[]::new);
    file.techniqueTactics = column(techniques, Entry::tactics).toArray(String[]::new);
    return file;
  }

  private static <T> List<T> column(List<Entry> entries, Function<Entry, T> value) {
    return entries.stream().map(value).collect(Collectors.toList());
  }

  private static Short code(Entry entry) {
    Status status = entry.status();
    return (short) (status == null ? 0 : status.code());
  }
}
