package dev.kasane.finding.format;

import dev.kasane.finding.Reason;
import dev.kasane.finding.UtcTime;
import dev.kasane.finding.json.Json;
import dev.kasane.finding.json.JsonNumber;
import dev.kasane.finding.json.JsonWord;
import dev.kasane.finding.profile.Cleaned;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one JSON object, asked for by name and type; a wrong one is a {@link Fault}.
 */
final class Fields {
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2262-01-01T00:00:00Z");

  private final Json object;

  Fields(Json object) {
    this.object = object;
  }

  /** A property that cannot be read; carried by an exception only up to the reader. */
  @SuppressWarnings("serial")
  static final class Fault extends RuntimeException {
    final Reason reason;

    Fault(Reason reason, String sentence) {
      super(sentence, null, false, false);
      this.reason = reason;
    }

    String sentence() {
      return String.valueOf(getMessage());
    }
  }

  /** Text, cleaned and cut; null where it is absent or null. */
  @Nullable String text(String name, int max) {
    String value = string(name);
    return value == null || value.isBlank() ? null : Cleaned.text(value, max);
  }

  /** Text that must not be longer than {@code max} characters, cleaned but never cut. */
  @Nullable String whole(String name, int max) {
    String value = string(name);
    if (value != null && value.length() > max) {
      throw new Fault(
          Reason.TOO_LONG,
          "'%s' has %d characters; at most %d are read.".formatted(name, value.length(), max));
    }
    return value == null || value.isBlank() ? null : Cleaned.text(value, max);
  }

  /** An identifier: never changed, so what cannot be kept as it is, is refused. */
  @Nullable String identifier(String name, int maxBytes) {
    String value = string(name);
    return value == null || value.isBlank() ? null : identifier(name, value, maxBytes);
  }

  static String identifier(String name, String value, int maxBytes) {
    if (!Cleaned.plain(value)) {
      throw new Fault(
          Reason.WRONG_VALUE,
          "'" + name + "' holds control characters or broken Unicode; it must be plain text.");
    }
    int bytes = value.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > maxBytes) {
      throw new Fault(
          Reason.TOO_LONG,
          "'%s' has %d bytes; at most %d are possible.".formatted(name, bytes, maxBytes));
    }
    return value;
  }

  /** A whole number of at least 0; {@code otherwise} where absent. */
  long number(String name, long otherwise) {
    Json node = present(name);
    if (node == null) {
      return otherwise;
    }
    if (!(node instanceof JsonNumber number && number.isWhole())) {
      throw wrongType(name, node, "a whole number");
    }
    Long value = number.asLong();
    if (value == null || value < 0) {
      throw new Fault(
          Reason.WRONG_VALUE, "'" + name + "' must be a whole number from 0 to 2^63-1.");
    }
    return value;
  }

  /** An RFC 3339 time in UTC, to the microsecond; null where absent. */
  @Nullable Instant time(String name) {
    String value = string(name);
    if (value == null) {
      return null;
    }
    Instant usual = UtcTime.read(value);
    if (usual != null) {
      return bounded(name, usual);
    }
    try {
      // RFC 3339 allows small letters and a space; ISO's parser wants capitals and a T
      String iso = value.strip().toUpperCase(Locale.ROOT).replace(' ', 'T');
      return bounded(name, OffsetDateTime.parse(iso).toInstant().truncatedTo(ChronoUnit.MICROS));
    } catch (DateTimeException e) {
      throw new Fault(
          Reason.WRONG_VALUE,
          "'%s' is '%s'; it must be an RFC 3339 time such as 2026-05-01T02:03:04Z."
              .formatted(name, Cleaned.brief(value)));
    }
  }

  static Instant bounded(String name, Instant time) {
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new Fault(Reason.WRONG_VALUE, "'" + name + "' lies outside the years 1900 to 2261.");
    }
    return time;
  }

  /** An object; null where absent. */
  @Nullable Fields object(String name) {
    Json node = present(name);
    if (node == null) {
      return null;
    }
    if (!node.isObject()) {
      throw wrongType(name, node, "an object");
    }
    return new Fields(node);
  }

  /** An array; null where absent. */
  @Nullable Json array(String name) {
    Json node = present(name);
    if (node != null && !node.isArray()) {
      throw wrongType(name, node, "an array");
    }
    return node;
  }

  static Fault wrongType(String name, Json node, String right) {
    return new Fault(
        Reason.WRONG_TYPE, "'%s' is %s; it must be %s.".formatted(name, kind(node), right));
  }

  /** The JSON type in words. */
  static String kind(Json node) {
    if (node.isContainer()) {
      return node.isArray() ? "an array" : "an object";
    }
    if (node instanceof JsonWord word) {
      return word.isBoolean() ? "true or false" : "null";
    }
    return node.isText() ? "text" : "a number";
  }

  private @Nullable String string(String name) {
    Json node = present(name);
    if (node == null) {
      return null;
    }
    if (!node.isText()) {
      throw wrongType(name, node, "text");
    }
    return node.asText();
  }

  /** Whatever stands there; null where it is absent or null. */
  @Nullable Json present(String name) {
    Json node = object.get(name);
    return node == null || node.isNull() ? null : node;
  }
}
