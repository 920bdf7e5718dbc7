package dev.kasane.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object as a bundle or the facts give it, before anything is known of its neighbours. */
final class Draft {
  static final String TECHNIQUE = "attack-pattern";
  static final String TACTIC = "x-mitre-tactic";
  static final String MATRIX = "x-mitre-matrix";
  static final String RELATIONSHIP = "relationship";
  static final String COLLECTION = "x-mitre-collection";

  String type = "";
  String stixId = "";
  @Nullable String id;
  @Nullable String name;
  @Nullable String description;
  @Nullable String url;
  @Nullable String shortname;
  @Nullable String version;
  @Nullable String created;
  @Nullable String modified;
  @Nullable String domain;
  @Nullable String relation;
  @Nullable String source;
  @Nullable String target;
  boolean revoked;
  boolean deprecated;
  List<String> platforms = List.of();
  List<String> aliases = List.of();
  List<String> tacticRefs = List.of();
  List<String> tactics = List.of();
  List<String> capecs = List.of();
  List<Ref> refs = List.of();
  List<Reference> references = List.of();
  List<LogSource> logSources = List.of();
  Map<String, Object> properties = Map.of();

  /**
   * A reference inside the object.
   *
   * @param property the property that holds it
   * @param target STIX id
   */
  record Ref(String property, String target) {}

  ObjectStatus status() {
    return revoked
        ? ObjectStatus.REVOKED
        : deprecated ? ObjectStatus.DEPRECATED : ObjectStatus.ACTIVE;
  }

  Details details() {
    return new Details(
        description,
        url,
        created,
        modified,
        version,
        List.copyOf(references),
        Collections.unmodifiableMap(properties));
  }

  /** A list with one more; most objects have none of these, so none is made before it is needed. */
  static <T> List<T> with(List<T> list, T one) {
    var longer = list.isEmpty() ? new ArrayList<T>(3) : list;
    longer.add(one);
    return longer;
  }
}
