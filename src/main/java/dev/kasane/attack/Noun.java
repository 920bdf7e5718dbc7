package dev.kasane.attack;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of things in a release, as ATT&amp;CK's pages and addresses group them. */
public enum Noun {
  TECHNIQUES,
  TACTICS,
  MATRICES,
  MITIGATIONS,
  SOFTWARE,
  GROUPS,
  CAMPAIGNS,
  DETECTION_STRATEGIES,
  ANALYTICS,
  DATA_COMPONENTS,
  DATA_SOURCES,
  ASSETS;

  /** Such as {@code detection-strategies}: the word in addresses. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The noun of that word. */
  public static Optional<Noun> ofWord(String word) {
    return Arrays.stream(values()).filter(noun -> noun.word().equals(word)).findFirst();
  }

  /** The noun that the entry belongs to. */
  public static Noun of(CatalogueEntry entry) {
    return entry instanceof AttackObject object ? object.kind().noun() : TECHNIQUES;
  }

  /** All of a release, whatever their status, by id; of the same id those in use first. */
  public List<CatalogueEntry> in(Catalogue release) {
    return this == TECHNIQUES ? List.copyOf(release.techniques()) : release.objects(this);
  }

  /** The one of that id, in any case, or STIX id. */
  public Optional<CatalogueEntry> find(Catalogue release, String id) {
    return in(release).stream()
        .filter(entry -> entry.id().equalsIgnoreCase(id) || entry.stixId().equals(id))
        .findFirst();
  }
}
