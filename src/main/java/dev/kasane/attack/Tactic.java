package dev.kasane.attack;

import org.jspecify.annotations.Nullable;

/**
 * A tactic of one release.
 *
 * @param id such as {@code TA0001}
 * @param shortname such as {@code initial-access}; what techniques name it by
 * @param order its place in the matrix, from 0
 * @param key {@code <domain>/<id>}, which counts are kept by: made once, as a technique's
 */
public record Tactic(
    String domain, String id, String shortname, String name, int order, String key) {

  Tactic(String domain, String id, String shortname, String name, int order) {
    this(domain, id, shortname, name, order, Technique.key(domain, id));
  }

  // asked for in every case that is told; the domain is left out, since ids tell tactics apart
  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Tactic that
            && id.equals(that.id)
            && domain.equals(that.domain)
            && shortname.equals(that.shortname)
            && name.equals(that.name)
            && order == that.order);
  }
}
