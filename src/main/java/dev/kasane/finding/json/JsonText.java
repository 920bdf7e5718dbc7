package dev.kasane.finding.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A JSON text. */
public final class JsonText extends Json {
  // where its UTF-8 stands; still with escapes until somebody asks for it
  private byte[] bytes;
  private int from;
  private int to;
  private boolean escaped;

  /** Whether its bytes are its characters. */
  private boolean ascii;

  private @Nullable String text;
  private @Nullable Json inside;

  JsonText(byte[] bytes, int from, int to, boolean ascii, boolean escaped) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.ascii = ascii;
    this.escaped = escaped;
  }

  @Override
  public String asText() {
    if (text == null) {
      undoEscapes();
    }
    if (text == null) {
      text = new String(bytes, from, to - from, ascii ? ISO_8859_1 : UTF_8);
    }
    return text;
  }

  private void undoEscapes() {
    if (!escaped) {
      return;
    }
    var meant = new byte[to - from];
    int end = Escapes.undo(bytes, from, to, meant);
    if (end < 0) {
      text = Escapes.undo(bytes, from, to);
      meant = text.getBytes(UTF_8);
      end = meant.length;
    }
    bytes = meant;
    from = 0;
    to = end;
    ascii = false;
    escaped = false;
  }

  /** The object or array that it holds as JSON; null where it holds none or was not asked. */
  public @Nullable Json inside() {
    return inside;
  }

  /** Keeps what stands inside, so that it is read once. */
  public void inside(Json read) {
    inside = read;
  }

  /** The text as UTF-8; half a character, which it cannot hold, is a question mark there. */
  public byte[] utf8() {
    undoEscapes();
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Whether it begins and ends as a JSON object or array does. */
  public boolean looksLikeJson() {
    if (from < to && bytes[from] != '\\' && !isSpace(bytes[from]) && !opens(bytes[from])) {
      return false;
    }
    undoEscapes();
    int first = from;
    int last = to - 1;
    while (first < last && isSpace(bytes[first])) {
      first++;
    }
    while (last > first && isSpace(bytes[last])) {
      last--;
    }
    return last > first
        && ((bytes[first] == '{' && bytes[last] == '}')
            || (bytes[first] == '[' && bytes[last] == ']'));
  }

  private static boolean opens(byte b) {
    return b == '{' || b == '[';
  }

  private static boolean isSpace(byte b) {
    return b >= 0 && b <= ' ';
  }
}
