package dev.kasane.attack;

import dev.kasane.attack.TechniqueIndex.Followed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of the contract, section 2: what a claim means. */
final class Resolver {
  private final Attack attack;

  Resolver(Attack attack) {
    this.attack = attack;
  }

  /**
   * What an id leads to.
   *
   * @param origin the technique that bears the id, perhaps of an older release
   */
  private record Placed(
      Outcome outcome, Technique technique, Technique origin, List<String> path) {}

  Resolution resolve(Claim claim, @Nullable String stated) {
    String domain = stated == null ? null : Attack.domain(stated);
    if (domain != null && attack.current(domain).isEmpty() && !knownOlder(domain)) {
      return unresolved(claim, "domain-not-loaded", List.of());
    }
    List<Catalogue> where =
        domain == null ? attack.current() : attack.current(domain).map(List::of).orElse(List.of());
    String idText = blankToNull(claim.id());
    String name = blankToNull(claim.name());
    TechniqueId id = idText == null ? null : TechniqueId.read(idText);
    if (id == null && name != null) {
      // "T1566.001.Name" and "T1059 - Name" bring their id along
      TechniqueId leading = TechniqueId.read(name);
      if (leading.kind() == TechniqueId.Kind.TECHNIQUE) {
        id = leading;
        name = blankToNull(Leading.without(name));
      }
    } else if (id != null && id.kind() == TechniqueId.Kind.NONE && name == null) {
      name = idText;
    }
    Claim read = withVersion(claim, id);
    return new Question(read, where, domain, id, name, tactic(read, id)).answer();
  }

