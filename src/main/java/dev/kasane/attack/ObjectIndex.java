package dev.kasane.attack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one release that are no techniques, by id, STIX id and kind, and all
 * relationships, by both of their ends. Immutable.
 */
final class ObjectIndex {
  /** Of the same id those in use come first. */
  private static final Comparator<AttackObject> BY_ID =
      Comparator.comparing(AttackObject::id)
          .thenComparing(AttackObject::status)
          .thenComparing(AttackObject::stixId);

  private final Map<String, AttackObject> byStixId = new HashMap<>();
  private final Map<String, AttackObject> byId = new HashMap<>();
  private final Map<AttackObject.Kind, List<AttackObject>> byKind =
      new EnumMap<>(AttackObject.Kind.class);
  private final Map<String, List<Relation>> outgoing = new HashMap<>();
  private final Map<String, List<Relation>> incoming = new HashMap<>();

  ObjectIndex(List<AttackObject> objects, List<Relation> relations) {
    var sorted = new ArrayList<>(objects);
    sorted.sort(BY_ID);
    for (AttackObject object : sorted) {
      byStixId.put(object.stixId(), object);
      // mitigations and data sources of old bear ids of techniques; who is active comes first
      byId.putIfAbsent(object.id().toUpperCase(Locale.ROOT), object);
      byKind.computeIfAbsent(object.kind(), k -> new ArrayList<>()).add(object);
    }
    for (Relation relation : relations) {
      outgoing.computeIfAbsent(relation.source(), s -> new ArrayList<>(2)).add(relation);
      incoming.computeIfAbsent(relation.target(), t -> new ArrayList<>(2)).add(relation);
    }
  }

  @Nullable AttackObject byStixId(String stixId) {
    return byStixId.get(stixId);
  }

  @Nullable AttackObject byId(String id) {
    return byId.get(id.toUpperCase(Locale.ROOT));
  }

  List<AttackObject> of(AttackObject.Kind kind) {
    return Collections.unmodifiableList(byKind.getOrDefault(kind, List.of()));
  }

  List<CatalogueEntry> of(Noun noun) {
    return byKind.entrySet().stream()
        .filter(objects -> objects.getKey().noun() == noun)
        .flatMap(objects -> objects.getValue().stream())
        .sorted(BY_ID)
        .<CatalogueEntry>map(object -> object)
        .toList();
  }

  List<Relation> outgoing(String stixId) {
    return Collections.unmodifiableList(outgoing.getOrDefault(stixId, List.of()));
  }

  List<Relation> incoming(String stixId) {
    return Collections.unmodifiableList(incoming.getOrDefault(stixId, List.of()));
  }
}
