package dev.kasane.casebook.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.attack.Catalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The case table (contract, section 5).
 *
 * @param ofCases how many cases the totals are over
 * @param cases the columns, by id
 * @param rows each tactic with its techniques behind it, in matrix order
 * @param next where the next columns begin; null where these are the last
 * @param hidden technique rows that were left out because too few cases count there; absent where
 *     none was to be hidden
 */
public record Matrix(
    String domain,
    String version,
    long ofCases,
    List<Column> cases,
    List<Row> rows,
    @Nullable String next,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer hidden) {

  /**
   * Lays cases over the tactics and techniques of a release.
   *
   * @param cases by id; those without a live finding are left out
   * @param most how many of them are shown; the totals are over all of them
   * @param cursor the last case of the page before; null for the first page
   */
  public static Matrix of(
      Collection<CaseLine> cases, Catalogue catalogue, int most, @Nullable String cursor) {
    var builder = new MatrixBuilder(catalogue, most, cursor);
    cases.stream().filter(line -> line.live() > 0).forEach(builder::add);
    return builder.build();
  }

  /**
   * The table for others: only totals, and only of techniques that count in at least some cases. A
   * tactic's total is then the sum of the rows that are left, so that nothing hidden can be had by
   * subtraction.
   */
  public Matrix withoutSmall(long least) {
    var left = new ArrayList<Row>();
    int hiddenRows = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.tactic != null) {
        continue;
      }
      var techniques = new ArrayList<Row>();
      for (int j = i + 1; j < rows.size() && rows.get(j).tactic != null; j++) {
        Row technique = rows.get(j);
        boolean small = ofCases < least || technique.total < least;
        hiddenRows += small ? 1 : 0;
        if (!small) {
          techniques.add(technique.total(technique.total));
        }
      }
      if (!techniques.isEmpty()) {
        left.add(row.total(techniques.stream().mapToLong(Row::total).sum()));
        left.addAll(techniques);
      }
    }
    return new Matrix(domain, version, ofCases, List.of(), List.copyOf(left), null, hiddenRows);
  }

  /** A case. */
  public record Column(String id, @Nullable String title) {}

  /**
   * A tactic or a technique under a tactic.
   *
   * @param shortname of a tactic row
   * @param tactic shortname, of a technique row
   * @param cells in the order of the cases: a technique's status or null, a tactic's number of
   *     techniques
   * @param total cases that count; of a tactic the sum of its techniques' totals
   */
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Row(
      String kind,
      String id,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String shortname,
      String name,
      @Nullable String parent,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String tactic,
      List<@Nullable Object> cells,
      long total) {
    private Row total(long onlyThis) {
      return new Row(kind, id, shortname, name, parent, tactic, List.of(), onlyThis);
    }
  }
}
