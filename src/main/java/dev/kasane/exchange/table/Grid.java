package dev.kasane.exchange.table;

import java.util.ArrayList;
import java.util.List;

/**
 * The cells of a sheet as text.
 *
 * @param rows from the first one on, each as long as its last cell that is not blank
 * @param origin what they were read from
 */
record Grid(List<List<String>> rows, TableOrigin origin) {

  /** The text of a cell; empty where there is none. */
  String cell(int row, int column) {
    if (row >= rows.size() || column < 0 || column >= rows.get(row).size()) {
      return "";
    }
    return rows.get(row).get(column);
  }

  /** The same with rows as columns. */
  Grid turned() {
    int columns = width();
    var turned = new ArrayList<List<String>>(columns);
    for (int column = 0; column < columns; column++) {
      var row = new ArrayList<String>(rows.size());
      for (int i = 0; i < rows.size(); i++) {
        row.add(cell(i, column));
      }
      turned.add(row);
    }
    return new Grid(turned, origin);
  }

  /** The length of the longest row. */
  int width() {
    return rows.stream().mapToInt(List::size).max().orElse(0);
  }

  boolean blank(int row) {
    return rows.get(row).stream().allMatch(String::isEmpty);
  }
}
