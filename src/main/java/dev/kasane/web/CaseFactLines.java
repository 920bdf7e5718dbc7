package dev.kasane.web;

import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.FactsRecord.AllClearPart;
import dev.kasane.casebook.FactsRecord.FactPart;
import dev.kasane.casebook.FactsRecord.ItemPart;
import dev.kasane.casebook.FactsRecord.StepPart;
import dev.kasane.finding.FactName;
import dev.kasane.finding.FactSaid.Evidence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a case as lines of a table with a column for each phase, so that one sees in which
 * phase each became clear.
 *
 * @param phases those of a case, in their order, behind an empty one where something was said
 *     before any phase was stated
 * @param now the phase that the case is in; null where nobody stated one
 * @param lines facts of which there is one, also those of which nothing is known
 * @param conditions for all-clear
 * @param questions open and answered ones
 */
record CaseFactLines(
    List<String> phases,
    @Nullable String now,
    List<Line> lines,
    List<Line> conditions,
    List<Line> questions) {

  /**
   * A fact, a condition or a question.
   *
   * @param name the fact's word
   * @param item which condition or question; null where there is one only
   * @param said null where nobody ever said anything
   * @param statuses the last status that was said in each phase; empty where nothing was
   */
  record Line(String name, @Nullable String item, @Nullable Said said, List<String> statuses) {
    /** What is held to be so; null where that is not known. */
    public @Nullable String value() {
      return said == null ? null : said.value();
    }
  }

  /** What is said of it now, and what was said before. */
  record Said(
      String status,
      @Nullable String value,
      @Nullable String note,
      List<Evidence> evidence,
      Instant at,
      @Nullable String by,
      @Nullable String reason,
      @Nullable String phase,
      List<StepPart> history) {

    static Said of(FactPart part) {
      return new Said(
          part.status(),
          part.value(),
          part.note(),
          part.evidence(),
          part.at(),
          part.by(),
          part.reason(),
          part.phase(),
          part.history());
    }

    static Said of(ItemPart part) {
      List<StepPart> history = part.history();
      String status = history.isEmpty() ? "" : history.get(history.size() - 1).status();
      return new Said(
          status,
          part.state(),
          part.note(),
          part.evidence(),
          part.at(),
          part.by(),
          part.reason(),
          part.phase(),
          history);
    }
  }

  /** How many columns the table has, with one for editing. */
  public int columns() {
    return phases.size() + 3;
  }

  static CaseFactLines of(CaseRecord record) {
    Map<String, Object> facts = record.facts();
    List<String> phases = phases(facts);
    var lines = new ArrayList<Line>();
    for (FactName name : FactName.values()) {
      if (name.item() == null) {
        Said said = facts.get(name.word()) instanceof FactPart part ? Said.of(part) : null;
        lines.add(line(name, null, said, phases));
      }
    }
    String now = facts.get(FactName.PHASE.word()) instanceof FactPart part ? part.value() : null;
    return new CaseFactLines(
        phases,
        now,
        List.copyOf(lines),
        items(FactName.ALL_CLEAR, facts, phases),
        items(FactName.OPEN_QUESTIONS, facts, phases));
  }

  private static List<String> phases(Map<String, Object> facts) {
    Set<String> phases = FactName.PHASE.choices().keySet();
    boolean before =
        facts.values().stream()
            .flatMap(CaseFactLines::histories)
            .anyMatch(step -> step.phase() == null);
    return before ? Stream.concat(Stream.of(""), phases.stream()).toList() : List.copyOf(phases);
  }

  private static Stream<StepPart> histories(Object fact) {
    return fact instanceof FactPart part
        ? part.history().stream()
        : items(fact).stream().flatMap(item -> item.history().stream());
  }

  private static List<Line> items(FactName name, Map<String, Object> facts, List<String> phases) {
    return items(facts.get(name.word())).stream()
        .map(
            part ->
                line(
                    name,
                    part.condition() == null ? part.question() : part.condition(),
                    Said.of(part),
                    phases))
        .toList();
  }

  private static List<ItemPart> items(@Nullable Object fact) {
    if (fact instanceof AllClearPart allClear) {
      return allClear.conditions();
    }
    return fact instanceof List<?> list
        ? list.stream().filter(ItemPart.class::isInstance).map(ItemPart.class::cast).toList()
        : List.of();
  }

  private static Line line(
      FactName name, @Nullable String item, @Nullable Said said, List<String> phases) {
    var last = new HashMap<String, String>();
    if (said != null) {
      said.history.forEach(
          step -> last.put(Objects.requireNonNullElse(step.phase(), ""), step.status()));
    }
    return new Line(
        name.word(), item, said, phases.stream().map(p -> last.getOrDefault(p, "")).toList());
  }
}
