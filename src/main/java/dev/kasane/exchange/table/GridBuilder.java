package dev.kasane.exchange.table;

import java.util.ArrayList;
import java.util.List;

/** Gathers cells, within bounds: a file may claim any size. */
final class GridBuilder {
  static final int ROWS = 20_000;
  static final int COLUMNS = 2_000;
  static final int CELLS = 1_000_000;
  static final int CELL = 2_000;

  private final List<List<String>> rows = new ArrayList<>();
  private int cells;

  /** Adds a cell; a blank one takes no place. */
  void add(int row, int column, String text) {
    String cell = text.strip();
    if (cell.isEmpty()) {
      return;
    }
    if (row >= ROWS) {
      throw tooMuch("too-many-rows", "more than %,d rows".formatted(ROWS));
    }
    if (column >= COLUMNS) {
      throw tooMuch("too-many-columns", "more than %,d columns".formatted(COLUMNS));
    }
    if (cell.length() > CELL) {
      throw tooMuch(
          "cell-too-long", "a cell of more than %,d characters in row %d".formatted(CELL, row + 1));
    }
    while (rows.size() <= row) {
      rows.add(new ArrayList<>());
    }
    List<String> cellsOfRow = rows.get(row);
    // blank cells before it take a place, too
    cells += Math.max(1, column + 1 - cellsOfRow.size());
    if (cells > CELLS) {
      throw tooMuch("too-many-cells", "more than %,d cells".formatted(CELLS));
    }
    while (cellsOfRow.size() <= column) {
      cellsOfRow.add("");
    }
    cellsOfRow.set(column, cell);
  }

  private static Unreadable tooMuch(String code, String what) {
    return new Unreadable(code, "The table has " + what + "; that is more than is read at once.");
  }

  Grid build(TableOrigin origin) {
    if (rows.isEmpty()) {
      throw new Unreadable("empty", "The table is empty.");
    }
    return new Grid(rows, origin);
  }
}
