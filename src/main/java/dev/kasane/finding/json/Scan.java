package dev.kasane.finding.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds the end of strings, and sees that what stands in them is UTF-8 and rightly escaped. */
final class Scan {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EACH = 0x0101010101010101L;
  private static final long SPACES = EACH * ' ';
  private static final long HIGHEST = 0x8080808080808080L;

  private final byte[] bytes;

  /** Of the string that was looked at last: whether each of its bytes is a character. */
  boolean ascii;

  /** Of the string that was looked at last: whether there are escapes in it. */
  boolean escaped;

  Scan(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The place of the quotation mark with which the string ends that goes on there.
   *
   * @return the complement of the place where it breaks, if it does
   */
  int end(int from) {
    ascii = true;
    escaped = false;
    for (int i = plainUntil(from); i < bytes.length; ) {
      byte b = bytes[i];
      if (b == '"') {
        return i;
      }
      int length = b < 0 ? character(i) : b == '\\' ? escape(i) : 0;
      if (length == 0) {
        return ~i;
      }
      i = plainUntil(i + length);
    }
    return ~bytes.length;
  }

  /**
   * To the next byte that is no ordinary character of ASCII, eight at a time: a byte's highest bit
   * is set where it is a quotation mark, a backslash, below a space, or beyond ASCII. What is taken
   * away from one may set that of a later one, but never of an earlier one.
   */
  int plainUntil(int from) {
    int i = from;
    for (; i + 8 <= bytes.length; i += 8) {
      long eight = (long) EIGHT.get(bytes, i);
      long marks = eight ^ (EACH * '"');
      long slashes = eight ^ (EACH * '\\');
      long others = ((marks - EACH) | (slashes - EACH) | (eight - SPACES) | eight) & HIGHEST;
      if (others != 0) {
        return i + (Long.numberOfTrailingZeros(others) >>> 3);
      }
    }
    while (i < bytes.length && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
      i++;
    }
    return i;
  }

  /** The eight bytes that begin there; those from {@code to} on are 0. */
  static long word(byte[] bytes, int from, int to) {
    int missing = from + Long.BYTES - to;
    if (from + Long.BYTES <= bytes.length) {
      long eight = (long) EIGHT.get(bytes, from);
      return missing <= 0 ? eight : eight & (-1L >>> (missing * Byte.SIZE));
    }
    long word = 0;
    for (int i = to - 1; i >= from; i--) {
      word = (word << Byte.SIZE) | (bytes[i] & 0xFF);
    }
    return word;
  }

  /** The length of an escape; 0 where there is none. */
  private int escape(int at) {
    escaped = true;
    if (at + 1 >= bytes.length) {
      return 0;
    }
    if (bytes[at + 1] != 'u') {
      return "\"\\/bfnrt".indexOf(bytes[at + 1]) >= 0 ? 2 : 0;
    }
    if (at + 6 > bytes.length) {
      return 0;
    }
    for (int i = at + 2; i < at + 6; i++) {
      if (bytes[i] < 0 || Character.digit(bytes[i], 16) < 0) {
        return 0;
      }
    }
    return 6;
  }

  /** The length of a character beyond ASCII; 0 where there is none. */
  private int character(int at) {
    ascii = false;
    int first = bytes[at] & 0xFF;
    int length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
    if (at + length > bytes.length) {
      return 0;
    }
    int code = first & (0xFF >> (length + 1));
    for (int i = at + 1; i < at + length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return 0;
      }
      code = (code << 6) | (bytes[i] & 0x3F);
    }
    boolean shortest = length < 3 || code >= (length == 3 ? 0x800 : 0x10000);
    boolean surrogate = code >= 0xD800 && code <= 0xDFFF;
    return shortest && !surrogate && code <= 0x10FFFF ? length : 0;
  }
}
