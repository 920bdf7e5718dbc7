package dev.kasane.search;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.attack.Relation;
import dev.kasane.attack.Tactic;
import dev.kasane.attack.Technique;
import dev.kasane.search.Entry.Name;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what is searched out of a release: techniques first, then tactics and the other kinds. */
final class Entries {
  /** More are not revoked for one object; a chain is walked on the stack. */
  private static final int MOST_REPLACED = 50;

  private final Catalogue release;
  private final List<Catalogue> before = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();

  private Entries(Attack attack, Catalogue release) {
    this.release = release;
    // newest first, so those behind this one are older
    List<Catalogue> all = attack.releases();
    all.subList(all.indexOf(release) + 1, all.size()).stream()
        .filter(other -> other.domain().equals(release.domain()))
        .forEach(before::add);
  }

  /** Everything in a release of what is loaded. */
  static List<Entry> of(Attack attack, Catalogue release) {
    return new Entries(attack, release).read();
  }

  private List<Entry> read() {
    release.techniques().forEach(this::technique);
    release.tactics().forEach(this::tactic);
    for (AttackObject.Kind kind : AttackObject.Kind.values()) {
      release.objects(kind).forEach(this::object);
    }
    return entries;
  }

  private void technique(Technique technique) {
    var known = new Known(technique.id(), technique.name());
    String parentId = technique.parentId();
    if (parentId != null) {
      release
          .technique(parentId)
          .ifPresent(parent -> known.name(Matched.NAME, parent.name() + ": " + technique.name()));
    }
    release.formerNames(technique.id()).forEach(name -> known.name(Matched.FORMER_NAME, name));
    String kind = parentId == null ? "technique" : "sub-technique";
    add(technique.stixId(), kind, known, technique.status(), technique.description());
  }

  private void tactic(Tactic tactic) {
    var known = new Known(tactic.id(), tactic.name());
    add(tactic.id(), "tactic", known, ObjectStatus.ACTIVE, null);
  }

  private void object(AttackObject object) {
    var known = new Known(object.id(), object.name());
    object.aliases().forEach(alias -> known.name(Matched.ALIAS, alias));
    add(object.stixId(), object.kind().word(), known, object.status(), object.description());
  }

  private void add(
      String stixId, String kind, Known known, ObjectStatus status, @Nullable String description) {
    before.forEach(older -> former(older, stixId, known));
    replaced(stixId, known, new HashSet<>(Set.of(stixId)));
    entries.add(
        new Entry(
            stixId,
            known.id,
            kind,
            List.copyOf(known.otherIds),
            List.copyOf(known.names),
            status,
            description));
  }

  /** The names and ids of what was revoked for the object, all hops. */
  private void replaced(String stixId, Known known, Set<String> seen) {
    for (Relation relation : release.incoming(stixId)) {
      if (relation.type().equals("revoked-by")
          && seen.size() <= MOST_REPLACED
          && seen.add(relation.source())) {
        former(release, relation.source(), known);
        replaced(relation.source(), known, seen);
      }
    }
  }

  private static void former(Catalogue where, String stixId, Known known) {
    Technique technique = where.techniqueByStixId(stixId);
    AttackObject object = where.object(stixId);
    if (technique != null) {
      known.former(technique.id(), technique.name());
    } else if (object != null) {
      known.former(object.id(), object.name());
    }
  }

  /** What an object goes and went by. */
  private static final class Known {
    private final String id;
    private final Set<String> otherIds = new LinkedHashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final List<Name> names = new ArrayList<>();

    Known(String id, String name) {
      this.id = id;
      name(Matched.NAME, name);
    }

    void name(Matched as, String text) {
      if (texts.add(text)) {
        names.add(new Name(as, text));
      }
    }

    void former(String formerId, String formerName) {
      if (!formerId.equals(id)) {
        otherIds.add(formerId);
      }
      name(Matched.FORMER_NAME, formerName);
    }
  }
}
