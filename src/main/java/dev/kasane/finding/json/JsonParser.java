package dev.kasane.finding.json;

import dev.kasane.finding.json.JsonFault.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON of UTF-8 by RFC 8259 in one pass. Jackson's tree takes twice the time, most of it for
 * texts and tables of names that nobody asks for; that both agree is tested.
 */
public final class JsonParser {
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_NAME = 1_000;

  private final byte[] bytes;
  private final int maxDepth;
  private final Scan scan;
  private int at;
  private int depth;

  // what of the containers that are still open is known
  private Json[] values = new Json[32];
  private Name[] names = new Name[32];
  private int top;

  private JsonParser(byte[] bytes, int maxDepth) {
    this.bytes = bytes;
    this.maxDepth = maxDepth;
    this.scan = new Scan(bytes);
  }

  /**
   * Reads a document; one of nothing but white space holds nothing.
   *
   * @throws JsonFault where it is none
   */
  public static Json parse(byte[] document, int maxDepth) throws JsonFault {
    var parser = new JsonParser(Encoding.utf8(document), maxDepth);
    parser.at = Encoding.mark(parser.bytes);
    parser.skipSpace();
    if (parser.at == parser.bytes.length) {
      return JsonWord.MISSING;
    }
    Json value = parser.value();
    parser.skipSpace();
    if (parser.at < parser.bytes.length) {
      throw parser.fault(Kind.BROKEN);
    }
    return value;
  }

  private JsonFault fault(Kind kind) {
    return new JsonFault(kind, bytes, at);
  }

  private void skipSpace() {
    while (at < bytes.length && isSpace(bytes[at])) {
      at++;
    }
  }

  private static boolean isSpace(byte b) {
    return b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t');
  }

  /** The next byte that is no white space. */
  private byte next() throws JsonFault {
    if (at < bytes.length && bytes[at] > ' ') {
      return bytes[at];
    }
    skipSpace();
    if (at == bytes.length) {
      throw fault(Kind.BROKEN);
    }
    return bytes[at];
  }

  private Json value() throws JsonFault {
    return switch (next()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> text();
      case 't' -> word("true", JsonWord.TRUE);
      case 'f' -> word("false", JsonWord.FALSE);
      case 'n' -> word("null", JsonWord.NULL);
      default -> number();
    };
  }

  private void enter() throws JsonFault {
    if (++depth > maxDepth) {
      throw fault(Kind.TOO_DEEP);
    }
    at++;
  }

  private Json array() throws JsonFault {
    enter();
    int base = top;
    if (next() != ']') {
      keep(value());
      while (next() == ',') {
        at++;
        keep(value());
      }
    }
    leave((byte) ']');
    var array = new JsonArray(Arrays.copyOfRange(values, base, top));
    top = base;
    return array;
  }

  private Json object() throws JsonFault {
    enter();
    int base = top;
    if (next() != '}') {
      property();
      while (next() == ',') {
        at++;
        property();
      }
    }
    leave((byte) '}');
    var object =
        new JsonObject(Arrays.copyOfRange(names, base, top), Arrays.copyOfRange(values, base, top));
    top = base;
    if (object.repeats()) {
      throw fault(Kind.REPEATED);
    }
    return object;
  }

  private void leave(byte end) throws JsonFault {
    if (bytes[at] != end) {
      throw fault(Kind.BROKEN);
    }
    at++;
    depth--;
  }

  private void property() throws JsonFault {
    if (next() != '"') {
      throw fault(Kind.BROKEN);
    }
    Name name = name();
    if (next() != ':') {
      throw fault(Kind.BROKEN);
    }
    at++;
    Json value = value();
    keep(value);
    names[top - 1] = name;
  }

  private void keep(Json value) {
    if (top == values.length) {
      values = Arrays.copyOf(values, top * 2);
      names = Arrays.copyOf(names, top * 2);
    }
    values[top++] = value;
  }

  private Name name() throws JsonFault {
    int from = at + 1;
    int i = scan.plainUntil(from);
    if (i < bytes.length && bytes[i] == '"') {
      at = i + 1;
      return Name.of(bytes, from, checked(from, i));
    }
    int to = checked(from, string(i));
    var meant = new byte[to - from];
    int end = Escapes.undo(bytes, from, to, meant);
    // a name with half a character in it could not be written down as a place
    if (end < 0) {
      throw fault(Kind.BROKEN);
    }
    return Name.of(new String(meant, 0, end, StandardCharsets.UTF_8));
  }

  private int checked(int from, int to) throws JsonFault {
    if (to - from > LONGEST_NAME) {
      throw fault(Kind.TOO_LONG);
    }
    return to;
  }

  private Json text() throws JsonFault {
    int from = at + 1;
    int to = string(from);
    return new JsonText(bytes, from, to, scan.ascii, scan.escaped);
  }

  /** To behind the string that goes on there; returns where its quotation mark stands. */
  private int string(int from) throws JsonFault {
    int end = scan.end(from);
    if (end < 0) {
      at = ~end;
      throw fault(Kind.BROKEN);
    }
    at = end + 1;
    return end;
  }

  private Json word(String word, Json meant) throws JsonFault {
    int end = at + word.length();
    for (int i = 0; i < word.length(); i++) {
      if (at + i >= bytes.length || bytes[at + i] != word.charAt(i)) {
        throw fault(Kind.BROKEN);
      }
    }
    at = end;
    return meant;
  }

  private Json number() throws JsonFault {
    int from = at;
    if (bytes[at] == '-') {
      at++;
    }
    int first = at;
    digits();
    if (bytes[first] == '0' && at > first + 1) {
      throw fault(Kind.BROKEN);
    }
    boolean whole = true;
    if (at < bytes.length && bytes[at] == '.') {
      at++;
      digits();
      whole = false;
    }
    if (at < bytes.length && (bytes[at] | ' ') == 'e') {
      at++;
      if (at < bytes.length && (bytes[at] == '+' || bytes[at] == '-')) {
        at++;
      }
      digits();
      whole = false;
    }
    if (at - from > LONGEST_NUMBER) {
      throw fault(Kind.TOO_LONG);
    }
    return new JsonNumber(bytes, from, at, whole);
  }

  /** To behind digits, of which there must be one. */
  private void digits() throws JsonFault {
    int from = at;
    while (at < bytes.length && bytes[at] >= '0' && bytes[at] <= '9') {
      at++;
    }
    if (at == from) {
      throw fault(Kind.BROKEN);
    }
  }
}
