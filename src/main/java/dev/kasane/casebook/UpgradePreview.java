package dev.kasane.casebook;

import dev.kasane.attack.Technique;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of the techniques of all cases under other releases.
 *
 * @param cases with at least one claim
 * @param changed of these, such as would not stay as they are
 * @param unresolved claims, one for each finding, that mean nothing before and nothing after
 * @param techniques what becomes of each in how many cases, by id
 * @param page some of the cases that would change, by id
 * @param next where the rest of those begins; null where there is no more
 */
public record UpgradePreview(
    long cases,
    long changed,
    long unresolved,
    List<Total> techniques,
    List<CaseEffects> page,
    @Nullable String next) {

  /**
   * What becomes of a technique of a case.
   *
   * @param from null where its claims meant nothing before
   * @param to by id; empty where its claims mean nothing after
   * @param what some of: same, renamed, renumbered, moved (under other tactics), tactic-renamed,
   *     deprecated, back (in use again, or its claims mean something that meant nothing), replaced,
   *     split (into what its claims mean now), gone
   */
  public record Effect(@Nullable Named from, List<Named> to, List<String> what) {
    static final List<String> SAME = List.of("same");

    boolean isSame() {
      return what.equals(SAME);
    }
  }

  /** A technique. */
  public record Named(String domain, String id, String name, List<String> tactics) {
    static Named of(Technique technique) {
      return new Named(technique.domain(), technique.id(), technique.name(), technique.tactics());
    }
  }

  /** In how many cases the same becomes of a technique. */
  public record Total(@Nullable Named from, List<Named> to, List<String> what, long cases) {}

  /**
   * A case that would change.
   *
   * @param same techniques that would stay as they are
   * @param changes the others
   */
  public record CaseEffects(String caseId, int same, List<Effect> changes) {}
}
