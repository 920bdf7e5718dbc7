package dev.kasane.casebook;

import dev.kasane.finding.FactName;
import dev.kasane.finding.FactStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts that cases can be asked by: a column of {@code case_file} for each. */
public enum FactColumn {
  PHASE("phase", FactName.PHASE),
  SECTOR("sector", FactName.SECTOR),
  REGION("region", FactName.REGION),
  SIZE("size", "victim_size", FactName.VICTIM_SIZE, false),
  LEAK("leak", FactName.INFORMATION_LEAK),
  ENTRY_ROUTE("entryRoute", "entry_route", FactName.ENTRY_ROUTE, true),
  ROOT_CAUSE("rootCause", "root_cause", FactName.ROOT_CAUSE, true),
  SCOPE("scope", "scope", FactName.SCOPE, true),
  ALL_CLEAR("allClear", "all_clear", FactName.ALL_CLEAR, false),
  QUESTIONS("questions", "questions", FactName.OPEN_QUESTIONS, false);

  private final String parameter;
  private final String column;
  private final FactName fact;
  private final boolean byStatus;

  FactColumn(String word, FactName fact) {
    this(word, word, fact, false);
  }

  FactColumn(String parameter, String column, FactName fact, boolean byStatus) {
    this.parameter = parameter;
    this.column = column;
    this.fact = fact;
    this.byStatus = byStatus;
  }

  /** The query parameter. */
  public String parameter() {
    return parameter;
  }

  String column() {
    return column;
  }

  /** What can be asked for; empty where that is free text, in small or capital letters. */
  public List<String> words() {
    if (byStatus) {
      return Arrays.stream(FactStatus.values()).map(FactStatus::word).toList();
    }
    return fact.choices().keySet().stream().filter(w -> !w.equals(CaseFacts.DROPPED)).toList();
  }

  /** What the column holds where that is asked for; null stands for itself. */
  public @Nullable String stored(String asked) {
    return byStatus && asked.equals(FactStatus.UNKNOWN.word()) ? null : folded(asked);
  }

  /** What the column holds for a case. */
  @Nullable String of(CaseFacts facts) {
    if (fact.item() != null) {
      return facts.state(fact);
    }
    Optional<CaseFacts.Fact> told = facts.fact(fact);
    return byStatus
        ? told.map(f -> f.said().status())
            .filter(status -> status != FactStatus.UNKNOWN)
            .map(FactStatus::word)
            .orElse(null)
        : told.map(f -> f.said().value()).map(FactColumn::folded).orElse(null);
  }

  /** "Health care" and "health care" are one sector. */
  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
