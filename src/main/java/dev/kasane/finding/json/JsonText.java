package dev.kasane.finding.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** A JSON text. */
public final class JsonText extends Json {
  private final byte[] bytes;
  private final int from;
  private final int to;

  /** Whether its bytes are its characters. */
  private final boolean ascii;

  private final boolean escaped;
  private @Nullable String text;
  private @Nullable Json inside;

  JsonText(byte[] bytes, int from, int to, boolean ascii, boolean escaped) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.ascii = ascii;
    this.escaped = escaped;
  }

  private JsonText(String text) {
    this(new byte[0], 0, 0, true, false);
    this.text = text;
  }

  /** A text that stands in no JSON. */
  public static JsonText of(String text) {
    return new JsonText(text);
  }

  @Override
  public String asText() {
    if (text == null) {
      text =
          escaped
              ? unescaped(bytes, from, to)
              : new String(bytes, from, to - from, ascii ? ISO_8859_1 : UTF_8);
    }
    return text;
  }

  /** The object or array that it holds as JSON; null where it holds none or was not asked. */
  public @Nullable Json inside() {
    return inside;
  }

  /** Keeps what stands inside, so that it is read once. */
  public void inside(Json read) {
    inside = read;
  }

  /** Whether it begins and ends as a JSON object or array does. */
  public boolean looksLikeJson() {
    if (from < to
        && bytes[from] != '{'
        && bytes[from] != '['
        && bytes[from] != '\\'
        && (bytes[from] < 0 || bytes[from] > ' ')) {
      return false;
    }
    String whole = asText();
    int first = 0;
    int last = whole.length() - 1;
    while (first < last && whole.charAt(first) <= ' ') {
      first++;
    }
    while (last > first && whole.charAt(last) <= ' ') {
      last--;
    }
    char begin = last > first ? whole.charAt(first) : 'x';
    return (begin == '{' && whole.charAt(last) == '}')
        || (begin == '[' && whole.charAt(last) == ']');
  }

  /** What bytes between quotation marks say whose escapes are known to be right. */
  static String unescaped(byte[] bytes, int from, int to) {
    var text = new StringBuilder(to - from);
    int run = from;
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\') {
        text.append(new String(bytes, run, i - run, UTF_8));
        i++;
        if (bytes[i] == 'u') {
          text.append((char) Integer.parseInt(new String(bytes, i + 1, 4, ISO_8859_1), 16));
          i += 4;
        } else {
          text.append(meant(bytes[i]));
        }
        run = i + 1;
      }
    }
    return text.append(new String(bytes, run, to - run, UTF_8)).toString();
  }

  private static char meant(byte escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> (char) escape;
    };
  }
}
