package dev.kasane.attack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What changed from one release of a domain to another, object by object: the same object is the
 * one with the same STIX id.
 *
 * <p>Names, ids, tactics, parents and texts are compared of what the later release has in use: of
 * what is revoked, bundles keep now more, now less. The built-in facts know no texts, and of all
 * but techniques neither STIX ids nor what is no longer in use; where one of the two releases is
 * theirs, such objects are compared by ATT&amp;CK id, and only as far as the facts go.
 */
public final class Comparison {
  private final Catalogue from;
  private final Catalogue to;
  private final Map<Noun, List<Change>> changes = new EnumMap<>(Noun.class);

  /** What can change. An object may change in several ways at once. */
  public enum Way {
    /** Only the later release has it. */
    ADDED,
    /** Only the earlier release has it. */
    REMOVED,
    /** It has another name. */
    RENAMED,
    /** It has another ATT&amp;CK id. */
    RENUMBERED,
    /** It was revoked; {@link Change#path} leads to its successor. */
    REVOKED,
    /** It is no longer maintained. */
    DEPRECATED,
    /** It was revoked or deprecated, and is in use again. */
    BACK,
    /** It stands under other tactics, by their ids. */
    MOVED,
    /** It stands where it stood, but a tactic there has another shortname. */
    TACTIC_RENAMED,
    /** It is a sub-technique of another technique, or was none, or is none. */
    PARENT_CHANGED,
    /** Its description is another. */
    TEXT_CHANGED
  }

  /**
   * One object, changed in one way.
   *
   * @param before null where it was added
   * @param after null where it was removed
   * @param path of what was revoked, ids from its own to its last successor's; else empty
   */
  public record Change(
      Way way, @Nullable CatalogueEntry before, @Nullable CatalogueEntry after, List<String> path) {

    /** The object as the later release has it; as the earlier one had it, where it was removed. */
    public CatalogueEntry entry() {
      return after != null ? after : Objects.requireNonNull(before);
    }
  }

  private Comparison(Catalogue from, Catalogue to) {
    this.from = from;
    this.to = to;
  }

  /** Compares two releases, in either direction of time. */
  public static Comparison of(Catalogue from, Catalogue to) {
    var comparison = new Comparison(from, to);
    for (Noun noun : Noun.values()) {
      comparison.compare(noun);
    }
    return comparison;
  }

  /** What of a noun changed in that way, by id. */
  public List<Change> changes(Noun noun, Way way) {
    return changes.getOrDefault(noun, List.of()).stream().filter(c -> c.way == way).toList();
  }

  /** Everything of a noun that changed, by id. */
  public List<Change> changes(Noun noun) {
    return List.copyOf(changes.getOrDefault(noun, List.of()));
  }

  /** Whether both releases hold what can be compared of the noun. */
  public boolean covers(Noun noun) {
    return isHeld(noun, from) && isHeld(noun, to);
  }

  private static boolean isHeld(Noun noun, Catalogue release) {
    return !release.isFactsOnly() || !noun.in(release).isEmpty();
  }

  private void compare(Noun noun) {
    if (!covers(noun)) {
      return;
    }
    var found = new ArrayList<Change>();
    var pairs = new Pairs(noun, from, to);
    for (CatalogueEntry before : pairs.before()) {
      CatalogueEntry after = pairs.after(before);
      if (after == null) {
        found.add(new Change(Way.REMOVED, before, null, List.of()));
      } else {
        compare(before, after, found);
      }
    }
    pairs.added().forEach(added -> found.add(new Change(Way.ADDED, null, added, List.of())));
    found.sort(Comparator.comparing(change -> change.entry().id()));
    changes.put(noun, found);
  }

  private void compare(CatalogueEntry before, CatalogueEntry after, Collection<Change> found) {
    Way status = status(before, after);
    if (status != null) {
      List<String> path =
          status == Way.REVOKED
              ? to.successors(after).stream().map(CatalogueEntry::id).toList()
              : List.of();
      found.add(new Change(status, before, after, path));
    }
    for (Way way : ways(before, after)) {
      found.add(new Change(way, before, after, List.of()));
    }
  }

  private static @Nullable Way status(CatalogueEntry before, CatalogueEntry after) {
    if (before.status() == after.status()) {
      return null;
    }
    return switch (after.status()) {
      case ACTIVE -> Way.BACK;
      case REVOKED -> Way.REVOKED;
      case DEPRECATED -> Way.DEPRECATED;
    };
  }

  private Set<Way> ways(CatalogueEntry before, CatalogueEntry after) {
    var ways = new TreeSet<Way>();
    if (!before.id().equals(after.id())) {
      ways.add(Way.RENUMBERED);
    }
    if (after.status() != ObjectStatus.ACTIVE) {
      return ways;
    }
    if (!before.name().equals(after.name())) {
      ways.add(Way.RENAMED);
    }
    if (before instanceof Technique then && after instanceof Technique now) {
      if (!tacticIds(from, then).equals(tacticIds(to, now))) {
        ways.add(Way.MOVED);
      } else if (!Set.copyOf(then.tactics()).equals(Set.copyOf(now.tactics()))) {
        ways.add(Way.TACTIC_RENAMED);
      }
      if (!parent(from, then).equals(parent(to, now))) {
        ways.add(Way.PARENT_CHANGED);
      }
    }
    boolean texts = !from.isFactsOnly() && !to.isFactsOnly();
    if (texts && !Objects.equals(before.description(), after.description())) {
      ways.add(Way.TEXT_CHANGED);
    }
    return ways;
  }

  /** Tactics keep their ids where their names change; one without id counts by its shortname. */
  private static Set<String> tacticIds(Catalogue release, Technique technique) {
    var ids = new TreeSet<String>();
    for (String shortname : technique.tactics()) {
      ids.add(release.tactic(shortname).map(Tactic::id).orElse(shortname));
    }
    return ids;
  }

  /** The parent's STIX id, since its other id may change; empty where there is none. */
  private static String parent(Catalogue release, Technique technique) {
    String id = technique.parentId();
    return id == null ? "" : release.technique(id).map(Technique::stixId).orElse(id);
  }
}
