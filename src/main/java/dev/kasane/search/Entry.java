package dev.kasane.search;

import dev.kasane.attack.ObjectStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of an object is searched. Holds the catalogue's own texts and not the catalogue, so that an
 * index does not keep a release alive.
 *
 * @param kind such as {@code sub-technique}
 * @param otherIds ids under which it was known, without its own
 * @param names its own first
 * @param description markdown with citation marks
 */
record Entry(
    String stixId,
    String id,
    String kind,
    List<String> otherIds,
    List<Name> names,
    ObjectStatus status,
    @Nullable String description) {

  /** A name, and which of an object's names it is. */
  record Name(Matched as, String text) {}

  String name() {
    return names.get(0).text();
  }
}
