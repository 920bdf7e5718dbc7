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
  /** Types that a bundle may hold and a catalogue does not. */
  private static final Set<String> PASSED_OVER =
      Set.of(Draft.COLLECTION, "identity", "marking-definition");

  private final List<Draft> drafts;
  private final Map<String, List<String>> formerNames;
  private final Warnings warnings = new Warnings();
  private final Map<String, Draft> byStixId = new LinkedHashMap<>();
  private final Links links = new Links(byStixId, warnings);

  CatalogueBuilder(List<Draft> drafts, Map<String, List<String>> formerNames) {
    this.drafts = drafts;
    this.formerNames = formerNames;
  }

  Catalogue build(
      String domain, String version, String source, String fingerprint, long startNanos) {
    index();
    drafts.forEach(links::add);
    links.checkSuccessors();
    List<Tactic> tactics = new Matrix(byStixId, warnings).tactics(domain);
    List<Technique> techniques = techniques(domain, version, tactics);
    var index = new TechniqueIndex(techniques, links.successors(), capecs(), formerNames, warnings);
    List<AttackObject> objects = objects();
    long millis = (System.nanoTime() - startNanos) / 1_000_000;
    var release = new Catalogue.Release(domain, version, source, fingerprint, millis);
    return new Catalogue(release, tactics, index, objects, links.relations(), warnings.lines());
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

  private List<Technique> techniques(String domain, String version, List<Tactic> tactics) {
    Map<String, Integer> order = new HashMap<>();
    tactics.forEach(t -> order.put(t.shortname(), t.order()));
    var techniques = new ArrayList<Technique>();
    for (Draft draft : byStixId.values()) {
      if (draft.type.equals(Draft.TECHNIQUE)) {
        TechniqueId id = draft.id == null ? TechniqueId.NOTHING : TechniqueId.read(draft.id);
        if (id.kind() == TechniqueId.Kind.TECHNIQUE && id.whole() && id.id() != null) {
          techniques.add(technique(domain, version, id.id(), draft, order));
        } else {
          warnings.add("techniques without a technique's id", draft.stixId);
        }
      }
    }
    techniques.sort(Comparator.comparing(Technique::id).thenComparing(Technique::status));
    return techniques;
  }

  private Technique technique(
      String domain, String version, String id, Draft draft, Map<String, Integer> order) {
    Set<String> own = new HashSet<>(draft.tactics);
    for (String tactic : own) {
      // an inactive one may keep a tactic that is no more
      if (!order.containsKey(tactic) && draft.status() == ObjectStatus.ACTIVE) {
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
        name(draft, id),
        parent(draft, id),
        List.copyOf(tactics),
        draft.platforms.stream().sorted().distinct().toList(),
        draft.status(),
        draft.details());
  }

  /** Without a name an object is still there, so it goes by its id. */
  private String name(Draft draft, String id) {
    if (draft.name == null || draft.name.isBlank()) {
      warnings.add("objects without name", draft.stixId);
      return id;
    }
    return draft.name;
  }

  /**
   * By its relationship; where that is missing, by its id, which has the parent's before the dot.
   */
  private @Nullable String parent(Draft draft, String id) {
    Draft parent = links.parent(draft);
    if (parent != null && parent.id != null) {
      return parent.id.toUpperCase(Locale.ROOT);
    }
    int dot = id.indexOf('.');
    return dot < 0 ? null : id.substring(0, dot);
  }

  private List<AttackObject> objects() {
    var objects = new ArrayList<AttackObject>();
    for (Draft draft : byStixId.values()) {
      AttackObject.Kind kind = AttackObject.Kind.ofStixType(draft.type).orElse(null);
      if (kind != null) {
        objects.add(object(kind, draft));
      } else if (!draft.type.equals(Draft.TECHNIQUE) && !PASSED_OVER.contains(draft.type)) {
        warnings.add("objects of an unknown type", draft.type);
      }
    }
    return objects;
  }

  private AttackObject object(AttackObject.Kind kind, Draft draft) {
    String id = Objects.requireNonNullElse(draft.id, draft.stixId);
    String name = name(draft, id);
    return new AttackObject(
        kind,
        id,
        draft.stixId,
        name,
        draft.aliases.stream().filter(alias -> !alias.equals(name)).distinct().toList(),
        draft.platforms.stream().sorted().distinct().toList(),
        draft.status(),
        draft.details(),
        draft.logSources);
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
