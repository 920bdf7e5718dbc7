package dev.kasane.finding.json;

import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value. What is asked of a value of another kind has the answer of one that holds nothing,
 * so that events can be read without asking first. Never changes; not thread-safe, for texts are
 * made when they are first asked for.
 */
public abstract sealed class Json implements Iterable<Json>
    permits JsonArray, JsonObject, JsonText, JsonNumber, JsonWord {
  private static final Json[] NONE = {};

  /** Elements or values of properties; what holds none has an empty array of them. */
  final Json[] children;

  Json() {
    this(NONE);
  }

  Json(Json[] children) {
    this.children = children;
  }

  /** How many elements or properties it holds. */
  public final int size() {
    return children.length;
  }

  /** Whether it holds neither elements nor properties. */
  public final boolean isEmpty() {
    return children.length == 0;
  }

  /** The element, or the value of the property, of that number. */
  public final Json at(int i) {
    return children[i];
  }

  /** All elements, or the values of all properties. */
  @Override
  public final Iterator<Json> iterator() {
    return Arrays.asList(children).iterator();
  }

  /** Whether it is an object. */
  public final boolean isObject() {
    return this instanceof JsonObject;
  }

  /** Whether it is an array. */
  public final boolean isArray() {
    return this instanceof JsonArray;
  }

  /** Whether it is an object or an array. */
  public final boolean isContainer() {
    return isObject() || isArray();
  }

  /** Whether it is a text. */
  public final boolean isText() {
    return this instanceof JsonText;
  }

  /** Whether it is a number without a fraction and an exponent. */
  public final boolean isWholeNumber() {
    return this instanceof JsonNumber number && number.isWhole();
  }

  /** Whether it is null. */
  public final boolean isNull() {
    return this == JsonWord.NULL;
  }

  /** The value of a property; null where there is none. */
  public @Nullable Json get(String name) {
    return null;
  }

  /** Whether there is a property of that name. */
  public final boolean has(String name) {
    return get(name) != null;
  }

  /** The value of a property; one that holds nothing where there is none. */
  public final Json path(String name) {
    Json value = get(name);
    return value == null ? JsonWord.MISSING : value;
  }

  /** The text of a text, number or word; empty for all else. */
  public abstract String asText();
}
