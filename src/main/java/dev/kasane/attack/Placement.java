package dev.kasane.attack;

import dev.kasane.attack.TechniqueId.Kind;
import dev.kasane.attack.TechniqueIndex.Followed;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From an id to the technique that stands in its place now: rules 1 to 3, and 6. */
final class Placement {
  private final Attack attack;

  Placement(Attack attack) {
    this.attack = attack;
  }

  /** Null where no loaded release leads from the id to one current technique. */
  @Nullable Placed of(TechniqueId id, @Nullable String domain) {
    for (Catalogue catalogue : attack.current()) {
      if (domain == null || catalogue.domain().equals(domain)) {
        Technique technique = find(catalogue, id);
        if (technique != null) {
          return followed(catalogue, technique);
        }
      }
    }
    for (Catalogue old : attack.older()) {
      if (domain == null || old.domain().equals(domain)) {
        Technique origin = find(old, id);
        Placed placed = origin == null ? null : throughOlder(old, origin);
        if (placed != null) {
          return placed;
        }
      }
    }
    return null;
  }

  private static @Nullable Technique find(Catalogue catalogue, TechniqueId id) {
    String text = id.id();
    if (text == null) {
      return null;
    }
    return switch (id.kind()) {
      case TECHNIQUE -> catalogue.index().byId(text);
      case STIX -> catalogue.index().byStixId(text);
      case CAPEC -> {
        List<Technique> all = catalogue.index().byCapec(text);
        yield all.size() == 1 ? all.get(0) : null;
      }
      default -> null;
    };
  }

  private static Placed followed(Catalogue catalogue, Technique technique) {
    return switch (technique.status()) {
      case ACTIVE -> new Placed(Outcome.EXACT, technique, technique, List.of());
      case DEPRECATED -> new Placed(Outcome.DEPRECATED, technique, technique, List.of());
      case REVOKED -> {
        Followed followed = catalogue.index().follow(technique);
        yield new Placed(Outcome.REVOKED, followed.technique(), technique, followed.path());
      }
    };
  }

  /**
   * Rule 3: the object with the same STIX id; along {@code revoked-by} of the older release until
   * the current one knows an object.
   */
  @Nullable Placed throughOlder(Catalogue old, Technique origin) {
    Catalogue now = attack.current(old.domain()).orElse(null);
    if (now == null) {
      return null;
    }
    var path = new LinkedHashSet<String>();
    for (String step : old.index().follow(origin).path()) {
      path.add(step);
      Technique then = old.index().byId(step);
      Technique same = then == null ? null : now.index().byStixId(then.stixId());
      if (same != null) {
        Followed followed = now.index().follow(same);
        path.addAll(followed.path());
        return new Placed(Outcome.OLDER_RELEASE, followed.technique(), origin, List.copyOf(path));
      }
    }
    return null;
  }

  /** The techniques of an id that stands for several, old ones followed. */
  List<Technique> candidates(@Nullable TechniqueId id, @Nullable String domain) {
    String capec = id == null || id.kind() != Kind.CAPEC ? null : id.id();
    var all = new LinkedHashSet<Technique>();
    for (Catalogue catalogue : capec == null ? List.<Catalogue>of() : attack.current()) {
      if (domain == null || catalogue.domain().equals(domain)) {
        for (Technique technique : catalogue.index().byCapec(String.valueOf(capec))) {
          all.add(catalogue.index().follow(technique).technique());
        }
      }
    }
    return List.copyOf(all);
  }

  /** Why an id places nothing. */
  String reason(TechniqueId id, @Nullable String domain) {
    return switch (id.kind()) {
      case ATLAS -> "atlas";
      case TACTIC -> "tactic-not-technique";
      case SEVERAL -> "several-ids";
      case TECHNIQUE, STIX, CAPEC -> isKnownToOlder(id, domain) ? "gone" : "unknown-id";
      case NONE -> "unknown-id";
    };
  }

  /** So nothing current is left of it. */
  private boolean isKnownToOlder(TechniqueId id, @Nullable String domain) {
    return attack.older().stream()
        .filter(old -> domain == null || old.domain().equals(domain))
        .anyMatch(old -> find(old, id) != null);
  }
}
