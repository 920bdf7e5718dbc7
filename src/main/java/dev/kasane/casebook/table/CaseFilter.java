package dev.kasane.casebook.table;

import dev.kasane.casebook.FactColumn;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are asked for; what is null does not matter. A case that was merged into another is
 * never among them.
 *
 * @param techniqueKeys {@code <domain>/<id>} of techniques that the case holds, all of them
 * @param tacticKey the same of a tactic
 * @param statuses of these techniques or tactic, one of these; where neither is named, of any
 *     technique; empty where the status does not matter
 * @param notExamined instead of a status: that nothing speaks of these techniques or that tactic
 * @param counted instead of a status: that the case is part of the total of these techniques, with
 *     their sub-techniques, or of that tactic
 * @param from the case was opened then or later
 * @param to the case was opened before
 * @param text part of its id or title, in any case
 * @param ids one of these; empty where it does not matter
 * @param facts what each of these facts is
 * @param cell a place in the matrix in which the case holds something
 */
public record CaseFilter(
    List<String> techniqueKeys,
    @Nullable String tacticKey,
    Set<Status> statuses,
    boolean notExamined,
    boolean counted,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String text,
    Set<String> ids,
    Map<FactColumn, String> facts,
    @Nullable MatrixCell cell) {

  /** All cases. */
  public static final CaseFilter EVERY =
      new CaseFilter(
          List.of(), null, Set.of(), false, false, null, null, null, Set.of(), Map.of(), null);

  /** The same, of cases that were opened in another period. */
  public CaseFilter opened(@Nullable Instant since, @Nullable Instant until) {
    return new CaseFilter(
        techniqueKeys,
        tacticKey,
        statuses,
        notExamined,
        counted,
        since,
        until,
        text,
        ids,
        facts,
        cell);
  }

  /** Whether a case passes. */
  public boolean test(CaseLine line) {
    return techniqueKeys.stream().allMatch(key -> technique(line.technique(key)))
        && (cell == null || cell.test(line))
        && (tacticKey == null || seen(line.tactic(tacticKey)))
        && (statuses.isEmpty() || !techniqueKeys.isEmpty() || tacticKey != null || anyOf(line))
        && (from == null || (line.openedAt() != null && !line.openedAt().isBefore(from)))
        && (to == null || (line.openedAt() != null && line.openedAt().isBefore(to)))
        && (ids.isEmpty() || ids.contains(line.id()))
        && (text == null || holds(line.id()) || holds(line.title()))
        && facts.entrySet().stream().allMatch(f -> fact(line, f.getKey(), f.getValue()));
  }

  private boolean technique(@Nullable Seen seen) {
    return counted ? seen != null && seen.rolled() : seen(seen);
  }

  /** A parent of which only sub-techniques were seen stands in a line without a status. */
  private boolean seen(@Nullable Seen seen) {
    Status there = seen == null ? null : seen.status();
    if (counted) {
      return there != null && there.counts();
    }
    return notExamined
        ? there == null
        : there != null && (statuses.isEmpty() || statuses.contains(there));
  }

  private boolean anyOf(CaseLine line) {
    return line.techniques().stream()
        .anyMatch(seen -> seen.status() != null && statuses.contains(seen.status()));
  }

  private boolean holds(@Nullable String where) {
    return where != null
        && text != null
        && where.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean fact(CaseLine line, FactColumn column, String asked) {
    return Objects.equals(line.facts().get(column), column.stored(asked));
  }
}
