package dev.kasane.finding.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes records apart without touching the bytes of any event in them. */
final class Splitter {
  /** Each event is held to the limits when it is read; here only memory is bounded. */
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(1_000)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private Splitter() {}

  /** Whether the bytes begin as a JSON array does. */
  static boolean beginsArray(byte[] body) {
    int at = afterMark(body);
    while (at < body.length && isSpace(body[at])) {
      at++;
    }
    return at < body.length && body[at] == '[';
  }

  /** Behind the mark that some programs write before UTF-8. */
  private static int afterMark(byte[] body) {
    return body.length >= 3
            && body[0] == (byte) 0xEF
            && body[1] == (byte) 0xBB
            && body[2] == (byte) 0xBF
        ? 3
        : 0;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /**
   * The elements of an array.
   *
   * @param path keys that lead to it; empty where it is the whole body
   * @throws IOException where the body breaks, so that its elements cannot be told apart
   */
  static List<byte[]> elements(byte[] body, List<String> path) throws IOException {
    var elements = new ArrayList<byte[]>();
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
      for (String key : path) {
        enter(parser, key);
      }
      if (parser.currentToken() != JsonToken.START_ARRAY) {
        throw new IOException("there is no array");
      }
      for (JsonToken token = parser.nextToken();
          token != JsonToken.END_ARRAY;
          token = parser.nextToken()) {
        if (token == null) {
          throw new IOException("the array does not end");
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        parser.finishToken();
        int to = (int) parser.currentLocation().getByteOffset();
        elements.add(Arrays.copyOfRange(body, from, to));
      }
      finish(parser, path.size());
    }
    return elements;
  }

  /** To the value of a key of the object where the parser stands. */
  private static void enter(JsonParser parser, String key) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new IOException("there is no object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean here = parser.currentName().equals(key);
      parser.nextToken();
      if (here) {
        return;
      }
      parser.skipChildren();
    }
    throw new IOException("there is no such key");
  }

  /** What follows must be whole, too: a body that breaks is not read in part. */
  private static void finish(JsonParser parser, int open) throws IOException {
    for (int left = open; left > 0; left--) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        parser.nextToken();
        parser.skipChildren();
      }
      if (parser.currentToken() != JsonToken.END_OBJECT) {
        throw new IOException("the object does not end");
      }
    }
    if (parser.nextToken() != null) {
      throw new IOException("something follows");
    }
  }

  /** The lines that are not blank; each may be an event. */
  static List<byte[]> lines(byte[] body) {
    var lines = new ArrayList<byte[]>();
    int from = afterMark(body);
    for (int i = from; i <= body.length; i++) {
      if (i == body.length || body[i] == '\n') {
        int start = from;
        int end = i;
        while (start < end && isSpace(body[start])) {
          start++;
        }
        while (end > start && isSpace(body[end - 1])) {
          end--;
        }
        if (end > start) {
          lines.add(Arrays.copyOfRange(body, start, end));
        }
        from = i + 1;
      }
    }
    return lines;
  }

  /**
   * Where in a body that is too large to be read at once a list of events may stand.
   *
   * @return the keys that lead there; empty where there is none
   */
  static List<String> listPath(byte[] body) throws IOException {
    try (JsonParser parser = JSON.createParser(body)) {
      return parser.nextToken() == JsonToken.START_OBJECT ? listPath(parser, 0) : List.of();
    }
  }

  private static List<String> listPath(JsonParser parser, int depth) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      boolean known = Envelope.KEYS.contains(key);
      if (known && value == JsonToken.START_ARRAY) {
        return List.of(key);
      }
      if (!known || value != JsonToken.START_OBJECT || depth == 2) {
        parser.skipChildren();
        continue;
      }
      List<String> below = listPath(parser, depth + 1);
      if (!below.isEmpty()) {
        var path = new ArrayList<>(List.of(key));
        path.addAll(below);
        return List.copyOf(path);
      }
    }
    return List.of();
  }
}
