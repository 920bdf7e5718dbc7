package dev.kasane.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.AttackObject.Kind;
import dev.kasane.attack.BundleReading.Unreadable;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Detection;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.attack.Relation;
import dev.kasane.attack.Resolution;
import dev.kasane.attack.Tactic;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.CaseRecord.ClaimPart;
import dev.kasane.update.Updates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalogue as REST shows it. */
final class AttackView {
  private AttackView() {}

  /** A list; {@code next} is where the rest begins. */
  record Items<T>(List<T> items, @Nullable String next) {}

  record Releases(List<Release> releases, List<Unreadable> unreadable, Updates updates) {}

  record Release(
      String domain,
      String version,
      boolean current,
      String source,
      long techniques,
      long subTechniques,
      long revoked,
      long deprecated,
      long tactics,
      long mitigations,
      long loadMillis,
      List<String> warnings) {}

  record TacticView(
      String id, String shortname, String name, String domain, String version, long techniques) {}

  /** A technique in a list. */
  record Brief(
      String id,
      String name,
      String domain,
      String version,
      @Nullable String parent,
      List<String> tactics,
      List<String> platforms,
      String status) {}

  /** Another object that is related to a technique, and how. */
  record Related(String id, String name, String kind, @Nullable String description) {}

  /** A technique with all its relations. */
  record Full(
      String id,
      String stixId,
      String name,
      String domain,
      String version,
      String status,
      @Nullable Brief parent,
      List<Brief> subTechniques,
      List<String> tactics,
      List<String> platforms,
      List<String> formerNames,
      @Nullable String description,
      @Nullable String url,
      List<Related> mitigations,
      List<Related> software,
      List<Related> groups,
      List<Related> campaigns,
      List<Related> detections,
      List<Related> assets,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ResolvedFrom resolvedFrom) {}

  /** What an old id was resolved by. */
  record ResolvedFrom(String id, String outcome, List<String> path) {}

  record Resolved(List<ResolutionView> results) {}

  record ResolutionView(
      ClaimPart claimed,
      String outcome,
      boolean conflict,
      List<String> path,
      @Nullable TechniqueRef technique,
      @Nullable String tactic,
      @Nullable String reason,
      List<TechniqueRef> candidates) {}

  record TechniqueRef(
      String id, String name, String domain, String version, List<String> tactics) {}

  static Releases releases(Attack attack, List<Unreadable> unreadable, Updates updates) {
    var releases = new ArrayList<Release>();
    attack.current().forEach(c -> releases.add(release(c, true)));
    attack.older().forEach(c -> releases.add(release(c, false)));
    return new Releases(releases, unreadable, updates);
  }

  private static Release release(Catalogue c, boolean current) {
    return new Release(
        c.domain(),
        c.version(),
        current,
        c.source(),
        count(c, ObjectStatus.ACTIVE, false),
        count(c, ObjectStatus.ACTIVE, true),
        count(c, ObjectStatus.REVOKED, null),
        count(c, ObjectStatus.DEPRECATED, null),
        c.tactics().size(),
        c.objects(Kind.MITIGATION).stream().filter(o -> o.status() == ObjectStatus.ACTIVE).count(),
        c.loadMillis(),
        c.warnings());
  }

  private static long count(Catalogue c, ObjectStatus status, @Nullable Boolean sub) {
    return c.techniques().stream()
        .filter(t -> t.status() == status)
        .filter(t -> sub == null || sub == (t.parentId() != null))
        .count();
  }

  static TacticView tactic(Tactic tactic, Catalogue release) {
    long techniques =
        release.techniques().stream()
            .filter(t -> t.status() == ObjectStatus.ACTIVE)
            .filter(t -> t.tactics().contains(tactic.shortname()))
            .count();
    return new TacticView(
        tactic.id(),
        tactic.shortname(),
        tactic.name(),
        tactic.domain(),
        release.version(),
        techniques);
  }

  static Brief brief(Technique t, Catalogue release) {
    return new Brief(
        t.id(),
        t.name(),
        t.domain(),
        release.version(),
        t.parentId(),
        t.tactics(),
        t.platforms(),
        t.status().name().toLowerCase(Locale.ROOT));
  }

  static Full full(Technique t, Catalogue release, @Nullable Resolution from) {
    String parentId = t.parentId();
    return new Full(
        t.id(),
        t.stixId(),
        t.name(),
        t.domain(),
        t.version(),
        t.status().name().toLowerCase(Locale.ROOT),
        parentId == null
            ? null
            : release.technique(parentId).map(p -> brief(p, release)).orElse(null),
        release.subTechniques(t.id()).stream().map(s -> brief(s, release)).toList(),
        t.tactics(),
        t.platforms(),
        release.formerNames(t.id()),
        t.description(),
        t.url(),
        related(t, release, List.of(Kind.MITIGATION)),
        related(t, release, List.of(Kind.MALWARE, Kind.TOOL)),
        related(t, release, List.of(Kind.GROUP)),
        related(t, release, List.of(Kind.CAMPAIGN)),
        detections(t, release),
        related(t, release, List.of(Kind.ASSET)),
        from == null
            ? null
            : new ResolvedFrom(
                String.valueOf(from.claimed().id()), from.outcome().word(), from.path()));
  }

  /** Strategies, the analytics that they use, and the data that those need. */
  private static List<Related> detections(Technique t, Catalogue release) {
    var detection = Detection.of(release, t);
    return Stream.of(detection.strategies(), detection.analytics(), detection.dataComponents())
        .flatMap(List::stream)
        .map(o -> new Related(o.id(), o.name(), o.kind().word(), o.description()))
        .toList();
  }

  private static List<Related> related(Technique t, Catalogue release, List<Kind> kinds) {
    var related = new ArrayList<Related>();
    for (Relation relation : release.incoming(t.stixId())) {
      add(related, release.object(relation.source()), kinds, relation);
    }
    for (Relation relation : release.outgoing(t.stixId())) {
      add(related, release.object(relation.target()), kinds, relation);
    }
    related.sort(Comparator.comparing(Related::id));
    return related;
  }

  private static void add(
      List<Related> related, @Nullable AttackObject other, List<Kind> kinds, Relation relation) {
    if (other != null && other.status() == ObjectStatus.ACTIVE && kinds.contains(other.kind())) {
      related.add(
          new Related(other.id(), other.name(), other.kind().word(), relation.description()));
    }
  }

  static ResolutionView resolution(Resolution r) {
    return new ResolutionView(
        ClaimPart.of(r.claimed()),
        r.outcome().word(),
        r.conflict(),
        r.path(),
        r.technique() == null ? null : ref(r.technique()),
        r.tactic(),
        r.reason(),
        r.candidates().stream().map(AttackView::ref).toList());
  }

  private static TechniqueRef ref(Technique t) {
    return new TechniqueRef(t.id(), t.name(), t.domain(), t.version(), t.tactics());
  }
}
