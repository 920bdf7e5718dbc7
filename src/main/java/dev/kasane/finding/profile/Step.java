package dev.kasane.finding.profile;

import dev.kasane.finding.json.Json;
import dev.kasane.finding.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One step of a place. */
sealed interface Step {
  /**
   * One key; {@code plain} where case and separators do not matter, else null.
   *
   * @param bit that of the name in objects
   * @param plainBit that of the plain name
   */
  record Property(String name, @Nullable String plain, long bit, long plainBit) implements Step {
    Property(String name, @Nullable String plain) {
      this(name, plain, JsonObject.bit(name), plain == null ? 0 : JsonObject.bit(plain));
    }

    /** Whether an object may hold something under that key; most hold nothing. */
    boolean mayBeIn(JsonObject object) {
      return object.mayHave(bit) || (plain != null && object.mayHavePlain(plainBit));
    }

    /** The number of the property of an object; -1 for none. */
    int find(JsonObject object) {
      int exact = object.mayHave(bit) ? object.find(name) : -1;
      return exact >= 0 || plain == null || !object.mayHavePlain(plainBit)
          ? exact
          : object.findPlain(plain);
    }

    /** What an object holds under that key; null for nothing. */
    @Nullable Json in(JsonObject object) {
      int i = find(object);
      return i < 0 ? null : object.at(i);
    }
  }

  /** All keys that begin so. */
  record Keys(String prefix) implements Step {}

  /** Elements of an array: all, or those in which a property has one of some values, or none. */
  record Elements(@Nullable Property key, boolean others, List<String> values) implements Step {
    /** Whether the elements themselves must have one of the values. */
    boolean ofTexts() {
      return key != null && key.name.isEmpty();
    }

    /** Whether an element is one of those that are meant. */
    boolean fits(Json element) {
      if (key == null) {
        return true;
      }
      Json value =
          ofTexts() ? element : element instanceof JsonObject object ? key.in(object) : null;
      String text = value == null ? null : Scalars.text(value);
      boolean has = text != null && Scalars.matchesAny(text, values);
      return has != others;
    }
  }

  /** {@code joined[i][n]} are the {@code n + 1} names from the i-th on, with dots between them. */
  @SuppressWarnings("ArrayRecordComponent") // compiled once, never compared
  record Dotted(String[][] joined) implements Step {}

  /**
   * Compiles a step.
   *
   * @param dots whether dots may stand between keys
   * @param loose whether case and separators in keys make no difference
   */
  static Step of(String token, boolean dots, boolean loose) {
    if (token.startsWith("#") && (token.length() == 1 || token.indexOf('=') > 0)) {
      return elements(token, loose);
    }
    if (token.endsWith("*")) {
      return new Keys(token.substring(0, token.length() - 1));
    }
    return dots && token.indexOf('.') > 0 ? dotted(token.split("\\.", -1)) : key(token, loose);
  }

  private static Property key(String name, boolean loose) {
    return new Property(name, loose ? JsonObject.plain(name) : null);
  }

  private static Elements elements(String token, boolean loose) {
    int equal = token.indexOf('=');
    if (equal < 0) {
      return new Elements(null, false, List.of());
    }
    boolean others = token.charAt(equal - 1) == '!';
    String key = token.substring(1, others ? equal - 1 : equal);
    return new Elements(
        key(key, loose), others, List.of(token.substring(equal + 1).split("\\|", -1)));
  }

  private static Dotted dotted(String[] names) {
    var joined = new String[names.length][];
    for (int i = 0; i < names.length; i++) {
      joined[i] = new String[names.length - i];
      for (int n = i; n < names.length; n++) {
        joined[i][n - i] = n == i ? names[i] : joined[i][n - i - 1] + "." + names[n];
      }
    }
    return new Dotted(joined);
  }
}
