package dev.kasane.finding.format;

import dev.kasane.finding.json.Json;
import dev.kasane.finding.json.JsonObject;
import dev.kasane.finding.profile.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What transports and interfaces put around events: {@code /_source} of a search, {@code /detail}
 * of a bus, {@code /value/#} of a page of results, a text with JSON in it.
 */
final class Envelope {
  /** Where events sit, in the order in which it is looked for them. */
  static final List<String> KEYS =
      List.of(
          "_source",
          "result",
          "rawData",
          "detail",
          "finding",
          "properties",
          "event",
          "alert",
          "parameters",
          "object",
          "payload",
          "body",
          "data",
          "after",
          "value",
          "items",
          "results",
          "hits",
          "findings",
          "Findings",
          "Records",
          "records",
          "resources",
          "alerts",
          "detections",
          "incidents",
          "events",
          "logs",
          "message",
          "Message",
          "log",
          "_raw",
          "@rawstring",
          "rawstring",
          "full_log",
          "record",
          // the writer of Zeek for Kafka puts the name of the log around each event
          "notice");

  /** What else a page of results says: nothing about any one event. */
  private static final Set<String> BESIDE_LISTS =
      Set.of(
          "total",
          "count",
          "size",
          "next",
          "previous",
          "prev",
          "cursor",
          "limit",
          "offset",
          "page",
          "pages",
          "pagination",
          "meta",
          "metadata",
          "links",
          "errors",
          "error",
          "success",
          "status",
          "took",
          "timed_out",
          "_shards",
          "has_more",
          "hasmore",
          "next_page",
          "nexttoken",
          "next_token",
          "nextlink",
          "max_score",
          "num_found",
          "schema_version",
          "version",
          "type",
          "kind",
          "request_id",
          "requestid",
          "timestamp");

  private static final int DEEPEST = 4;

  private final Predicate<Event> known;

  /** Looks for events that are {@code known}. */
  Envelope(Predicate<Event> known) {
    this.known = known;
  }

  /**
   * What was found inside.
   *
   * @param event the only event; null where there are several
   * @param list where the list of several stands, key by key
   */
  record Inside(@Nullable Event event, List<String> list) {}

  /** What is inside of an object that is no event itself; null where nothing is known. */
  @Nullable Inside open(JsonObject root) {
    return open(root, "", List.of(), false);
  }

  private @Nullable Inside open(
      JsonObject object, String pointer, List<String> path, boolean insideText) {
    for (String key : path.size() < DEEPEST ? KEYS : List.<String>of()) {
      Json child = object.get(key);
      if (child == null) {
        continue;
      }
      String at = insideText ? pointer : pointer + "/" + key;
      boolean text = child.isText();
      Json value = text ? new Event(object, "", false).inside(child) : child;
      Inside inside =
          value == null ? null : inside(object, key, value, at, path, text || insideText);
      if (inside != null) {
        return inside;
      }
    }
    return null;
  }

  private @Nullable Inside inside(
      JsonObject object, String key, Json value, String at, List<String> path, boolean insideText) {
    var below = new ArrayList<>(path);
    below.add(key);
    if (value instanceof JsonObject held) {
      var event = new Event(held, at, insideText);
      return known.test(event)
          ? new Inside(event, List.of())
          : open(held, at, List.copyOf(below), insideText);
    }
    if (value.isArray() && !insideText && isList(object, key, value)) {
      return new Inside(null, List.copyOf(below));
    }
    return null;
  }

  /** Whether the array is one of events, and what stands beside it says nothing about any. */
  private boolean isList(JsonObject object, String key, Json array) {
    return !array.isEmpty()
        && array.at(0) instanceof JsonObject first
        && (known.test(new Event(first, "", false))
            || open(first) != null
            || hasOnlyBesides(object, key));
  }

  private static boolean hasOnlyBesides(JsonObject object, String key) {
    for (int i = 0; i < object.size(); i++) {
      String name = object.name(i);
      if (!name.equals(key) && !isBesideLists(name)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBesideLists(String key) {
    return key.startsWith("@odata") || BESIDE_LISTS.contains(key.toLowerCase(Locale.ROOT));
  }
}
