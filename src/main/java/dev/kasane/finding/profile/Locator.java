package dev.kasane.finding.profile;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kasane.finding.profile.Step.Dotted;
import dev.kasane.finding.profile.Step.Elements;
import dev.kasane.finding.profile.Step.Keys;
import dev.kasane.finding.profile.Step.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in an event, compiled. A place that begins with a slash is a JSON pointer in which {@code
 * #} stands for any element, {@code #type=host|server} for those elements, {@code #type!=host} for
 * all others, {@code #=T*} for texts that begin so, {@code *} for any key and {@code abc*} for keys
 * that begin so; a dot is part of a key. A place that begins without a slash may have its dots
 * either way: {@code a.b.c} is found as {@code {"a.b.c":…}}, {@code {"a":{"b.c":…}}} and {@code
 * {"a":{"b":{"c":…}}}}.
 *
 * <p>Real events have an array where another version has one value, and JSON inside a text; so
 * arrays are always gone through, and a text is looked into where the place leads further.
 */
final class Locator {
  private static final int LONGEST = 500;
  private static final int MOST_STEPS = 30;

  private final String text;
  private final Step[] steps;

  /** The keys with which it begins. */
  private final Property[] lead;

  private Locator(String text, List<Step> steps) {
    this.text = text;
    this.steps = steps.toArray(Step[]::new);
    this.lead =
        steps.stream()
            .takeWhile(Property.class::isInstance)
            .map(Property.class::cast)
            .toArray(Property[]::new);
  }

  /** What is done at each node that was found; true ends the walk. */
  interface Visitor {
    boolean visit(JsonNode node, Trail trail);
  }

  /**
   * Compiles a place.
   *
   * @param loose whether case, underscores, dashes and spaces in keys make no difference
   * @throws IllegalArgumentException with a sentence for a person
   */
  static Locator parse(String text, boolean loose) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException("a place is a text of 1 to " + LONGEST + " characters");
    }
    boolean pointer = text.charAt(0) == '/';
    String[] tokens = (pointer ? text.substring(1) : text).split("/", -1);
    if (tokens.length > MOST_STEPS) {
      throw new IllegalArgumentException("a place has at most " + MOST_STEPS + " steps");
    }
    var steps = new ArrayList<Step>(tokens.length);
    for (String token : tokens) {
      steps.add(Step.of(token.replace("~1", "/").replace("~0", "~"), !pointer, loose));
    }
    return new Locator(text, steps);
  }

  /** Top-level keys under one of which it stands; empty where there is no telling. */
  List<String> firstKeys() {
    Step first = steps[0];
    if (first instanceof Property key) {
      return key.plain() == null ? List.of(key.name()) : List.of();
    }
    return first instanceof Dotted dotted ? List.of(dotted.joined()[0]) : List.of();
  }

  /**
   * What stands at the end of a place of plain keys. Most places lead nowhere in most events, and
   * this is how that is seen at the cost of one look-up.
   *
   * @return null where the place is none of {@code from}; {@code from} itself where only a walk can
   *     tell
   */
  @Nullable JsonNode straight(Event event, JsonNode from) {
    JsonNode node = from;
    for (Property key : lead) {
      if (!node.isObject()) {
        return leadsOn(node) ? from : null;
      }
      node = child(event, node, key);
      if (node == null) {
        return null;
      }
    }
    if (lead.length == steps.length) {
      return node.isArray() ? from : node;
    }
    return unlike(steps[lead.length], node) ? null : from;
  }

  private static @Nullable JsonNode child(Event event, JsonNode object, Property key) {
    JsonNode child = object.get(key.name());
    if (child == null && key.plain() != null) {
      String name = event.named(object, key.plain());
      return name == null ? null : object.get(name);
    }
    return child;
  }

  /** Whether a step may lead further from there: arrays are gone through, texts looked into. */
  private static boolean leadsOn(JsonNode node) {
    return !node.isValueNode() || node.isTextual();
  }

  /** Whether the step surely leads nowhere. */
  private static boolean unlike(Step step, JsonNode node) {
    if (step instanceof Dotted dotted && node.isObject()) {
      for (String joined : dotted.joined()[0]) {
        if (node.has(joined)) {
          return false;
        }
      }
      return true;
    }
    return !leadsOn(node);
  }

  /** Whether the place surely is none of {@code from}. */
  boolean leadsNowhere(Event event, JsonNode from) {
    return straight(event, from) == null;
  }

  /**
   * Goes to all nodes of the place below {@code from}, in an array to each of its elements; also to
   * null and to an empty array, which is how products say that they found nothing.
   *
   * @return whether a visit ended the walk
   */
  boolean walk(Event event, JsonNode from, Trail trail, Visitor visitor) {
    return walk(event, from, 0, trail, visitor);
  }

  private boolean walk(Event event, JsonNode node, int at, Trail trail, Visitor visitor) {
    Step step = at < steps.length ? steps[at] : null;
    if (step == null && node.isArray() && node.isEmpty()) {
      return visitor.visit(node, trail);
    }
    if (node.isArray() && !(step instanceof Elements elements && elements.key() != null)) {
      return elements(event, node, step instanceof Elements ? at + 1 : at, null, trail, visitor);
    }
    if (step == null) {
      return visitor.visit(node, trail);
    }
    if (step instanceof Elements texts && texts.ofTexts() && node.isValueNode()) {
      return fits(event, node, texts) && walk(event, node, at + 1, trail, visitor);
    }
    if (node.isTextual()) {
      return insideText(event, node, at, trail, visitor);
    }
    if (step instanceof Elements elements) {
      return node.isArray()
          ? elements(event, node, at + 1, elements, trail, visitor)
          : fits(event, node, elements) && walk(event, node, at + 1, trail, visitor);
    }
    if (!node.isObject()) {
      return false;
    }
    if (step instanceof Property key) {
      return key(event, node, key, at, trail, visitor);
    }
    return step instanceof Keys keys
        ? keys(event, node, keys.prefix(), at, trail, visitor)
        : dotted(event, node, ((Dotted) step).joined(), 0, at, trail, visitor);
  }

  private boolean elements(
      Event event,
      JsonNode array,
      int next,
      @Nullable Elements filter,
      Trail trail,
      Visitor visitor) {
    int mark = trail.mark();
    for (int i = 0; i < array.size(); i++) {
      JsonNode element = array.get(i);
      if (filter == null || fits(event, element, filter)) {
        trail.index(i);
        if (walk(event, element, next, trail, visitor)) {
          return true;
        }
        trail.back(mark);
      }
    }
    return false;
  }

  private boolean insideText(Event event, JsonNode text, int at, Trail trail, Visitor visitor) {
    JsonNode inside = event.inside(text);
    if (inside == null) {
      return false;
    }
    trail.enterText();
    boolean ended = walk(event, inside, at, trail, visitor);
    trail.leaveText();
    return ended;
  }

  private boolean key(
      Event event, JsonNode object, Property key, int at, Trail trail, Visitor visitor) {
    String name = key.name();
    JsonNode child = object.get(name);
    if (child == null && key.plain() != null) {
      String found = event.named(object, key.plain());
      name = found == null ? name : found;
      child = found == null ? null : object.get(found);
    }
    return child != null && child(event, child, name, at + 1, trail, visitor);
  }

  private boolean child(
      Event event, JsonNode child, String name, int next, Trail trail, Visitor visitor) {
    int mark = trail.mark();
    trail.key(name);
    boolean ended = walk(event, child, next, trail, visitor);
    if (!ended) {
      trail.back(mark);
    }
    return ended;
  }

  private boolean keys(
      Event event, JsonNode object, String prefix, int at, Trail trail, Visitor visitor) {
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (field.getKey().startsWith(prefix)
          && child(event, field.getValue(), field.getKey(), at + 1, trail, visitor)) {
        return true;
      }
    }
    return false;
  }

  private boolean dotted(
      Event event,
      JsonNode node,
      String[][] joined,
      int from,
      int at,
      Trail trail,
      Visitor visitor) {
    if (from == joined.length) {
      return walk(event, node, at + 1, trail, visitor);
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        int mark = trail.mark();
        trail.index(i);
        if (dotted(event, node.get(i), joined, from, at, trail, visitor)) {
          return true;
        }
        trail.back(mark);
      }
      return false;
    }
    JsonNode inside = from > 0 ? event.inside(node) : null;
    if (inside != null) {
      trail.enterText();
      boolean ended = dotted(event, inside, joined, from, at, trail, visitor);
      trail.leaveText();
      return ended;
    }
    for (int n = node.isObject() ? joined[from].length : 0; n > 0; n--) {
      JsonNode child = node.get(joined[from][n - 1]);
      if (child != null) {
        int mark = trail.mark();
        trail.key(joined[from][n - 1]);
        if (dotted(event, child, joined, from + n, at, trail, visitor)) {
          return true;
        }
        trail.back(mark);
      }
    }
    return false;
  }

  private static boolean fits(Event event, JsonNode element, Elements filter) {
    Property key = filter.key();
    if (key == null) {
      return true;
    }
    JsonNode value = filter.ofTexts() ? element : child(event, element, key);
    String text = value == null ? null : Scalars.text(value);
    boolean has = text != null && Scalars.matchesAny(text, filter.values());
    return has != filter.others();
  }

  @Override
  public String toString() {
    return text;
  }
}
