package dev.kasane.casebook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

  /** A column of type timestamptz. */
  void time(Instant value) throws SQLException {
    number(ChronoUnit.MICROS.between(POSTGRES_EPOCH, value));
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
