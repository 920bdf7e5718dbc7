package dev.kasane.attack;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of a bundle's properties, each equal text held once, and stops where they would
 * fill the memory. What has the wrong type is as if it were not there.
 */
final class ValueReader {
  /** Five times what the largest release there is keeps in memory. */
  private static final long MOST_KEPT = 256L * 1024 * 1024;

  /** About what an object, and what a text, costs beside its characters. */
  private static final int OBJECT_COST = 200;

  private static final int TEXT_COST = 60;

  /** Words come again; longer texts hardly do, and to look for them would be half of the work. */
  private static final int LONGEST_SHARED = 40;

  private final JsonParser parser;
  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, Reference> bySource = new HashMap<>();
  private final Map<Reference, Reference> references = new HashMap<>();
  private long kept;

  ValueReader(JsonParser parser) {
    this.parser = parser;
  }

  JsonToken token() {
    return parser.currentToken();
  }

  void skip() throws IOException {
    parser.skipChildren();
  }

  /** Counts an object that is kept. */
  void object() throws IOException {
    keep(OBJECT_COST);
  }

  private void keep(int more) throws IOException {
    kept += more;
    if (kept > MOST_KEPT) {
      throw new IOException("it holds more objects and texts than any release");
    }
  }

  /** Moves to the value of the next property, and tells its name; null at the object's end. */
  @Nullable String property() throws IOException {
    if (parser.nextToken() != JsonToken.FIELD_NAME) {
      return null;
    }
    String name = parser.currentName();
    parser.nextToken();
    return name;
  }

  @Nullable String text() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      String text = parser.getText();
      keep(TEXT_COST + text.length());
      return text;
    }
    parser.skipChildren();
    return null;
  }

  /** A text that many objects have. */
  @Nullable String word() throws IOException {
    String text = text();
    return text == null || text.length() > LONGEST_SHARED ? text : shared(text);
  }

  String text(String otherwise) throws IOException {
    String text = text();
    return text == null ? otherwise : text;
  }

  boolean isTrue() throws IOException {
    boolean is = parser.currentToken() == JsonToken.VALUE_TRUE;
    parser.skipChildren();
    return is;
  }

  void words(Consumer<String> each) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (more()) {
      String text = word();
      if (text != null) {
        each.accept(text);
      }
    }
  }

  /** Reads one nested object. */
  interface Nested {
    void read() throws IOException;
  }

  void objects(Nested each) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (more()) {
      if (parser.currentToken() == JsonToken.START_OBJECT) {
        each.read();
      } else {
        parser.skipChildren();
      }
    }
  }

  private boolean more() throws IOException {
    JsonToken token = parser.nextToken();
    return token != JsonToken.END_ARRAY && token != null;
  }

  /** The text that is held already, where there is an equal one. */
  String shared(String text) {
    String same = texts.putIfAbsent(text, text);
    return same == null ? text : same;
  }

  /** The one that is held already, where there is an equal one. */
  Reference shared(Reference reference) {
    // a source nearly always means the same; to look for all of the texts costs much more
    Reference first = bySource.putIfAbsent(reference.source(), reference);
    if (first == null || first.equals(reference)) {
      return first == null ? reference : first;
    }
    Reference same = references.putIfAbsent(reference, reference);
    return same == null ? reference : same;
  }

  /** Any value, as text, number, boolean, list or map; null for JSON's null. */
  @Nullable Object any() throws IOException {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> word();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
      case START_ARRAY -> list();
      case START_OBJECT -> map();
      default -> null;
    };
  }

  private Number number() throws IOException {
    keep(TEXT_COST);
    return parser.getNumberValue();
  }

  private List<Object> list() throws IOException {
    object();
    var list = new ArrayList<Object>(2);
    while (more()) {
      Object value = any();
      if (value != null) {
        list.add(value);
      }
    }
    list.trimToSize();
    return Collections.unmodifiableList(list);
  }

  private Map<String, Object> map() throws IOException {
    object();
    var map = new LinkedHashMap<String, Object>(4);
    for (String name = property(); name != null; name = property()) {
      Object value = any();
      if (value != null) {
        keep(name.length());
        map.put(shared(name), value);
      }
    }
    return Collections.unmodifiableMap(map);
  }
}
