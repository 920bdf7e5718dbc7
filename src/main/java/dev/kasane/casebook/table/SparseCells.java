package dev.kasane.casebook.table;

import dev.kasane.casebook.Status;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a technique's row, of which few are filled: of a hundred thousand cases most
 * techniques are in some hundreds, and a table of all of them has hundreds of rows.
 */
final class SparseCells extends AbstractList<@Nullable Object> {
  private int[] columns = new int[4];
  private Status[] statuses = new Status[4];
  private int filled;
  private int size;

  /** Fills a cell behind those that are filled. */
  void put(int column, Status status) {
    if (filled == columns.length) {
      columns = Arrays.copyOf(columns, 2 * filled);
      statuses = Arrays.copyOf(statuses, 2 * filled);
    }
    columns[filled] = column;
    statuses[filled] = status;
    filled++;
  }

  /** Adds one to the columns in which the row counts. */
  void count(int[] counts) {
    for (int i = 0; i < filled; i++) {
      counts[columns[i]] += statuses[i].counts() ? 1 : 0;
    }
  }

  /** As wide as the table is. */
  SparseCells wide(int width) {
    size = width;
    return this;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public @Nullable Object get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    int at = Arrays.binarySearch(columns, 0, filled, index);
    return at < 0 ? null : statuses[at].word();
  }

  @Override
  public Iterator<@Nullable Object> iterator() {
    return new Iterator<>() {
      private int column;
      private int at;

      @Override
      public boolean hasNext() {
        return column < size;
      }

      @Override
      public @Nullable Object next() {
        if (column >= size) {
          throw new java.util.NoSuchElementException();
        }
        boolean here = at < filled && columns[at] == column;
        column++;
        return here ? statuses[at++].word() : null;
      }
    };
  }
}
