package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.CatalogueEntry;
import dev.kasane.attack.Detection;
import dev.kasane.attack.Noun;
import dev.kasane.attack.Tactic;
import dev.kasane.attack.Technique;
import dev.kasane.search.Found;
import dev.kasane.search.Search;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a list of the catalogue shows: of which release, filtered by what, from where. */
final class Selection {
  /** The parameters that every list takes. */
  static final String[] PARAMETERS = {
    "domain", "version", "tactic", "platform", "q", "revoked", "deprecated", "limit", "cursor"
  };

  /** Those of the lists that are about tactics themselves. */
  static final String[] SHORT = {
    "domain", "version", "q", "revoked", "deprecated", "limit", "cursor"
  };

  private static final int AT_ONCE = 1_000;

  private final Parameters parameters;
  private final Attack attack;
  private final Catalogue release;
  private final Noun noun;

  Selection(Parameters parameters, Attack attack, Noun noun) {
    this.parameters = parameters;
    this.attack = attack;
    this.release = release(parameters, attack);
    this.noun = noun;
  }

  Catalogue release() {
    return release;
  }

  /** What a version of a domain must be, as part of a sentence. */
  static String versions(Attack attack, String domain) {
    return "a loaded version of %s: %s"
        .formatted(
            domain,
            attack.releases().stream()
                .filter(release -> release.domain().equals(domain))
                .map(Catalogue::version)
                .collect(Collectors.joining(", ")));
  }

  /** The release that {@code domain} and {@code version} name; the current one of Enterprise. */
  static Catalogue release(Parameters parameters, Attack attack) {
    String domain = domain(parameters, attack, "enterprise-attack");
    String version = parameters.text("version");
    return attack.release(domain, version).orElseThrow(() -> notLoaded(domain, version, attack));
  }

  /** The releases in which an id is looked for, in this order. */
  static List<Catalogue> releases(Parameters parameters, Attack attack) {
    String domain = parameters.text("domain") == null ? null : domain(parameters, attack, "");
    String version = parameters.text("version");
    List<Catalogue> found =
        attack.releases().stream()
            .filter(release -> domain == null || release.domain().equals(domain))
            .filter(release -> version == null || release.version().equals(version))
            .toList();
    if (found.isEmpty()) {
      throw notLoaded(domain == null ? "" : domain, version, attack);
    }
    return found;
  }

  /** A domain of which a release is loaded. */
  static String domain(Parameters parameters, Attack attack, String otherwise) {
    String stated = parameters.text("domain", otherwise);
    String domain = Attack.domain(stated);
    if (domain == null || attack.releases().stream().noneMatch(r -> r.domain().equals(domain))) {
      throw notLoaded(stated, null, attack);
    }
    return domain;
  }

  private static RuntimeException notLoaded(
      String domain, @Nullable String version, Attack attack) {
    return Problem.badRequest(
        "No release '%s' is loaded; loaded are: %s."
            .formatted(
                Parameters.brief(version == null ? domain : domain + " " + version).strip(),
                attack.releases().stream()
                    .map(c -> c.domain() + " " + c.version())
                    .collect(Collectors.joining(", "))));
  }

  /** A page of what is asked for: the best first where it is searched, else in order. */
  <T> Object page(Search search, Function<CatalogueEntry, T> view) {
    String asked = parameters.text("q");
    if (asked == null) {
      return page(view);
    }
    Map<String, CatalogueEntry> wanted =
        noun.in(release).stream()
            .filter(filter())
            .collect(Collectors.toMap(CatalogueEntry::stixId, e -> e, (first, same) -> first));
    Found found =
        search.find(attack, List.of(release), asked, hit -> wanted.containsKey(hit.stixId()));
    return RankedItems.page(
        found,
        parameters,
        AT_ONCE,
        hit -> view.apply(Objects.requireNonNull(wanted.get(hit.stixId()))));
  }

  /** What remains after all filters, in the order of the release. */
  private <T> Items<T> page(Function<CatalogueEntry, T> view) {
    int limit = parameters.limit(AT_ONCE);
    String cursor = parameters.text("cursor");
    List<CatalogueEntry> all = ordered();
    int from =
        cursor == null ? 0 : 1 + all.stream().map(CatalogueEntry::stixId).toList().indexOf(cursor);
    if (cursor != null && from == 0) {
      throw Parameters.wrong("cursor", cursor, "the 'next' of an answer of this release");
    }
    List<CatalogueEntry> found =
        all.subList(from, all.size()).stream().filter(filter()).limit(limit + 1L).toList();
    List<CatalogueEntry> shown = found.subList(0, Math.min(limit, found.size()));
    String next = found.size() > limit ? shown.get(limit - 1).stixId() : null;
    return new Items<>(shown.stream().map(view).toList(), next);
  }

  /** Tactics as their matrix has them, everything else by id. */
  private List<CatalogueEntry> ordered() {
    List<CatalogueEntry> all = new ArrayList<>(noun.in(release));
    if (noun == Noun.TACTICS) {
      List<String> order = release.tactics().stream().map(Tactic::id).toList();
      all.sort(Comparator.comparing(entry -> order.indexOf(entry.id()) & Integer.MAX_VALUE));
    }
    return all;
  }

  private Predicate<CatalogueEntry> filter() {
    return status().and(tactic()).and(platform());
  }

  /** Without {@code revoked} and {@code deprecated} only what is in use; with them only those. */
  private Predicate<CatalogueEntry> status() {
    boolean revoked = Boolean.TRUE.equals(parameters.flag("revoked"));
    boolean deprecated = Boolean.TRUE.equals(parameters.flag("deprecated"));
    return entry ->
        switch (entry.status()) {
          case ACTIVE -> !revoked && !deprecated;
          case REVOKED -> revoked;
          case DEPRECATED -> deprecated;
        };
  }

  private Predicate<CatalogueEntry> tactic() {
    String word = parameters.text("tactic");
    if (word == null) {
      return entry -> true;
    }
    String tactic =
        release
            .tactic(word)
            .map(Tactic::shortname)
            .orElseThrow(() -> Parameters.wrong("tactic", word, "one of: " + tactics()));
    return entry -> techniques(entry).anyMatch(technique -> technique.tactics().contains(tactic));
  }

  private String tactics() {
    return release.tactics().stream().map(Tactic::shortname).collect(Collectors.joining(", "));
  }

  /** An object is under the tactics of the techniques that it has to do with. */
  private Stream<Technique> techniques(CatalogueEntry entry) {
    if (entry instanceof Technique technique) {
      return Stream.of(technique);
    }
    return Detection.techniques(release, (AttackObject) entry).stream();
  }

  private Predicate<CatalogueEntry> platform() {
    String word = parameters.text("platform");
    if (word == null) {
      return entry -> true;
    }
    var known = new TreeSet<String>();
    noun.in(release).forEach(entry -> known.addAll(entry.platforms()));
    if (known.stream().noneMatch(word::equalsIgnoreCase)) {
      String right =
          known.isEmpty()
              ? "left out, since %s have no platforms there".formatted(noun.word())
              : "one of: " + String.join(", ", known);
      throw Parameters.wrong("platform", word, right);
    }
    return entry -> entry.platforms().stream().anyMatch(word::equalsIgnoreCase);
  }
}
