package dev.kasane.finding.profile;

import dev.kasane.finding.json.Json;
import dev.kasane.finding.json.JsonObject;
import dev.kasane.finding.profile.Step.Dotted;
import dev.kasane.finding.profile.Step.Property;
import java.util.ArrayList;
import java.util.List;
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
  @Nullable Json straight(Json from) {
    Json node = from;
    for (Property key : lead) {
      if (!(node instanceof JsonObject object)) {
        return leadsOn(node) ? from : null;
      }
      node = key.in(object);
      if (node == null) {
        return null;
      }
    }
    if (lead.length == steps.length) {
      return node.isArray() ? from : node;
    }
    return unlike(steps[lead.length], node) ? null : from;
  }

  /** Whether a step may lead further from there: arrays are gone through, texts looked into. */
  private static boolean leadsOn(Json node) {
    return node.isContainer() || node.isText();
  }

  /** Whether the step surely leads nowhere. */
  private static boolean unlike(Step step, Json node) {
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

  /** Whether the place surely is none of {@code from}, as far as its first key tells. */
  boolean leadsNowhere(Json from) {
    return lead.length > 0 && from instanceof JsonObject object && !lead[0].mayBeIn(object);
  }

  /**
   * Goes to all nodes of the place below {@code from}, in an array to each of its elements; also to
   * null and to an empty array, which is how products say that they found nothing.
   *
   * @return whether a visit ended the walk
   */
  boolean walk(Event event, Json from, Trail trail, Walk.Visitor visitor) {
    return new Walk(event, steps, trail, visitor).on(from, 0);
  }

  @Override
  public String toString() {
    return text;
  }
}
