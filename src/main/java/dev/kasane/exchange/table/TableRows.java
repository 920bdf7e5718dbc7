package dev.kasane.exchange.table;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was read of a table, row by row, with what was left out and what was not understood. */
final class TableRows {
  /** Problems that are told one by one; beyond these only their number is. */
  private static final int PROBLEMS = 500;

  private static final int MARKS = 50;
  private static final int LONGEST_MARK = 20;

  final List<TableRow> rows = new ArrayList<>();
  final List<LeftOut> leftOut = new ArrayList<>();
  final List<Problem> problems = new ArrayList<>();

  /** How many cells hold a mark that nobody told the meaning of. */
  final SortedMap<String, Integer> unknownMarks = new TreeMap<>();

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

  /** Notes a mark whose meaning can be told; a long text in a cell is none. */
  void unknownMark(String cell) {
    String mark = Mark.normal(cell);
    if (mark.length() <= LONGEST_MARK && unknownMarks.size() < MARKS) {
      unknownMarks.merge(mark, 1, Integer::sum);
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
