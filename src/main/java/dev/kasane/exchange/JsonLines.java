package dev.kasane.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Lines of bytes, one at a time, none of them longer than a bound. */
final class JsonLines {
  private static final int BUFFER = 64 * 1024;

  private final InputStream in;
  private final long longest;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;
  private long number;

  JsonLines(InputStream in, long longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * A line.
   *
   * @param number from 1
   * @param value without its end; of one that is too long only its beginning
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Line(long number, byte[] value, boolean tooLong) {
    boolean blank() {
      for (byte b : value) {
        if (b != ' ' && b != '\t' && b != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  /** The next line; null at the end. */
  @org.jspecify.annotations.Nullable
  Line next() throws IOException {
    var line = new ByteArrayOutputStream(1_024);
    boolean any = false;
    boolean tooLong = false;
    while (at < end || fill()) {
      any = true;
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      tooLong |= line.size() + at - from > longest;
      if (!tooLong) {
        line.write(buffer, from, at - from);
      }
      if (at < end) {
        at++;
        return new Line(++number, line.toByteArray(), tooLong);
      }
    }
    return any ? new Line(++number, line.toByteArray(), tooLong) : null;
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }
}
