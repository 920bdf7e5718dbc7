package dev.kasane.finding.json;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** JSON begins with an ASCII character, or a mark before it; so its encoding can be told. */
final class Encoding {
  private Encoding() {}

  /** The same document in UTF-8; itself where it is that, or nothing that is known. */
  static byte[] utf8(byte[] document) {
    Charset charset = document.length < 2 ? null : wide(document);
    return charset == null
        ? document
        : new String(document, charset).getBytes(StandardCharsets.UTF_8);
  }

  /** The length of the mark that some programs write before UTF-8. */
  static int mark(byte[] document) {
    return document.length >= 3
            && document[0] == (byte) 0xEF
            && document[1] == (byte) 0xBB
            && document[2] == (byte) 0xBF
        ? 3
        : 0;
  }

  private static @Nullable Charset wide(byte[] document) {
    int first = ((document[0] & 0xFF) << 8) | (document[1] & 0xFF);
    if (first == 0xFEFF || (first > 0 && first < 0x100)) {
      return StandardCharsets.UTF_16BE;
    }
    if (first == 0 && document.length >= 4) {
      return Charset.forName("UTF-32BE");
    }
    if (first == 0xFFFE || (first & 0xFF) == 0) {
      boolean four = document.length >= 4 && document[2] == 0 && document[3] == 0;
      return four ? Charset.forName("UTF-32LE") : StandardCharsets.UTF_16LE;
    }
    return null;
  }
}
