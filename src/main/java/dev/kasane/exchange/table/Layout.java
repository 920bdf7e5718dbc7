package dev.kasane.exchange.table;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * How a table is laid out.
 *
 * @param grid with the techniques in rows, turned where they stood in columns
 * @param list whether each row is one finding; else rows are techniques and columns are cases
 * @param turned whether the grid was turned
 * @param header the row of headings
 * @param first the first row behind them
 * @param columns the column of each role that there is
 * @param cases case ids by column
 * @param shown all columns that have a heading or a role, for people
 */
record Layout(
    Grid grid,
    boolean list,
    boolean turned,
    int header,
    int first,
    Map<Role, Integer> columns,
    SortedMap<Integer, String> cases,
    List<Column> shown) {

  /**
   * A column, as a person checks it.
   *
   * @param at its letters; its row number where the table was turned
   * @param role case, ignored, or what it holds
   */
  public record Column(String at, String heading, String role) {}

  /** The cell of a role in a row; empty where there is no such column. */
  String cell(int row, Role role) {
    return grid.cell(row, columns.getOrDefault(role, -1));
  }

  /** Where a cell stands in the file. */
  String place(int row, int column) {
    return turned ? Words.place(column, row) : Words.place(row, column);
  }
}
