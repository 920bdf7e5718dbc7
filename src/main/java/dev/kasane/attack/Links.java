package dev.kasane.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the objects of a release hang together. */
final class Links {
  /** A sub-technique has a parent that has none. */
  private static final int MOST_HOPS = 10;

  private final Map<String, Draft> byStixId;
  private final Warnings warnings;
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, String> successors = new HashMap<>();
  private final List<Relation> relations = new ArrayList<>();
  private final Map<String, String> types = new HashMap<>();

  Links(Map<String, Draft> byStixId, Warnings warnings) {
    this.byStixId = byStixId;
    this.warnings = warnings;
  }

  /** Takes what a relationship says, and the references that an object holds. */
  void add(Draft draft) {
    if (draft.type.equals(Draft.RELATIONSHIP)) {
      if (!draft.revoked && !draft.deprecated) {
        relationship(draft);
      }
      return;
    }
    for (String tactic : draft.tacticRefs) {
      // those that are not there are reported where the order of the tactics is made
      if (byStixId.containsKey(tactic)) {
        link(draft.stixId, "tactic_refs", draft.stixId, tactic, null);
      }
    }
    // an analytic may read several log sources of one data component
    for (Draft.Ref ref : new LinkedHashSet<>(draft.refs)) {
      link(draft.stixId, ref.property(), draft.stixId, ref.target(), null);
    }
  }

  private void relationship(Draft draft) {
    String type = draft.relation;
    if (type == null || draft.source == null || draft.target == null) {
      warnings.add("relationships without type or ends", draft.stixId);
    } else {
      link(draft.stixId, type, draft.source, draft.target, draft);
    }
  }

  /**
   * Links two objects.
   *
   * @param said the relationship that says so; null where the source itself does
   */
  private void link(String of, String type, String from, String to, @Nullable Draft said) {
    Draft source = byStixId.get(from);
    Draft target = byStixId.get(to);
    if (source == null || target == null) {
      warnings.add("references to what is not there", of);
      return;
    }
    if (type.equals("subtechnique-of")) {
      parents.put(from, to);
    } else if (type.equals("revoked-by")) {
      successors.put(from, to);
    }
    // the objects' own texts, so that each id and type is held once
    relations.add(
        new Relation(
            types.computeIfAbsent(type, t -> t),
            source.stixId,
            target.stixId,
            said == null ? null : said.description,
            said == null ? List.of() : List.copyOf(said.references)));
  }

  /** The technique that this one is a sub-technique of; null where it runs in a circle. */
  @Nullable Draft parent(Draft draft) {
    Draft parent = byStixId.get(parents.getOrDefault(draft.stixId, ""));
    if (parent == null) {
      return null;
    }
    String at = draft.stixId;
    for (int hops = 0; hops < MOST_HOPS && at != null; hops++) {
      at = parents.get(at);
    }
    if (at != null) {
      warnings.add("sub-techniques that run in a circle", draft.stixId);
      return null;
    }
    return parent;
  }

  /**
   * Reports revocations that lead back to where they began; those of techniques are found later.
   */
  void checkSuccessors() {
    for (String start : successors.keySet()) {
      String at = successors.get(start);
      for (int hops = 0; hops < Catalogue.MOST_HOPS && at != null && !at.equals(start); hops++) {
        at = successors.get(at);
      }
      Draft draft = byStixId.get(start);
      if (start.equals(at) && draft != null && !draft.type.equals(Draft.TECHNIQUE)) {
        warnings.add(
            "revocations that run in a circle", Objects.requireNonNullElse(draft.id, start));
      }
    }
  }

  /** By STIX id, along {@code revoked-by}. */
  Map<String, String> successors() {
    return successors;
  }

  List<Relation> relations() {
    return relations;
  }
}
