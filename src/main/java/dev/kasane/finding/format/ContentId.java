package dev.kasane.finding.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kasane.finding.FindingKey;
import dev.kasane.finding.json.Json;
import dev.kasane.finding.json.JsonObject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Ids for events that have none: made of all that the event says, so that the same event sent again
 * is a duplicate. White space and the order of properties make no difference.
 */
final class ContentId {
  private static final int BYTES = 16;
  private static final int KIND_BYTES = 4;

  private ContentId() {}

  static String of(Json event) {
    MessageDigest digest = digest();
    add(event, digest);
    return id(digest);
  }

  /** For an id that is too long, or holds what an id cannot hold. */
  static String of(String text) {
    MessageDigest digest = digest();
    digest.update(text.getBytes(UTF_8));
    return id(digest);
  }

  /**
   * What kind of event it is, as far as the names of its properties tell. Products that do not say
   * who they are hardly ever have the same.
   */
  static String kind(JsonObject event) {
    MessageDigest digest = digest();
    IntStream.range(0, event.size())
        .mapToObj(event::name)
        .sorted()
        .forEach(name -> add(name, digest));
    return HexFormat.of().formatHex(digest.digest(), 0, KIND_BYTES);
  }

  private static void add(Json node, MessageDigest digest) {
    if (node instanceof JsonObject object) {
      digest.update((byte) '{');
      var sorted = new TreeMap<String, Json>();
      for (int i = 0; i < object.size(); i++) {
        sorted.put(object.name(i), object.at(i));
      }
      sorted.forEach(
          (name, value) -> {
            add(name, digest);
            add(value, digest);
          });
      digest.update((byte) '}');
    } else if (node.isArray()) {
      digest.update((byte) '[');
      node.forEach(element -> add(element, digest));
      digest.update((byte) ']');
    } else {
      digest.update((byte) (node.isText() ? '"' : ':'));
      add(node.asText(), digest);
    }
  }

  private static void add(String text, MessageDigest digest) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update((bytes.length + "=").getBytes(UTF_8));
    digest.update(bytes);
  }

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String id(MessageDigest digest) {
    return FindingKey.OF_CONTENT + HexFormat.of().formatHex(digest.digest(), 0, BYTES);
  }
}
