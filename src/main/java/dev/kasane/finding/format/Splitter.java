package dev.kasane.finding.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes a JSON array of findings apart without touching the bytes of any of them. */
public final class Splitter {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(500).build())
          .build();

  private Splitter() {}

  /**
   * The elements of an array; what is no array is one finding, and is not looked into.
   *
   * @throws IOException where the array breaks before its end, so that its elements cannot be told
   *     apart
   */
  public static List<byte[]> split(byte[] body) throws IOException {
    if (!beginsArray(body)) {
      return List.of(body);
    }
    var elements = new ArrayList<byte[]>();
    try (JsonParser parser = JSON.createParser(body)) {
      parser.nextToken();
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
      if (parser.nextToken() != null) {
        throw new IOException("something follows the array");
      }
    }
    return elements;
  }

  private static boolean beginsArray(byte[] body) {
    for (byte b : body) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b == '[';
      }
    }
    return false;
  }
}
