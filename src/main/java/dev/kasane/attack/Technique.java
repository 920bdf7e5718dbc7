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
    Details details)
    implements CatalogueEntry {

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
