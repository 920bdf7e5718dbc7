package dev.kasane.casebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The case table (contract, section 5).
 *
 * @param ofCases how many cases the totals are over
 * @param cases the columns, by id
 * @param rows each tactic with its techniques behind it, in matrix order
 * @param next where the next columns begin; null where these are the last
 */
public record Matrix(
    String domain,
    String version,
    long ofCases,
    List<Column> cases,
    List<Row> rows,
    @Nullable String next) {

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
      long total) {}
}
