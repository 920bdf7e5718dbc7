package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackObject.Kind;
import dev.kasane.attack.BundleReading.Unreadable;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.update.Updates;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is loaded.
 *
 * @param unreadable configured bundles that could not be read, or have no place
 * @param updates what became of looking for newer releases
 */
@Schema(
    name = "Releases",
    examples =
        """
        {"releases":[{"domain":"enterprise-attack","version":"18.1","current":true,
        "source":"built-in facts","techniques":216,"subTechniques":475,"revoked":132,"deprecated":12,
        "tactics":14,"mitigations":44,"loadMillis":81,"warnings":[]}],"unreadable":[],
        "updates":{"mode":"off","lastCheck":null,"lastSuccess":null,"lastFailure":null,
        "nextCheck":null,"sources":[]}}""")
public record ReleasesView(List<Release> releases, List<Unreadable> unreadable, Updates updates) {

  /**
   * A loaded release.
   *
   * @param current whether claims resolve to it
   * @param warnings what is odd about its bundle: what, how often, and the first example
   */
  @Schema(
      name = "LoadedRelease",
      examples =
          """
          {"domain":"enterprise-attack","version":"18.1","current":true,"source":"built-in facts",
          "techniques":216,"subTechniques":475,"revoked":132,"deprecated":12,"tactics":14,
          "mitigations":44,"loadMillis":81,"warnings":[]}""")
  public record Release(
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

  /** All that is loaded, current releases first. */
  public static ReleasesView of(Attack attack, List<Unreadable> unreadable, Updates updates) {
    var releases = new ArrayList<Release>();
    attack.current().forEach(c -> releases.add(release(c, true)));
    attack.older().forEach(c -> releases.add(release(c, false)));
    return new ReleasesView(releases, unreadable, updates);
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
}
