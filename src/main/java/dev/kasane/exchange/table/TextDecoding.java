package dev.kasane.exchange.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import org.jspecify.annotations.Nullable;

/**
 * Finds out in which encoding a text file is. A byte order mark decides; without one the file is
 * UTF-16 where every other byte is zero, else UTF-8, else Shift_JIS as Windows writes it. What fits
 * none is refused: a wrong encoding makes wrong names.
 */
final class TextDecoding {
  private static final Charset SHIFT_JIS = Charset.forName("windows-31j");
  private static final int LOOKED_AT = 4_096;
  private static final char MARK = '\uFEFF';

  private TextDecoding() {}

  /** A text and the encoding that it was in. */
  record Decoded(String text, String encoding) {}

  static Decoded decode(byte[] body, @Nullable String stated) {
    if (stated != null) {
      return stated(body, stated);
    }
    Charset sure = sure(body);
    if (sure != null) {
      Decoded decoded = strictly(body, sure, sure.name());
      if (decoded == null) {
        throw new Unreadable(
            "wrong-encoding", "The file begins as " + sure.name() + " but does not hold to it.");
      }
      return decoded;
    }
    Decoded decoded = strictly(body, UTF_8, "UTF-8");
    if (decoded == null) {
      decoded = strictly(body, SHIFT_JIS, "Shift_JIS");
    }
    if (decoded == null) {
      throw new Unreadable(
          "unknown-encoding",
          "The file is neither UTF-8, UTF-16 nor Shift_JIS; name its encoding with ?charset=.");
    }
    return decoded;
  }

  private static Decoded stated(byte[] body, String name) {
    Charset charset;
    try {
      charset = name.equalsIgnoreCase("Shift_JIS") ? SHIFT_JIS : Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new Unreadable(
          "unknown-encoding",
          "There is no encoding of that name; known are UTF-8, UTF-16, Shift_JIS and others.");
    }
    Decoded decoded = strictly(body, charset, name);
    if (decoded == null) {
      throw new Unreadable("wrong-encoding", "The file is not in the encoding that is named.");
    }
    return decoded;
  }

  private static @Nullable Charset sure(byte[] body) {
    if (begins(body, 0xEF, 0xBB, 0xBF)) {
      return UTF_8;
    }
    if (begins(body, 0xFF, 0xFE)) {
      return UTF_16LE;
    }
    if (begins(body, 0xFE, 0xFF)) {
      return UTF_16BE;
    }
    int even = 0;
    int odd = 0;
    int length = Math.min(body.length, LOOKED_AT);
    for (int i = 0; i < length; i++) {
      if (body[i] == 0) {
        even += i % 2 == 0 ? 1 : 0;
        odd += i % 2;
      }
    }
    // no other encoding has zeros; the letters of ids and delimiters have one each in UTF-16
    return even + odd == 0 ? null : odd > even ? UTF_16LE : UTF_16BE;
  }

  private static boolean begins(byte[] body, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= body.length || (body[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Decoded strictly(byte[] body, Charset charset, String name) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(body))
              .toString();
      boolean marked = !text.isEmpty() && text.charAt(0) == MARK;
      return new Decoded(marked ? text.substring(1) : text, name);
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
