package dev.kasane.casebook.table;

import dev.kasane.casebook.FactColumn;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.CaseLine.Seen;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which cases are asked for; what is null does not matter. A case that was merged into another is
 * never among them.
 *
 * @param techniqueKey {@code <domain>/<id>} of a technique that the case holds
 * @param tacticKey the same of a tactic
 * @param status of that technique or tactic; where neither is named, of any technique
 * @param notExamined instead of a status: that nothing speaks of that technique or tactic
 * @param from the case was opened then or later
 * @param to the case was opened before
 * @param text part of its id or title, in any case
 * @param ids one of these; empty where it does not matter
 * @param facts what each of these facts is
 */
public record CaseFilter(
    @Nullable String techniqueKey,
    @Nullable String tacticKey,
    @Nullable Status status,
    boolean notExamined,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable String text,
    Set<String> ids,
    Map<FactColumn, String> facts) {

  /** All cases. */
  public static final CaseFilter EVERY =
      new CaseFilter(null, null, null, false, null, null, null, Set.of(), Map.of());

  /** Whether a case passes. */
  public boolean test(CaseLine line) {
    return (techniqueKey == null || seen(line.technique(techniqueKey)))
        && (tacticKey == null || seen(line.tactic(tacticKey)))
        && (status == null || techniqueKey != null || tacticKey != null || anyOf(line))
        && (from == null || (line.openedAt() != null && !line.openedAt().isBefore(from)))
        && (to == null || (line.openedAt() != null && line.openedAt().isBefore(to)))
        && (ids.isEmpty() || ids.contains(line.id()))
        && (text == null || holds(line.id()) || holds(line.title()))
        && facts.entrySet().stream().allMatch(f -> fact(line, f.getKey(), f.getValue()));
  }

  /** A parent of which only sub-techniques were seen stands in a line without a status. */
  private boolean seen(@Nullable Seen seen) {
    Status there = seen == null ? null : seen.status();
    return notExamined ? there == null : there != null && (status == null || there == status);
  }

  private boolean anyOf(CaseLine line) {
    return line.techniques().stream().anyMatch(seen -> seen.status() == status);
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
