package dev.kasane.finding.profile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event while it is read: its tree, and the trees of the JSON that stands inside its texts, each
 * parsed at most once. Not thread-safe.
 */
public final class Event {
  /** So many texts of one event are looked into; more is no alert any more. */
  private static final int MOST_TEXTS = 200;

  private static final int DEEPEST = 64;

  /** Properties of an object that are sooner compared one by one than looked up. */
  private static final int FEW = 5;

  private static final ObjectReader JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(DEEPEST)
                          .maxNumberLength(100)
                          .build())
                  .build())
          .build()
          .readerFor(JsonNode.class);

  private final JsonNode root;
  private final String pointer;
  private final boolean insideText;
  private @Nullable IdentityHashMap<JsonNode, JsonNode> insides;
  private @Nullable Map<String, String> rootNames;
  private @Nullable IdentityHashMap<JsonNode, Map<String, String>> names;
  private int texts;

  /**
   * An event.
   *
   * @param root its object
   * @param pointer where that stands in what was received; empty where it is all of it
   * @param insideText whether it stands as JSON inside of the text there
   */
  public Event(JsonNode root, String pointer, boolean insideText) {
    this.root = root;
    this.pointer = pointer;
    this.insideText = insideText;
  }

  /** The event's object. */
  public JsonNode root() {
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
  public @Nullable JsonNode inside(JsonNode text) {
    if (!text.isTextual() || !looksLikeJson(text.textValue())) {
      return null;
    }
    if (insides == null) {
      insides = new IdentityHashMap<>(4);
    }
    JsonNode inside = insides.get(text);
    if (inside == null) {
      if (texts++ >= MOST_TEXTS) {
        return null;
      }
      inside = parse(text.textValue());
      insides.put(text, inside);
    }
    return inside.isContainerNode() ? inside : null;
  }

  /** The name of the first property of an object whose plain form is that; null for none. */
  @SuppressWarnings("ReferenceEquality") // the root of most events is asked most often
  @Nullable String named(JsonNode object, String plain) {
    if (object == root) {
      rootNames = rootNames == null ? plainNames(object) : rootNames;
      return rootNames.get(plain);
    }
    if (object.size() <= FEW) {
      for (Iterator<String> all = object.fieldNames(); all.hasNext(); ) {
        String name = all.next();
        if (PropertyName.of(name).plain().equals(plain)) {
          return name;
        }
      }
      return null;
    }
    names = names == null ? new IdentityHashMap<>(4) : names;
    return names.computeIfAbsent(object, Event::plainNames).get(plain);
  }

  private static Map<String, String> plainNames(JsonNode object) {
    Map<String, String> plainNames = new HashMap<>(object.size() * 2);
    for (Iterator<String> all = object.fieldNames(); all.hasNext(); ) {
      String name = all.next();
      plainNames.putIfAbsent(PropertyName.of(name).plain(), name);
    }
    return plainNames;
  }

  private static boolean looksLikeJson(String text) {
    int from = 0;
    int to = text.length() - 1;
    while (from < to && text.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && text.charAt(to) <= ' ') {
      to--;
    }
    char first = to > from ? text.charAt(from) : 'x';
    return (first == '{' && text.charAt(to) == '}') || (first == '[' && text.charAt(to) == ']');
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // then it is a text that only looks like JSON
      return MissingNode.getInstance();
    }
  }
}
