package dev.kasane.casebook;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Binds the columns of many rows as arrays, one parameter a column, for {@code unnest}: one
 * statement for a whole batch.
 */
final class Columns<R> {
  private final Connection connection;
  private final PreparedStatement statement;
  private final List<R> rows;
  private int next = 1;

  Columns(Connection connection, PreparedStatement statement, List<R> rows) {
    this.connection = connection;
    this.statement = statement;
    this.rows = rows;
  }

  /** A column of text. */
  Columns<R> text(Function<R, @Nullable String> value) throws SQLException {
    return add("text", new String[rows.size()], value);
  }

  /** A column of whole numbers. */
  Columns<R> number(Function<R, Long> value) throws SQLException {
    return add("int8", new Long[rows.size()], value);
  }

  /** A column of small numbers. */
  Columns<R> integer(Function<R, @Nullable Integer> value) throws SQLException {
    return add("int4", new Integer[rows.size()], value);
  }

  /** A column of times, as microseconds since 1970: exact, and cheaper than text. */
  Columns<R> micros(Function<R, @Nullable Instant> value) throws SQLException {
    return add(
        "int8",
        new Long[rows.size()],
        row -> {
          Instant time = value.apply(row);
          return time == null ? null : ChronoUnit.MICROS.between(Instant.EPOCH, time);
        });
  }

  private <T> Columns<R> add(String type, T[] column, Function<R, @Nullable T> value)
      throws SQLException {
    for (int i = 0; i < column.length; i++) {
      column[i] = value.apply(rows.get(i));
    }
    statement.setArray(next++, connection.createArrayOf(type, column));
    return this;
  }
}
