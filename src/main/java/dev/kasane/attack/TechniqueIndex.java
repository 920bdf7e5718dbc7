package dev.kasane.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The techniques of one release, found by id, STIX id, CAPEC id and name. Immutable. */
final class TechniqueIndex {
  private final List<Technique> all;
  private final Map<String, Technique> byId = new HashMap<>();
  private final Map<String, Technique> byStixId = new HashMap<>();
  private final Map<String, List<Technique>> byCapec = new HashMap<>();
  private final Map<String, Technique> successors = new HashMap<>();
  private final Map<String, List<Technique>> children = new TreeMap<>();
  // names in the order in which they are asked for
  private final Map<String, List<Technique>> active = new HashMap<>();
  private final Map<String, List<Technique>> inactive = new HashMap<>();
  private final Map<String, List<Technique>> former = new HashMap<>();
  private final Map<String, List<String>> formerNames;

  TechniqueIndex(
      List<Technique> techniques,
      Map<String, String> successors,
      Map<String, List<String>> capecs,
      Map<String, List<String>> formerNames,
      Warnings warnings) {
    this.all = List.copyOf(techniques);
    this.formerNames = formerNames;
    for (Technique technique : all) {
      byStixId.put(technique.stixId(), technique);
      Technique first = byId.putIfAbsent(technique.id(), technique);
      if (first != null && first.status() == technique.status()) {
        warnings.add("technique ids given twice", technique.id());
      }
      if (technique.parentId() != null && technique.status() == ObjectStatus.ACTIVE) {
        children.computeIfAbsent(technique.parentId(), p -> new ArrayList<>()).add(technique);
      }
    }
    successors.forEach(
        (from, to) -> {
          if (byStixId.containsKey(from) && byStixId.containsKey(to)) {
            this.successors.put(from, byStixId.get(to));
          }
        });
    capecs.forEach(
        (capec, ids) ->
            byCapec.put(capec, ids.stream().map(byStixId::get).filter(Objects::nonNull).toList()));
    all.forEach(this::indexNames);
    for (Technique technique : all) {
      if (follow(technique).cycle()) {
        warnings.add("revocations that run in a circle", technique.id());
      }
    }
  }

  private void indexNames(Technique technique) {
    var names = technique.status() == ObjectStatus.ACTIVE ? active : inactive;
    add(names, Names.normal(technique.name()), technique);
    add(names, Names.normal(fullName(technique)), technique);
    for (String name : formerNames.getOrDefault(technique.id(), List.of())) {
      add(former, Names.normal(name), technique);
    }
  }

  private static void add(Map<String, List<Technique>> names, String name, Technique technique) {
    List<Technique> same = names.computeIfAbsent(name, n -> new ArrayList<>(1));
    if (same.isEmpty() || !same.get(same.size() - 1).equals(technique)) {
      same.add(technique);
    }
  }

  /** {@code Parent: Sub} for a sub-technique. */
  String fullName(Technique technique) {
    String parentId = technique.parentId();
    Technique parent = parentId == null ? null : byId.get(parentId);
    return parent == null ? technique.name() : parent.name() + ": " + technique.name();
  }

  List<Technique> all() {
    return all;
  }

  @Nullable Technique byId(String id) {
    Technique technique = byId.get(id);
    return technique != null ? technique : byId.get(id.toUpperCase(Locale.ROOT));
  }

  @Nullable Technique byStixId(String stixId) {
    return byStixId.get(stixId);
  }

  List<Technique> byCapec(String capec) {
    return byCapec.getOrDefault(capec.toUpperCase(Locale.ROOT), List.of());
  }

  List<String> capecsOf(Technique technique) {
    return byCapec.entrySet().stream()
        .filter(entry -> entry.getValue().contains(technique))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  @Nullable String successorId(Technique technique) {
    Technique successor = successors.get(technique.stixId());
    return successor == null ? null : successor.id();
  }

  List<Technique> children(String id) {
    return children.getOrDefault(id.toUpperCase(Locale.ROOT), List.of());
  }

  /** All former names that were given, as a text that is the same for the same names. */
  String formerNames() {
    return new TreeMap<>(formerNames).toString();
  }

  List<String> formerNames(String id) {
    return formerNames.getOrDefault(id.toUpperCase(Locale.ROOT), List.of());
  }

  /**
   * Where revocation leads.
   *
   * @param technique the last one
   * @param path ids from the first to the last
   * @param cycle whether it came back to where it had been
   */
  record Followed(Technique technique, List<String> path, boolean cycle) {}

  /** Along {@code revoked-by}, all hops; stops where it would go round in a circle. */
  Followed follow(Technique technique) {
    Technique next = successors.get(technique.stixId());
    if (technique.status() != ObjectStatus.REVOKED || next == null) {
      return new Followed(technique, List.of(technique.id()), false);
    }
    Set<Technique> seen = new HashSet<>();
    var path = new LinkedHashSet<String>();
    Technique last = technique;
    for (Technique at = technique; at != null; at = successors.get(at.stixId())) {
      if (!seen.add(at) || seen.size() > Catalogue.MOST_HOPS) {
        return new Followed(last, List.copyOf(path), true);
      }
      path.add(at.id());
      last = at;
      if (at.status() != ObjectStatus.REVOKED) {
        break;
      }
    }
    return new Followed(last, List.copyOf(path), false);
  }

  /**
   * The techniques that a name means, revocations followed: those that bear it now; else those that
   * bore it when they were revoked or deprecated; else those that bore it in a release before.
   */
  List<Technique> named(String normalName) {
    for (var names : List.of(active, inactive, former)) {
      List<Technique> found = names.get(normalName);
      if (found != null) {
        var followed = new LinkedHashMap<Technique, Boolean>();
        found.forEach(t -> followed.put(follow(t).technique(), true));
        return List.copyOf(followed.keySet());
      }
    }
    return List.of();
  }

  /** Whether the technique bears, or is known to have borne, the name. */
  boolean bears(Technique technique, String normalName) {
    if (Names.normal(technique.name()).equals(normalName)
        || Names.normal(fullName(technique)).equals(normalName)) {
      return true;
    }
    for (String name : formerNames(technique.id())) {
      if (Names.normal(name).equals(normalName)) {
        return true;
      }
    }
    return false;
  }
}
