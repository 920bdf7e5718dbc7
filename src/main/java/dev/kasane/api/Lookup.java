package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CatalogueEntry;
import dev.kasane.attack.Claim;
import dev.kasane.attack.Noun;
import dev.kasane.attack.Outcome;
import dev.kasane.attack.Resolution;
import dev.kasane.attack.Technique;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an id in an address leads to.
 *
 * @param from how it was found; null where it bears the id itself
 */
public record Lookup(CatalogueEntry entry, Catalogue release, @Nullable ResolvedFrom from) {
  /** The parameters that every call for one object takes. */
  static final String[] PARAMETERS = {"domain", "version", "revoked"};

  /**
   * By the rules of claims where any release will do; inside one release where a version is named.
   * With {@code revoked=true} a revoked one is shown itself, not its successor.
   */
  public static Lookup technique(String id, Parameters parameters, Attack attack) {
    List<Catalogue> releases = Selection.releases(parameters, attack);
    boolean itself = Boolean.TRUE.equals(parameters.flag("revoked"));
    if (itself || parameters.text("version") != null) {
      return find(Noun.TECHNIQUES, id, releases, itself);
    }
    String domain = parameters.text("domain");
    Resolution resolution = attack.resolve(new Claim(id, null, null, null), domain);
    Technique technique = resolution.technique();
    if (technique == null) {
      throw unknown(Noun.TECHNIQUES, id, resolution.candidates());
    }
    Catalogue release = attack.current(technique.domain()).orElseThrow();
    boolean other = resolution.outcome() != Outcome.EXACT && !technique.id().equalsIgnoreCase(id);
    return new Lookup(
        technique,
        release,
        other ? new ResolvedFrom(id, resolution.outcome().word(), resolution.path()) : null);
  }

  /** An object that is no technique; what is gone from the current releases is shown as it was. */
  static Lookup object(Noun noun, String id, Parameters parameters, Attack attack) {
    boolean itself = Boolean.TRUE.equals(parameters.flag("revoked"));
    return find(noun, id, Selection.releases(parameters, attack), itself);
  }

  private static Lookup find(Noun noun, String id, List<Catalogue> releases, boolean itself) {
    for (Catalogue release : releases) {
      CatalogueEntry entry = noun.find(release, id).orElse(null);
      if (entry != null) {
        return itself ? new Lookup(entry, release, null) : followed(entry, id, release);
      }
    }
    throw unknown(noun, id, List.of());
  }

  private static Lookup followed(CatalogueEntry entry, String id, Catalogue release) {
    List<CatalogueEntry> path = release.successors(entry);
    if (path.size() == 1) {
      return new Lookup(entry, release, null);
    }
    List<String> ids = path.stream().map(CatalogueEntry::id).toList();
    return new Lookup(
        path.get(path.size() - 1), release, new ResolvedFrom(id, Outcome.REVOKED.word(), ids));
  }

  private static RuntimeException unknown(Noun noun, String id, List<Technique> candidates) {
    String possible =
        candidates.isEmpty()
            ? ""
            : " It could be: %s."
                .formatted(
                    candidates.stream().map(Technique::id).collect(Collectors.joining(", ")));
    return Problem.notFound(
        "No '%s' is known among the %s of the releases that were asked.%s"
            .formatted(Parameters.brief(id), noun.word().replace('-', ' '), possible));
  }
}
