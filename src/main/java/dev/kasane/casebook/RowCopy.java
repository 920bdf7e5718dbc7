package dev.kasane.casebook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Sends rows in the binary format of PostgreSQL's {@code copy}, column by column: for many wide
 * rows about a third cheaper than arrays on either side, and it needs no memory for the whole.
 */
final class RowCopy implements AutoCloseable {
  private static final int BUFFER = 128 * 1024;
  private static final byte[] SIGNATURE = "PGCOPY\n\u00ff\r\n\0".getBytes(ISO_8859_1);
  private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

  /** UTF-16 to UTF-8. */
  private static final int MOST_BYTES_A_CHARACTER = 3;

  private static final int LONGEST_NUMBER = Integer.BYTES + Long.BYTES;
  private static final int ARRAY_HEADER = 6 * Integer.BYTES;

  // the numbers of PostgreSQL's types
  private static final int BOOLEAN = 16;
  private static final int BIGINT = 20;
  private static final int SMALLINT = 21;
  private static final int INTEGER = 23;
  private static final int TEXT = 25;

  private final CopyIn copy;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

  /** Into a table or some columns of it, as {@code copy} names them. */
  RowCopy(Connection connection, String into) throws SQLException {
    this.copy =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + into + " from stdin binary");
    buffer.put(SIGNATURE).putInt(0).putInt(0);
  }

  /** Begins a row of so many columns. */
  void row(int columns) throws SQLException {
    room(Short.BYTES).putShort((short) columns);
  }

  void text(@Nullable String value) throws SQLException {
    bytes(value == null ? null : value.getBytes(UTF_8));
  }

  /** A column of type jsonb. */
  void json(@Nullable String value) throws SQLException {
    if (value == null) {
      bytes(null);
      return;
    }
    byte[] text = value.getBytes(UTF_8);
    room(Integer.BYTES + 1 + text.length).putInt(text.length + 1).put((byte) 1).put(text);
  }

  /** A column of type bigint. */
  void number(long value) throws SQLException {
    room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
  }

  /** A column of type smallint. */
  void small(@Nullable Integer value) throws SQLException {
    if (value == null) {
      bytes(null);
    } else {
      room(Integer.BYTES + Short.BYTES).putInt(Short.BYTES).putShort(value.shortValue());
    }
  }

  /** A column of type integer. */
  void integer(int value) throws SQLException {
    room(2 * Integer.BYTES).putInt(Integer.BYTES).putInt(value);
  }

  /** A column of type timestamptz. */
  void time(@Nullable Instant value) throws SQLException {
    if (value == null) {
      bytes(null);
    } else {
      number(ChronoUnit.MICROS.between(POSTGRES_EPOCH, value));
    }
  }

  /** A column of type text[]. */
  <T> void texts(List<T> things, Function<T, String> value) throws SQLException {
    int most = 0;
    for (T thing : things) {
      most += Integer.BYTES + value.apply(thing).length() * MOST_BYTES_A_CHARACTER;
    }
    int start = beginArray(TEXT, things.size(), most);
    for (T thing : things) {
      byte[] text = value.apply(thing).getBytes(UTF_8);
      buffer.putInt(text.length).put(text);
    }
    endArray(start);
  }

  /** A column of type smallint[]. */
  <T> void smalls(List<T> things, ToIntFunction<T> value) throws SQLException {
    int start = beginArray(SMALLINT, things.size(), things.size() * LONGEST_NUMBER);
    for (T thing : things) {
      buffer.putInt(Short.BYTES).putShort((short) value.applyAsInt(thing));
    }
    endArray(start);
  }

  /** A column of type integer[]. */
  <T> void integers(List<T> things, ToIntFunction<T> value) throws SQLException {
    int start = beginArray(INTEGER, things.size(), things.size() * LONGEST_NUMBER);
    for (T thing : things) {
      buffer.putInt(Integer.BYTES).putInt(value.applyAsInt(thing));
    }
    endArray(start);
  }

  /** A column of type boolean[]. */
  <T> void booleans(List<T> things, Predicate<T> value) throws SQLException {
    int start = beginArray(BOOLEAN, things.size(), things.size() * LONGEST_NUMBER);
    for (T thing : things) {
      buffer.putInt(1).put((byte) (value.test(thing) ? 1 : 0));
    }
    endArray(start);
  }

  /** A column of type bigint[]. */
  void numbers(List<@Nullable Long> values) throws SQLException {
    int start = beginArray(BIGINT, values.size(), values.size() * LONGEST_NUMBER);
    for (Long value : values) {
      if (value == null) {
        buffer.putInt(-1);
      } else {
        buffer.putInt(Long.BYTES).putLong(value);
      }
    }
    endArray(start);
  }

  /**
   * Begins a column of an array type.
   *
   * @param most bytes that its elements can take: all of it is sent at once, since its length
   *     stands in front of it and is known when it is written
   * @return where it begins
   */
  private int beginArray(int type, int size, int most) throws SQLException {
    int start = room(ARRAY_HEADER + most).position();
    // the length, to be filled in; dimensions; whether there can be nulls; type of the elements
    buffer.putInt(0).putInt(size == 0 ? 0 : 1).putInt(1).putInt(type);
    if (size > 0) {
      buffer.putInt(size).putInt(1);
    }
    return start;
  }

  private void endArray(int start) {
    buffer.putInt(start, buffer.position() - start - Integer.BYTES);
  }

  /** A column of type bytea. */
  void bytes(byte @Nullable [] value) throws SQLException {
    if (value == null) {
      room(Integer.BYTES).putInt(-1);
    } else {
      room(Integer.BYTES + value.length).putInt(value.length).put(value);
    }
  }

  /** Ends the copy. */
  void finish() throws SQLException {
    room(Short.BYTES).putShort((short) -1);
    send();
    copy.endCopy();
  }

  private ByteBuffer room(int bytes) throws SQLException {
    if (buffer.remaining() < bytes) {
      send();
      if (buffer.remaining() < bytes) {
        buffer = ByteBuffer.allocate(bytes);
      }
    }
    return buffer;
  }

  private void send() throws SQLException {
    copy.writeToCopy(buffer.array(), 0, buffer.position());
    buffer.clear();
  }

  /** Gives up what was not finished, so that the connection can be used again. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
