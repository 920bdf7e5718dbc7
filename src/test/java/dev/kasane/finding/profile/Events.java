package dev.kasane.finding.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kasane.finding.json.JsonFault;
import dev.kasane.finding.json.JsonObject;
import dev.kasane.finding.json.JsonParser;

/** Events for tests. */
public final class Events {
  private Events() {}

  /** The event of that JSON, which must be an object. */
  public static Event of(String json) {
    try {
      return new Event((JsonObject) JsonParser.parse(json.getBytes(UTF_8), 64), "", false);
    } catch (JsonFault e) {
      throw new AssertionError(e);
    }
  }
}
