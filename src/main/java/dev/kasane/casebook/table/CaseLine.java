package dev.kasane.casebook.table;

import dev.kasane.casebook.FactColumn;
import dev.kasane.casebook.Status;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What counting and filtering need of a case.
 *
 * @param openedAt time of its earliest live finding; null where none is live
 * @param live findings that say something; without any the case is part of no denominator
 * @param techniques by domain and id
 * @param tactics by domain and matrix order
 * @param facts what handlers established that cases are asked by
 */
public record CaseLine(
    String id,
    @Nullable String title,
    @Nullable Instant openedAt,
    int live,
    List<Seen> techniques,
    List<Seen> tactics,
    Map<FactColumn, String> facts) {

  /**
   * A technique or tactic in a case.
   *
   * @param key {@code <domain>/<id>}
   * @param status null for a technique of which only sub-techniques were seen
   * @param findings live findings that speak of it
   * @param rolled whether it or a sub-technique of it counts
   * @param tactics shortnames that a technique stands under
   * @param first when it was first seen; null where that is not known
   */
  public record Seen(
      String key,
      @Nullable Status status,
      int findings,
      boolean rolled,
      List<String> tactics,
      @Nullable Instant first) {

    /** Whether the case is part of its total. */
    public boolean counts() {
      return status != null && status.counts();
    }

    /** The id without its domain. */
    public String id() {
      return key.substring(key.lastIndexOf('/') + 1);
    }

    /** Whether it is of that domain. */
    public boolean of(String domain) {
      return key.length() > domain.length()
          && key.charAt(domain.length()) == '/'
          && key.startsWith(domain);
    }
  }

  /** The same case with other techniques, and nothing said of tactics. */
  CaseLine with(List<Seen> others) {
    return new CaseLine(id, title, openedAt, live, others, List.of(), facts);
  }

  /** What the case says of a technique; null where it says nothing. */
  public @Nullable Seen technique(String key) {
    return find(techniques, key);
  }

  /** What the case says of a tactic; null where it says nothing. */
  public @Nullable Seen tactic(String key) {
    return find(tactics, key);
  }

  private static @Nullable Seen find(List<Seen> list, String key) {
    for (Seen seen : list) {
      if (seen.key.equals(key)) {
        return seen;
      }
    }
    return null;
  }
}
