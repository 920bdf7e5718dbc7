package dev.kasane.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Links the objects of a release to each other. */
final class CatalogueBuilder {
  private final List<Draft> drafts;
  private final Map<String, List<String>> formerNames;
  private final Warnings warnings = new Warnings();
  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, String> successors = new HashMap<>();
  private final List<Relation> relations = new ArrayList<>();
  private final Map<String, Draft> byStixId = new LinkedHashMap<>();

  CatalogueBuilder(List<Draft> drafts, Map<String, List<String>> formerNames) {
    this.drafts = drafts;
    this.formerNames = formerNames;
  }

  /** What the matrix calls itself; null where there is neither matrix nor technique. */
  @Nullable String domain() {
    for (Draft draft : drafts) {
      if (draft.type.equals(Draft.MATRIX) && draft.id != null) {
        return draft.id.toLowerCase(Locale.ROOT);
      }
    }
    return drafts.stream().anyMatch(d -> d.type.equals(Draft.TECHNIQUE) && d.id != null)
        ? "enterprise-attack"
        : null;
  }

  Catalogue build(
      String domain, String version, String source, String fingerprint, long startNanos) {
    index();
    relate();
    List<Tactic> tactics = tactics(domain);
    Map<String, Integer> order = new HashMap<>();
    tactics.forEach(t -> order.put(t.shortname(), t.order()));
    var techniques = new ArrayList<Technique>();
    var objects = new ArrayList<AttackObject>();
    for (Draft draft : byStixId.values()) {
      if (draft.type.equals(Draft.TECHNIQUE)) {
        if (named(draft) && draft.id != null) {
          techniques.add(technique(domain, version, draft, order));
        }
      } else {
        AttackObject.Kind.ofStixType(draft.type)
            .filter(kind -> named(draft))
            .ifPresent(kind -> objects.add(object(kind, draft)));
      }
    }
    techniques.sort(Comparator.comparing(Technique::id).thenComparing(Technique::status));
    var index = new TechniqueIndex(techniques, successors, capecs(), formerNames, warnings);
    long millis = (System.nanoTime() - startNanos) / 1_000_000;
    var release = new Catalogue.Release(domain, version, source, fingerprint, millis);
    return new Catalogue(release, tactics, index, objects, relations, warnings.lines());
  }

  private void index() {
    for (Draft draft : drafts) {
      if (draft.type.equals(Draft.RELATIONSHIP)) {
        continue;
      }
      if (draft.stixId.isEmpty()) {
        warnings.add("objects without id", draft.type + " " + draft.name);
      } else if (byStixId.putIfAbsent(draft.stixId, draft) != null) {
        warnings.add("ids given twice", draft.stixId);
      }
    }
  }

  private void relate() {
    for (Draft draft : drafts) {
      if (!draft.type.equals(Draft.RELATIONSHIP) || draft.revoked || draft.deprecated) {
        continue;
      }
      String source = draft.source;
      String target = draft.target;
      String relation = draft.relation;
      if (source == null || target == null || relation == null) {
        warnings.add("relationships without type or ends", draft.stixId);
      } else if (!byStixId.containsKey(source) || !byStixId.containsKey(target)) {
        warnings.add("relationships with an end that is not there", draft.stixId);
      } else if (relation.equals("subtechnique-of")) {
        parents.put(source, target);
      } else if (relation.equals("revoked-by")) {
        successors.put(source, target);
      } else {
        relations.add(new Relation(relation, source, target, draft.description));
      }
    }
  }

  /** In the order of the matrices' {@code tactic_refs}, the larger matrix first; others behind. */
  private List<Tactic> tactics(String domain) {
    var matrices = new ArrayList<Draft>();
    for (Draft draft : drafts) {
      if (draft.type.equals(Draft.MATRIX) && draft.status() == ObjectStatus.ACTIVE) {
        matrices.add(draft);
      }
    }
    matrices.sort(Comparator.comparing((Draft m) -> -m.tacticRefs.size()));
    var ordered = new LinkedHashMap<String, Draft>();
    for (Draft matrix : matrices) {
      for (String ref : matrix.tacticRefs) {
        Draft tactic = byStixId.get(ref);
        if (tactic == null) {
          warnings.add("matrices with a tactic that is not there", ref);
        } else {
          ordered.putIfAbsent(ref, tactic);
        }
      }
    }
    for (Draft draft : byStixId.values()) {
      if (draft.type.equals(Draft.TACTIC) && draft.status() == ObjectStatus.ACTIVE) {
        ordered.putIfAbsent(draft.stixId, draft);
      }
    }
    var tactics = new ArrayList<Tactic>();
    for (Draft draft : ordered.values()) {
      if (named(draft) && draft.shortname != null) {
        String id = Objects.requireNonNullElse(draft.id, draft.stixId);
        tactics.add(new Tactic(domain, id, draft.shortname, name(draft), tactics.size()));
      }
    }
    return tactics;
  }

  private boolean named(Draft draft) {
    if (draft.name != null) {
      return true;
    }
    warnings.add("objects without name", draft.stixId);
    return false;
  }

  private static String name(Draft draft) {
    return Objects.requireNonNull(draft.name);
  }

  private Technique technique(
      String domain, String version, Draft draft, Map<String, Integer> order) {
    String id = Objects.requireNonNull(draft.id).toUpperCase(Locale.ROOT);
    Set<String> own = new HashSet<>(draft.tactics);
    for (String tactic : own) {
      if (!order.containsKey(tactic)) {
        warnings.add("techniques under a tactic that is not there", id + " " + tactic);
      }
    }
    var tactics = new ArrayList<>(own);
    tactics.sort(
        Comparator.comparing((String t) -> order.getOrDefault(t, Integer.MAX_VALUE))
            .thenComparing(Comparator.naturalOrder()));
    return new Technique(
        domain,
        version,
        id,
        draft.stixId,
        name(draft),
        parent(draft, id),
        List.copyOf(tactics),
        draft.platforms.stream().sorted().distinct().toList(),
        draft.status(),
        draft.description,
        draft.url);
  }

  /**
   * By its relationship; where that is missing, by its id, which has the parent's before the dot.
   */
  private @Nullable String parent(Draft draft, String id) {
    Draft parent = byStixId.get(parents.getOrDefault(draft.stixId, ""));
    if (parent != null && parent.id != null && parent != draft) {
      return parent.id.toUpperCase(Locale.ROOT);
    }
    int dot = id.indexOf('.');
    return dot < 0 ? null : id.substring(0, dot);
  }

  private static AttackObject object(AttackObject.Kind kind, Draft draft) {
    String name = name(draft);
    return new AttackObject(
        kind,
        Objects.requireNonNullElse(draft.id, draft.stixId),
        draft.stixId,
        name,
        draft.aliases.stream().filter(alias -> !alias.equals(name)).distinct().toList(),
        draft.status(),
        draft.description,
        draft.url);
  }

  private Map<String, List<String>> capecs() {
    var capecs = new HashMap<String, List<String>>();
    for (Draft draft : byStixId.values()) {
      if (draft.type.equals(Draft.TECHNIQUE)) {
        for (String capec : draft.capecs) {
          capecs
              .computeIfAbsent(capec.toUpperCase(Locale.ROOT), c -> new ArrayList<>(1))
              .add(draft.stixId);
        }
      }
    }
    return capecs;
  }
}
