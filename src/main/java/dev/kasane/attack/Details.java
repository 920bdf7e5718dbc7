package dev.kasane.attack;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an object says of itself beside its place in the release.
 *
 * @param description markdown with citation marks; null where there is none, as in the built-in
 *     facts
 * @param url its page
 * @param created RFC 3339, as written
 * @param modified RFC 3339, as written
 * @param version of the object, not of the release
 * @param references without the one that gives the object its id
 * @param properties all others, by their STIX names: texts, numbers, booleans, lists and maps. What
 *     is there differs from release to release, so nothing here depends on one of them
 */
public record Details(
    @Nullable String description,
    @Nullable String url,
    @Nullable String created,
    @Nullable String modified,
    @Nullable String version,
    List<Reference> references,
    Map<String, Object> properties) {

  /** The texts of a property that holds a list of them; empty where there is none. */
  public List<String> texts(String property) {
    return properties.get(property) instanceof List<?> list
        ? list.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** A property that is a text; null where there is none. */
  public @Nullable String text(String property) {
    return properties.get(property) instanceof String text && !text.isEmpty() ? text : null;
  }
}
