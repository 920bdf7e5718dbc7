package dev.kasane.exchange.table;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.casebook.CaseRecord.ClaimPart;
import dev.kasane.casebook.table.Matrix;
import dev.kasane.finding.FindingKey;
import dev.kasane.stream.FindingSender.Outgoing;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What importing a table would do. */
public sealed interface TablePlan {
  /**
   * It is no table that can be read.
   *
   * @param code short and stable
   * @param message for a person
   */
  record Refused(String code, String message) implements TablePlan {}

  /** It was read. The findings are in the order of the table, each with its key. */
  record Planned(Preview preview, List<FindingKey> keys, List<Outgoing> findings)
      implements TablePlan {}

  /**
   * What is shown before anything is stored.
   *
   * @param importable whether it can be imported as it is: nothing of it is not understood
   * @param findings how many findings it gives
   * @param changes what they are to those that are known from the same source: new, unchanged,
   *     changed, and missing, the live ones from tables that this one no longer has
   * @param marks how many cells say what
   * @param unknownMarks how many cells hold a mark that nobody told the meaning of
   * @param outcomes how many claims were resolved how
   * @param doubts claims that a person should look at, each with all of its rows, at most some
   *     hundred
   * @param doubtsTotal how many there are
   * @param cases the cases that it names
   * @param rows what each row resolves to
   * @param rowsTotal how many there are, where not all are shown
   * @param matrices the case table that the findings give by themselves, with its totals;
   *     Enterprise first, other domains only where techniques of theirs are named
   * @param leftOut rows that are no techniques, such as totals
   * @param problems what is not understood, at most some hundred of them
   * @param problemsTotal how many problems there are
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Preview(
      boolean importable,
      String source,
      TableOrigin origin,
      LayoutView layout,
      int findings,
      Map<String, Integer> changes,
      Map<String, Integer> marks,
      Map<String, Integer> unknownMarks,
      Map<String, Integer> outcomes,
      List<Doubt> doubts,
      int doubtsTotal,
      List<String> cases,
      List<RowView> rows,
      int rowsTotal,
      List<Matrix> matrices,
      List<TableRows.LeftOut> leftOut,
      List<TableRows.Problem> problems,
      int problemsTotal,
      List<String> notes) {}

  /**
   * The layout that was recognised.
   *
   * @param kind matrix or list
   * @param techniques whether they stand in rows or in columns
   * @param headings the row, or column, of the headings
   */
  record LayoutView(String kind, String techniques, String headings, List<Layout.Column> columns) {}

  /**
   * A row.
   *
   * @param claims what it says, and what each of that resolves to
   * @param counted cases that count in it
   * @param stated the total that the table states
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record RowView(String at, List<ClaimView> claims, long counted, @Nullable Long stated) {}

  /** A claim; {@code outcome} and {@code reason} are those of every resolution. */
  record ClaimView(
      ClaimPart claimed,
      String outcome,
      boolean conflict,
      List<String> path,
      @Nullable TechniqueView technique,
      @Nullable String reason,
      List<TechniqueView> candidates) {}

  /**
   * A claim that contradicts itself or that no loaded release knows, and what became of it.
   *
   * @param at the first of the rows that make it
   * @param rows how many there are
   * @param claim as it is written; its candidates are what it could mean
   * @param corrected what a person said that it means; null where nobody did
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Doubt(List<String> at, int rows, ClaimView claim, @Nullable List<String> corrected) {
    /** Whether its rows are not to be imported. */
    public boolean skipped() {
      return corrected != null && corrected.isEmpty();
    }

    /** Whether it was corrected to something that is no candidate. */
    public boolean elsewhere() {
      return corrected != null
          && !corrected.isEmpty()
          && claim.candidates.stream().noneMatch(one -> corrected.contains(one.id));
    }
  }

  /** A technique. */
  record TechniqueView(
      String id, String name, String domain, String version, List<String> tactics) {}
}
