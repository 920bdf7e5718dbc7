package dev.kasane.finding.profile;

import dev.kasane.finding.json.Json;
import dev.kasane.finding.json.JsonFault;
import dev.kasane.finding.json.JsonObject;
import dev.kasane.finding.json.JsonParser;
import dev.kasane.finding.json.JsonText;
import dev.kasane.finding.json.JsonWord;
import org.jspecify.annotations.Nullable;

/**
 * An event while it is read: its tree, and the trees of the JSON that stands inside its texts, each
 * parsed at most once. Not thread-safe.
 */
public final class Event {
  /** So many texts of one event are looked into; more is no alert any more. */
  private static final int MOST_TEXTS = 200;

  private static final int DEEPEST = 64;

  private final JsonObject root;
  private final String pointer;
  private final boolean insideText;
  private int texts;

  /**
   * An event.
   *
   * @param root its object
   * @param pointer where that stands in what was received; empty where it is all of it
   * @param insideText whether it stands as JSON inside of the text there
   */
  public Event(JsonObject root, String pointer, boolean insideText) {
    this.root = root;
    this.pointer = pointer;
    this.insideText = insideText;
  }

  /** The event's object. */
  public JsonObject root() {
    return root;
  }

  /** Where the event's object stands. */
  public String pointer() {
    return pointer;
  }

  /** Where something below the event's object stands; inside of a text there are no pointers. */
  public String pointer(String below) {
    return insideText ? pointer : pointer + below;
  }

  /** A trail that begins where the event stands. */
  Trail trail() {
    return trail(pointer);
  }

  /** A trail that begins at a pointer into the event. */
  Trail trail(String from) {
    var trail = new Trail(from);
    if (insideText) {
      trail.enterText();
    }
    return trail;
  }

  /** The object or array that a text holds as JSON; null where it holds none. */
  public @Nullable Json inside(Json node) {
    if (!(node instanceof JsonText text) || !text.looksLikeJson()) {
      return null;
    }
    Json inside = text.inside();
    if (inside == null) {
      if (texts++ >= MOST_TEXTS) {
        return null;
      }
      inside = parse(text);
      text.inside(inside);
    }
    return inside.isContainer() ? inside : null;
  }

  private static Json parse(JsonText text) {
    try {
      return JsonParser.parse(text.utf8(), DEEPEST);
    } catch (JsonFault e) {
      // then it is a text that only looks like JSON
      return JsonWord.MISSING;
    }
  }
}
