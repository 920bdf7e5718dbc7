package dev.kasane.exchange.table;

import java.util.ArrayList;
import java.util.List;

/** What was read of a table, row by row, with what was left out and what was not understood. */
final class TableRows {
  /** Problems that are told one by one; beyond these only their number is. */
  private static final int PROBLEMS = 500;

  final List<TableRow> rows = new ArrayList<>();
  final List<LeftOut> leftOut = new ArrayList<>();
  final List<Problem> problems = new ArrayList<>();
  private int untold;

  /** A row that is no technique: why it says nothing. */
  public record LeftOut(String at, String label, String reason) {}

  /**
   * Something that is not understood.
   *
   * @param at the cell, row or column
   * @param code short and stable
   * @param message for a person
   */
  public record Problem(String at, String code, String message) {}

  void problem(String at, String code, String message) {
    if (problems.size() < PROBLEMS) {
      problems.add(new Problem(at, code, message));
    } else {
      untold++;
    }
  }

  int problemCount() {
    return problems.size() + untold;
  }

  static String brief(String cell) {
    String line = Words.line(cell);
    return line.length() > 40 ? line.substring(0, 40) + "…" : line;
  }
}
