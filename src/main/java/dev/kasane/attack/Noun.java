package dev.kasane.attack;

import dev.kasane.attack.AttackObject.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of things in a release, as ATT&amp;CK's pages and addresses group them. */
public enum Noun {
  TECHNIQUES,
  TACTICS(Kind.TACTIC),
  MATRICES(Kind.MATRIX),
  MITIGATIONS(Kind.MITIGATION),
  SOFTWARE(Kind.MALWARE, Kind.TOOL),
  GROUPS(Kind.GROUP),
  CAMPAIGNS(Kind.CAMPAIGN),
  DETECTION_STRATEGIES(Kind.DETECTION_STRATEGY),
  ANALYTICS(Kind.ANALYTIC),
  DATA_COMPONENTS(Kind.DATA_COMPONENT),
  DATA_SOURCES(Kind.DATA_SOURCE),
  ASSETS(Kind.ASSET);

  private final List<Kind> kinds;

  Noun(Kind... kinds) {
    this.kinds = List.of(kinds);
  }

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
    if (entry instanceof AttackObject object) {
      for (Noun noun : values()) {
        if (noun.kinds.contains(object.kind())) {
          return noun;
        }
      }
    }
    return TECHNIQUES;
  }

  /** All of a release, whatever their status, by id; of the same id those in use first. */
  public List<CatalogueEntry> in(Catalogue release) {
    return kinds.isEmpty() ? List.copyOf(release.techniques()) : release.objects(kinds);
  }

  /** The one of that id, in any case, or STIX id. */
  public Optional<CatalogueEntry> find(Catalogue release, String id) {
    return in(release).stream()
        .filter(entry -> entry.id().equalsIgnoreCase(id) || entry.stixId().equals(id))
        .findFirst();
  }
}