  private boolean knownOlder(String domain) {
    return attack.older().stream().anyMatch(c -> c.domain().equals(domain));
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static Claim withVersion(Claim claim, @Nullable TechniqueId id) {
    return id == null || id.version() == null || claim.version() != null
        ? claim
        : new Claim(claim.id(), claim.name(), claim.tactic(), id.version());
  }

  private static @Nullable String tactic(Claim claim, @Nullable TechniqueId id) {
    String tactic = blankToNull(claim.tactic());
    return tactic == null && id != null ? id.tactic() : tactic;
  }

  private static Resolution unresolved(Claim claim, String reason, List<Technique> candidates) {
    return new Resolution(
        claim, Outcome.UNRESOLVED, false, List.of(), null, null, reason, candidates);
  }

  /** One claim, taken apart. */
  private final class Question {
    private final Claim claim;
    private final List<Catalogue> where;
    private final @Nullable String domain;
    private final @Nullable TechniqueId id;
    private final @Nullable String name;
    private final TacticSaid tactic;

    Question(
        Claim claim,
        List<Catalogue> where,
        @Nullable String domain,
        @Nullable TechniqueId id,
        @Nullable String name,
        @Nullable String tactic) {
      this.claim = claim;
      this.where = where;
      this.domain = domain;
      this.id = id;
      this.name = name;
      this.tactic = new TacticSaid(attack, tactic);
    }

    Resolution answer() {
      if (id == null && name == null) {
        return unresolved(claim, claim.tactic() == null ? "empty-claim" : "tactic-only", List.of());
      }
      Placed placed = id == null ? null : place(id);
      List<Technique> named = name == null ? List.of() : named(name);
      if (placed != null) {
        return name == null ? byId(placed, null) : byBoth(placed, name, named);
      }
      return byName(named);
    }

    private @Nullable Placed place(TechniqueId id) {
      String text = id.id();
      if (text == null) {
        return null;
      }
      for (Catalogue catalogue : where) {
        Technique technique =
            switch (id.kind()) {
              case TECHNIQUE -> catalogue.index().byId(text);
              case STIX -> catalogue.index().byStixId(text);
              case CAPEC -> single(catalogue.index().byCapec(text));
              default -> null;
            };
        if (technique != null) {
          return followed(catalogue, technique);
        }
      }
      return placeOlder(id, text);
    }

    private @Nullable Technique single(List<Technique> techniques) {
      return techniques.size() == 1 ? techniques.get(0) : null;
    }

    private Placed followed(Catalogue catalogue, Technique technique) {
      Followed followed = catalogue.index().follow(technique);
      return switch (technique.status()) {
        case ACTIVE -> new Placed(Outcome.EXACT, technique, technique, List.of());
        case DEPRECATED -> new Placed(Outcome.DEPRECATED, technique, technique, List.of());
        case REVOKED ->
            new Placed(Outcome.REVOKED, followed.technique(), technique, followed.path());
      };
    }

    /**
     * Rule 3: the object with the same STIX id; on its way through the older release if need be.
     */
    private @Nullable Placed placeOlder(TechniqueId id, String text) {
      for (Catalogue old : attack.older()) {
        if (domain != null && !old.domain().equals(domain)) {
          continue;
        }
        Technique origin =
            id.kind() == TechniqueId.Kind.STIX
                ? old.index().byStixId(text)
                : id.kind() == TechniqueId.Kind.TECHNIQUE ? old.index().byId(text) : null;
        Placed placed = origin == null ? null : throughOlder(old, origin);
        if (placed != null) {
          return placed;
        }
      }
      return null;
    }

    private @Nullable Placed throughOlder(Catalogue old, Technique origin) {
      Catalogue now = attack.current(old.domain()).orElse(null);
      if (now == null) {
        return null;
      }
      for (String step : old.index().follow(origin).path()) {
        Technique then = old.index().byId(step);
        Technique same = then == null ? null : now.index().byStixId(then.stixId());
        if (same != null) {
          Followed followed = now.index().follow(same);
          var path = new LinkedHashSet<String>();
          path.add(origin.id());
          path.add(step);
          path.addAll(followed.path());
          return new Placed(Outcome.OLDER_RELEASE, followed.technique(), origin, List.copyOf(path));
        }
      }
      return null;
    }

    /** Rules 1 to 3; a tactic that the technique never had is a contradiction. */
    private Resolution byId(Placed placed, @Nullable String reason) {
      boolean conflict = tactic.contradicts(placed.technique, placed.origin);
      return resolved(
          conflict ? Outcome.CONFLICT : placed.outcome,
          conflict,
          placed.path,
          placed.technique,
          reason);
    }

    /** Rule 5. */
    private Resolution byBoth(Placed placed, String name, List<Technique> named) {
      Technique technique = placed.technique;
      if (named.contains(technique) || bears(placed, name)) {
        return byId(placed, null);
      }
      if (named.isEmpty()) {
        // a name that nobody knows says nothing against the id
        return byId(placed, "unknown-name");
      }
      List<Technique> below =
          named.stream().filter(t -> technique.id().equals(t.parentId())).toList();
      if (below.size() == 1) {
        return resolved(Outcome.REFINED, true, placed.path, below.get(0), null);
      }
      if (tactic.known() && tactic.contradicts(technique, placed.origin)) {
        List<Technique> there = named.stream().filter(tactic::has).toList();
        if (there.size() == 1) {
          return resolved(Outcome.CONFLICT, true, List.of(), there.get(0), null);
        }
      }
      return resolved(Outcome.CONFLICT, true, placed.path, technique, null);
    }

    private boolean bears(Placed placed, String name) {
      String normal = Names.normal(name);
      for (Catalogue release : attack.releases()) {
        for (Technique technique : List.of(placed.technique, placed.origin)) {
          Technique then = release.index().byStixId(technique.stixId());
          if (then != null && release.index().bears(then, normal)) {
            return true;
          }
        }
      }
      return false;
    }

    /** Rule 4, and what remains of an id that nobody knows. */
    private Resolution byName(List<Technique> named) {
      boolean idSaid = id != null && claim.id() != null && id.kind() != TechniqueId.Kind.NONE;
      List<Technique> meant =
          named.size() > 1 ? named.stream().filter(tactic::has).toList() : named;
      if (meant.size() == 1) {
        Technique technique = meant.get(0);
        boolean conflict = tactic.contradicts(technique, technique);
        return resolved(
            conflict ? Outcome.CONFLICT : Outcome.NAME,
            conflict || idSaid,
            List.of(),
            technique,
            idSaid ? reasonOfId() : null);
      }
      if (!named.isEmpty()) {
        var candidates = new ArrayList<>(meant.isEmpty() ? named : meant);
        candidates.sort(Comparator.comparing(Technique::id));
        return unresolved(claim, "ambiguous-name", List.copyOf(candidates));
      }
      return unresolved(claim, idSaid ? reasonOfId() : "unknown-name", candidatesOfCapec());
    }

    private String reasonOfId() {
      TechniqueId.Kind kind = id == null ? TechniqueId.Kind.NONE : id.kind();
      return switch (kind) {
        case ATLAS -> "atlas";
        case TACTIC -> "tactic-not-technique";
        case SEVERAL -> "several-ids";
        case CAPEC -> candidatesOfCapec().isEmpty() ? "unknown-id" : "ambiguous-id";
        case TECHNIQUE, STIX -> isGone() ? "gone" : "unknown-id";
        case NONE -> "unknown-id";
      };
    }

    private List<Technique> candidatesOfCapec() {
      String text = id == null || id.kind() != TechniqueId.Kind.CAPEC ? null : id.id();
      return text == null
          ? List.of()
          : where.stream().flatMap(c -> c.index().byCapec(text).stream()).toList();
    }

    /** Whether an older release knows the id, and nothing current is left of it. */
    private boolean isGone() {
      String text = id == null ? null : id.id();
      return text != null
          && attack.older().stream()
              .filter(c -> domain == null || c.domain().equals(domain))
              .anyMatch(c -> c.index().byId(text) != null || c.index().byStixId(text) != null);
    }

    private List<Technique> named(String name) {
      for (Catalogue catalogue : where) {
        List<Technique> found = named(catalogue, name);
        if (!found.isEmpty()) {
          return found;
        }
      }
      return List.of();
    }

    private List<Technique> named(Catalogue catalogue, String name) {
      String normal = Names.normal(name);
      List<Technique> found = catalogue.index().named(normal);
      if (!found.isEmpty()) {
        return found;
      }
      found = namedOlder(catalogue, normal);
      int colon = name.lastIndexOf(':');
      if (!found.isEmpty() || colon < 0) {
        return found;
      }
      // a parent under a former name, or a tactic, before the colon
      List<Technique> right = named(catalogue, name.substring(colon + 1));
      String left = name.substring(0, colon);
      List<String> parents = named(catalogue, left).stream().map(Technique::id).toList();
      var said = new TacticSaid(attack, left);
      List<Technique> below =
          right.stream()
              .filter(t -> (t.parentId() != null && parents.contains(t.parentId())) || said.has(t))
              .toList();
      return below.isEmpty() && !said.known() && parents.isEmpty() ? right : below;
    }

    private List<Technique> namedOlder(Catalogue catalogue, String normal) {
      for (Catalogue old : attack.older()) {
        if (!old.domain().equals(catalogue.domain())) {
          continue;
        }
        var found = new LinkedHashSet<Technique>();
        for (Technique then : old.index().named(normal)) {
          Placed placed = throughOlder(old, then);
          if (placed != null) {
            found.add(placed.technique);
          }
        }
        if (!found.isEmpty()) {
          return List.copyOf(found);
        }
      }
      return List.of();
    }

    private Resolution resolved(
        Outcome outcome,
        boolean conflict,
        List<String> path,
        Technique technique,
        @Nullable String reason) {
      return new Resolution(
          claim,
          outcome,
          conflict,
          Objects.requireNonNull(path),
          technique,
          tactic.in(technique),
          reason,
          List.of());
    }
  }
}
