package dev.kasane.api;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request: known ones, with values that make sense, or a problem. */
public final class Parameters {
  private static final int MOST = 1_000;
  private static final int LONGEST = 1_000;

  /** It may hold the source and the id of a finding, encoded. */
  private static final int LONGEST_CURSOR = 4_000;

  private final MultivaluedMap<String, String> values;

  public Parameters(UriInfo uri, String... known) {
    this(uri.getQueryParameters(), known);
  }

  /** Those that stand in a body. */
  public Parameters(MultivaluedMap<String, String> values, String... known) {
    this.values = values;
    Set<String> names = new TreeSet<>(List.of(known));
    for (String name : values.keySet()) {
      if (!names.contains(name)) {
        throw Problem.badRequest(
            "The parameter '%s' is not known here; known are: %s."
                .formatted(brief(name), String.join(", ", names)));
      }
    }
  }

  public @Nullable String text(String name) {
    String value = values.getFirst(name);
    int longest = name.equals("cursor") ? LONGEST_CURSOR : LONGEST;
    if (value != null && value.length() > longest) {
      throw Problem.badRequest("'%s' is longer than %d characters.".formatted(name, longest));
    }
    if (value != null && value.indexOf('\0') >= 0) {
      throw Problem.badRequest("'%s' holds a NUL character.".formatted(name));
    }
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** All values of a parameter that may be said more than once; empty where it is absent. */
  public List<String> texts(String name) {
    return values.getOrDefault(name, List.of()).stream()
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  public String text(String name, String otherwise) {
    String value = text(name);
    return value == null ? otherwise : value;
  }

  /** One of some words; null where absent. */
  public @Nullable String oneOf(String name, String... words) {
    String value = text(name);
    if (value != null && !List.of(words).contains(value)) {
      throw wrong(name, value, "one of: " + String.join(", ", words));
    }
    return value;
  }

  /** True or false; null where absent. */
  public @Nullable Boolean flag(String name) {
    String value = oneOf(name, "true", "false");
    return value == null ? null : Boolean.valueOf(value);
  }

  public int limit(int otherwise) {
    String value = text("limit");
    if (value == null) {
      return otherwise;
    }
    try {
      int limit = Integer.parseInt(value);
      if (limit >= 1 && limit <= MOST) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong("limit", value, "a whole number from 1 to " + MOST);
  }

  /** A least number of cases; null where absent. */
  public @Nullable Long least(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    try {
      long least = Long.parseLong(value);
      if (least >= 1 && least <= 1_000_000) {
        return least;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw wrong(name, value, "a whole number from 1 to 1000000");
  }

  /** A time or a day; a day is its first moment in UTC. */
  public @Nullable Instant time(String name) {
    String value = text(name);
    if (value == null) {
      return null;
    }
    try {
      return value.length() == 10
          ? LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC)
          : OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw wrong(name, value, "a day or an RFC 3339 time such as 2026-05-01T02:03:04Z");
    }
  }

  public static RuntimeException wrong(String name, String value, String right) {
    return Problem.badRequest("'%s' is '%s'; it must be %s.".formatted(name, brief(value), right));
  }

  public static String brief(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
