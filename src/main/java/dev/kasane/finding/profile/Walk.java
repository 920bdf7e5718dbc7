package dev.kasane.finding.profile;

import dev.kasane.finding.json.Json;
import dev.kasane.finding.json.JsonObject;
import dev.kasane.finding.profile.Step.Dotted;
import dev.kasane.finding.profile.Step.Elements;
import dev.kasane.finding.profile.Step.Keys;
import dev.kasane.finding.profile.Step.Property;
import org.jspecify.annotations.Nullable;

/** One walk through an event, along the steps of a {@link Locator}. */
final class Walk {
  private final Event event;
  private final Step[] steps;
  private final Trail trail;
  private final Visitor visitor;

  Walk(Event event, Step[] steps, Trail trail, Visitor visitor) {
    this.event = event;
    this.steps = steps;
    this.trail = trail;
    this.visitor = visitor;
  }

  /** What is done at each node that was found; true ends the walk. */
  interface Visitor {
    boolean visit(Json node, Trail trail);
  }

  /** Goes on with the step of that number; returns whether a visit ended the walk. */
  boolean on(Json node, int at) {
    Step step = at < steps.length ? steps[at] : null;
    if (step == null && node.isArray() && node.isEmpty()) {
      return visitor.visit(node, trail);
    }
    if (node.isArray() && !(step instanceof Elements elements && elements.key() != null)) {
      return elements(node, step instanceof Elements ? at + 1 : at, null);
    }
    if (step == null) {
      return visitor.visit(node, trail);
    }
    if (step instanceof Elements texts && texts.ofTexts() && !node.isContainer()) {
      return texts.fits(node) && on(node, at + 1);
    }
    if (node.isText()) {
      return insideText(node, at);
    }
    if (step instanceof Elements elements) {
      return node.isArray()
          ? elements(node, at + 1, elements)
          : elements.fits(node) && on(node, at + 1);
    }
    return node instanceof JsonObject object && into(object, step, at);
  }

  private boolean into(JsonObject object, Step step, int at) {
    if (step instanceof Property key) {
      return key(object, key, at);
    }
    return step instanceof Keys keys
        ? keys(object, keys.prefix(), at)
        : dotted(object, ((Dotted) step).joined(), 0, at);
  }

  private boolean elements(Json array, int next, @Nullable Elements filter) {
    int mark = trail.mark();
    for (int i = 0; i < array.size(); i++) {
      Json element = array.at(i);
      if (filter == null || filter.fits(element)) {
        trail.index(i);
        if (on(element, next)) {
          return true;
        }
        trail.back(mark);
      }
    }
    return false;
  }

  private boolean insideText(Json text, int at) {
    Json inside = event.inside(text);
    if (inside == null) {
      return false;
    }
    trail.enterText();
    boolean ended = on(inside, at);
    trail.leaveText();
    return ended;
  }

  private boolean key(JsonObject object, Property key, int at) {
    int i = key.find(object);
    return i >= 0 && child(object.at(i), object.name(i), at + 1);
  }

  private boolean child(Json child, String name, int next) {
    int mark = trail.mark();
    trail.key(name);
    boolean ended = on(child, next);
    if (!ended) {
      trail.back(mark);
    }
    return ended;
  }

  private boolean keys(JsonObject object, String prefix, int at) {
    for (int i = 0; i < object.size(); i++) {
      if (object.name(i).startsWith(prefix) && child(object.at(i), object.name(i), at + 1)) {
        return true;
      }
    }
    return false;
  }

  private boolean dotted(Json node, String[][] joined, int from, int at) {
    if (from == joined.length) {
      return on(node, at + 1);
    }
    if (node.isArray()) {
      return dottedElements(node, joined, from, at);
    }
    Json inside = from > 0 ? event.inside(node) : null;
    if (inside != null) {
      trail.enterText();
      boolean ended = dotted(inside, joined, from, at);
      trail.leaveText();
      return ended;
    }
    for (int n = node.isObject() ? joined[from].length : 0; n > 0; n--) {
      Json child = node.get(joined[from][n - 1]);
      if (child != null) {
        int mark = trail.mark();
        trail.key(joined[from][n - 1]);
        if (dotted(child, joined, from + n, at)) {
          return true;
        }
        trail.back(mark);
      }
    }
    return false;
  }

  private boolean dottedElements(Json array, String[][] joined, int from, int at) {
    int mark = trail.mark();
    for (int i = 0; i < array.size(); i++) {
      trail.index(i);
      if (dotted(array.at(i), joined, from, at)) {
        return true;
      }
      trail.back(mark);
    }
    return false;
  }
}
