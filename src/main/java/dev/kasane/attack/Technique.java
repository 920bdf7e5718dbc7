package dev.kasane.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A technique or sub-technique of one release.
 *
 * @param domain such as {@code enterprise-attack}
 * @param version of the release
 * @param id such as {@code T1059.001}
 * @param stixId stays the same where the id changes
 * @param parentId id of the technique that this is a sub-technique of
 * @param tactics shortnames, in the order of the matrix
 * @param details without description in the built-in facts
 * @param key {@code <domain>/<id>}, which counts are kept by: asked for in every case that is told,
 *     so made once
 * @param parentKey the parent's
 */
public record Technique(
    String domain,
    String version,
    String id,
    String stixId,
    String name,
    @Nullable String parentId,
    List<String> tactics,
    List<String> platforms,
    ObjectStatus status,
    Details details,
    String key,
    @Nullable String parentKey)
    implements CatalogueEntry {

  Technique(
      String domain,
      String version,
      String id,
      String stixId,
      String name,
      @Nullable String parentId,
      List<String> tactics,
      List<String> platforms,
      ObjectStatus status,
      Details details) {
    this(
        domain,
        version,
        id,
        stixId,
        name,
        parentId,
        tactics,
        platforms,
        status,
        details,
        key(domain, id),
        parentId == null ? null : key(domain, parentId));
  }

  /** What counts of the technique or tactic of that id are kept by. */
  public static String key(String domain, String id) {
    return domain + "/" + id;
  }

  @Override
  public String kindWord() {
    return parentId == null ? "technique" : "sub-technique";
  }

  /** Two are the same if they are the same object of the same release. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Technique that
            && stixId.equals(that.stixId)
            && version.equals(that.version)
            && domain.equals(that.domain));
  }

  @Override
  public int hashCode() {
    return stixId.hashCode();
  }
}
