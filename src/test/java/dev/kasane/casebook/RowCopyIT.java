package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.KasaneIT;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes in comes out again. */
@KasaneIT
class RowCopyIT {
  private static final List<String> AWKWARD =
      List.of("", "a,b", "{\"}", "\\", "null", "NULL", "重ね", "\uD83D\uDD25", " ");

  @Inject AgroalDataSource database;

  private interface Rows {
    void write(RowCopy copy) throws SQLException;
  }

  /** The only column of a table of that type, as text. */
  private List<String> copied(String type, Rows rows) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create temporary table copied (value %s)".formatted(type));
      try (var copy = new RowCopy(connection, "pg_temp.copied (value)")) {
        rows.write(copy);
        copy.finish();
      }
      var values = new ArrayList<String>();
      try (ResultSet row = statement.executeQuery("select value from pg_temp.copied")) {
        while (row.next()) {
          values.add(
              row.getArray(1) == null
                  ? "null"
                  : Arrays.toString((Object[]) row.getArray(1).getArray()));
        }
      }
      statement.execute("drop table pg_temp.copied");
      return values;
    }
  }

  @Test
  void textsWithWhatIsSpecialInArrays() throws SQLException {
    var values =
        copied(
            "text[]",
            copy -> {
              copy.row(1);
              copy.texts(AWKWARD, text -> text);
            });
    assertEquals(List.of(AWKWARD.toString()), values);
  }

  @Test
  void arraysOfNothing() throws SQLException {
    var values =
        copied(
            "integer[]",
            copy -> {
              copy.row(1);
              copy.integers(List.<Integer>of(), i -> i);
              copy.row(1);
              copy.bytes(null);
            });
    assertEquals(List.of("[]", "null"), values);
  }

  @Test
  void numbersOfWhichSomeAreNotKnown() throws SQLException {
    var numbers = Arrays.asList(1L, null, Long.MIN_VALUE, Long.MAX_VALUE);
    var values =
        copied(
            "bigint[]",
            copy -> {
              copy.row(1);
              copy.numbers(numbers);
            });
    assertEquals(List.of(numbers.toString()), values);
  }

  @Test
  void smallNumbersAndTruths() throws SQLException {
    var some = List.of(0, 1, 4);
    assertEquals(
        List.of("[0, 1, 4]"),
        copied(
            "smallint[]",
            copy -> {
              copy.row(1);
              copy.smalls(some, i -> i);
            }));
    assertEquals(
        List.of("[true, false, false]"),
        copied(
            "boolean[]",
            copy -> {
              copy.row(1);
              copy.booleans(some, i -> i == 0);
            }));
  }

  @Test
  void moreThanIsSentAtOnce() throws SQLException {
    var many = IntStream.range(0, 50_000).boxed().toList();
    var values =
        copied(
            "integer[]",
            copy -> {
              for (int i = 0; i < 3; i++) {
                copy.row(1);
                copy.integers(many, n -> n);
              }
            });
    assertEquals(List.of(many.toString(), many.toString(), many.toString()), values);
  }
}
