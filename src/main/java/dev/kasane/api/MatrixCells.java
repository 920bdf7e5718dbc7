package dev.kasane.api;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Tactic;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.MatrixCell;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the filter for a place in the matrix: a tactic, such as {@code impact}, a technique under
 * it, {@code impact/T1486}, or that with its sub-techniques, {@code impact/T1485*}.
 */
public final class MatrixCells {
  /** The place; the other two say more of it. */
  public static final String AT = "at";

  /** The statuses that are meant there; those that count where it is absent. */
  public static final String STATUS = "atStatus";

  /** The platform that techniques there must be of. */
  public static final String PLATFORM = "atPlatform";

  static final String DESCRIPTION =
      "A place in the matrix in which something counts: a tactic (impact), a technique under it"
          + " (impact/T1486), or that with its sub-techniques (impact/T1485*)";

  private MatrixCells() {}

  /** What to ask for a technique under a tactic. */
  public static String at(String tactic, String technique, boolean subs) {
    return tactic + "/" + technique + (subs ? "*" : "");
  }

  static @Nullable MatrixCell read(Parameters parameters, Attack attack, Catalogue catalogue) {
    String at = parameters.text(AT);
    String status = parameters.text(STATUS);
    String platform = parameters.text(PLATFORM);
    if (at == null) {
      if (status != null || platform != null) {
        throw Problem.badRequest(
            "'%s' is missing; it says where in the matrix something must stand.".formatted(AT));
      }
      return null;
    }
    String[] parts = at.split("/", 2);
    Tactic tactic =
        catalogue
            .tactic(parts[0])
            .orElseThrow(
                () -> Parameters.wrong(AT, at, "a tactic, such as impact, or impact/T1486"));
    boolean subs = parts.length == 2 && parts[1].endsWith("*");
    String technique =
        parts.length < 2
            ? null
            : technique(
                parts[1].substring(0, parts[1].length() - (subs ? 1 : 0)), attack, catalogue);
    return new MatrixCell(
        catalogue.domain(),
        tactic.shortname(),
        MatrixCell.techniques(catalogue, technique, subs, platform(platform, catalogue)),
        statuses(status));
  }

  /** An id that the release still has is that; another is what became of it. */
  private static String technique(String id, Attack attack, Catalogue catalogue) {
    return catalogue.technique(id).isPresent()
        ? catalogue.domain() + "/" + id
        : CaseFilters.technique(AT, id, attack);
  }

  private static Set<Status> statuses(@Nullable String words) {
    Set<Status> statuses = CaseFilters.statuses(STATUS, words);
    return statuses.isEmpty() ? MatrixCell.COUNTING : statuses;
  }

  private static @Nullable String platform(@Nullable String word, Catalogue catalogue) {
    if (word == null) {
      return null;
    }
    List<String> known =
        catalogue.techniques().stream()
            .map(Technique::platforms)
            .flatMap(List::stream)
            .distinct()
            .sorted()
            .toList();
    if (!known.contains(word)) {
      throw Parameters.wrong(PLATFORM, word, "one of: " + String.join(", ", known));
    }
    return word;
  }
}
