package dev.kasane.finding.json;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Undoes the escapes between quotation marks, which are known to be right. */
final class Escapes {
  private Escapes() {}

  /**
   * Writes what is meant as UTF-8, which is never longer.
   *
   * @return how many bytes; -1 where half a character stands alone, which UTF-8 cannot say
   */
  static int undo(byte[] source, int from, int to, byte[] meant) {
    int end = 0;
    int at = from;
    while (at < to) {
      byte next = source[at++];
      if (next != '\\') {
        meant[end++] = next;
        continue;
      }
      byte escape = source[at++];
      if (escape != 'u') {
        meant[end++] = meant(escape);
        continue;
      }
      int code = code(source, at);
      at += 4;
      if (code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE) {
        boolean more = at + 1 < to && source[at] == '\\' && source[at + 1] == 'u';
        code = more ? pair(code, code(source, at + 2)) : -1;
        if (code < 0) {
          return -1;
        }
        at += 6;
      }
      end = write(code, meant, end);
    }
    return end;
  }

  /** The text that is meant, also with half a character in it. */
  static String undo(byte[] source, int from, int to) {
    var text = new StringBuilder(to - from);
    int run = from;
    for (int i = from; i < to; i++) {
      if (source[i] == '\\') {
        text.append(new String(source, run, i - run, UTF_8));
        i++;
        if (source[i] == 'u') {
          text.append((char) code(source, i + 1));
          i += 4;
        } else {
          text.append((char) meant(source[i]));
        }
        run = i + 1;
      }
    }
    return text.append(new String(source, run, to - run, UTF_8)).toString();
  }

  private static byte meant(byte escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escape;
    };
  }

  /** The number of the four digits that stand there. */
  private static int code(byte[] source, int at) {
    int code = 0;
    for (int i = at; i < at + 4; i++) {
      code = (code << 4) | Character.digit(source[i], 16);
    }
    return code;
  }

  private static int pair(int high, int low) {
    return Character.isHighSurrogate((char) high) && Character.isLowSurrogate((char) low)
        ? Character.toCodePoint((char) high, (char) low)
        : -1;
  }

  private static int write(int code, byte[] to, int at) {
    if (code < 0x80) {
      to[at] = (byte) code;
      return at + 1;
    }
    if (code < 0x800) {
      to[at] = (byte) (0xC0 | (code >> 6));
      to[at + 1] = rest(code);
      return at + 2;
    }
    if (code < 0x10000) {
      to[at] = (byte) (0xE0 | (code >> 12));
      to[at + 1] = rest(code >> 6);
      to[at + 2] = rest(code);
      return at + 3;
    }
    to[at] = (byte) (0xF0 | (code >> 18));
    to[at + 1] = rest(code >> 12);
    to[at + 2] = rest(code >> 6);
    to[at + 3] = rest(code);
    return at + 4;
  }

  private static byte rest(int code) {
    return (byte) (0x80 | (code & 0x3F));
  }
}
