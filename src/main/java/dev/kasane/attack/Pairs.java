package dev.kasane.attack;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the objects of one release in another. */
final class Pairs {
  private final List<CatalogueEntry> before;
  private final List<CatalogueEntry> after;
  private final boolean byId;
  private final Map<String, CatalogueEntry> later = new HashMap<>();

  Pairs(Noun noun, Catalogue from, Catalogue to) {
    boolean facts = from.isFactsOnly() || to.isFactsOnly();
    this.byId = facts && noun != Noun.TECHNIQUES;
    this.before = known(noun.in(from));
    this.after = known(noun.in(to));
    after.forEach(entry -> later.putIfAbsent(key(entry), entry));
  }

  /** Beside facts, which know nothing else, only what is in use is looked at. */
  private List<CatalogueEntry> known(List<CatalogueEntry> entries) {
    return byId
        ? entries.stream().filter(e -> e.status() == ObjectStatus.ACTIVE).toList()
        : entries;
  }

  private String key(CatalogueEntry entry) {
    return byId ? entry.id() : entry.stixId();
  }

  List<CatalogueEntry> before() {
    return before;
  }

  /** The same object in the later release; null where it is not there. */
  @Nullable CatalogueEntry after(CatalogueEntry entry) {
    return later.get(key(entry));
  }

  /** What only the later release has. */
  List<CatalogueEntry> added() {
    Set<String> known = new HashSet<>();
    before.forEach(entry -> known.add(key(entry)));
    return after.stream().filter(entry -> !known.contains(key(entry))).toList();
  }
}
