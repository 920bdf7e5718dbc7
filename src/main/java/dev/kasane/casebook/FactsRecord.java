package dev.kasane.casebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kasane.casebook.CaseFacts.Fact;
import dev.kasane.casebook.CaseFacts.Step;
import dev.kasane.finding.FactName;
import dev.kasane.finding.FactSaid.Evidence;
import dev.kasane.finding.Finding;
import dev.kasane.finding.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The wire form of the facts of a case: the property {@code facts} of its record. */
public final class FactsRecord {
  private FactsRecord() {}

  /**
   * A fact.
   *
   * @param status unknown, suspected or confirmed
   * @param value null where it is unknown
   * @param phase the phase of the case in which this was said
   * @param history all that was said of it, earliest first
   */
  public record FactPart(
      String status,
      @Nullable String value,
      @Nullable String note,
      List<Evidence> evidence,
      Instant at,
      @Nullable String by,
      @Nullable String reason,
      @Nullable String phase,
      String source,
      String finding,
      List<StepPart> history) {}

  /** Something that was said of a fact. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StepPart(
      String status,
      @Nullable String value,
      @Nullable String note,
      Instant at,
      @Nullable String by,
      @Nullable String phase,
      String source,
      String finding) {}

  /**
   * A condition for all-clear or a question; the other of the two is absent.
   *
   * @param state open, met or answered, or dropped
   */
  public record ItemPart(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String condition,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String question,
      String state,
      @Nullable String note,
      List<Evidence> evidence,
      Instant at,
      @Nullable String by,
      @Nullable String reason,
      @Nullable String phase,
      String source,
      String finding,
      List<StepPart> history) {}

  /**
   * What must hold before all-clear can be declared.
   *
   * @param state open while any condition is; null where all were dropped
   */
  public record AllClearPart(@Nullable String state, List<ItemPart> conditions) {}

  /**
   * The facts by name, in the order of {@link FactName}.
   *
   * @param most conditions and questions; what is cut is noted in {@code truncated}
   * @param steps of each history, the latest
   */
  static Map<String, Object> of(
      CaseFacts facts, int most, int steps, Map<String, Integer> truncated) {
    if (facts.isEmpty()) {
      return Map.of();
    }
    var parts = new LinkedHashMap<String, Object>();
    for (FactName name : FactName.values()) {
      String at = "facts." + name.word();
      List<ItemPart> items = items(at, facts.items(name), most, steps, truncated);
      if (name == FactName.ALL_CLEAR && !items.isEmpty()) {
        parts.put(name.word(), new AllClearPart(facts.state(name), items));
      } else if (name.item() != null && !items.isEmpty()) {
        parts.put(name.word(), items);
      } else if (name.item() == null) {
        facts
            .fact(name)
            .ifPresent(fact -> parts.put(name.word(), part(at, fact, steps, truncated)));
      }
    }
    return parts;
  }

  private static FactPart part(String at, Fact fact, int steps, Map<String, Integer> truncated) {
    Finding finding = fact.now().finding();
    Statement statement = Objects.requireNonNull(finding.statement());
    return new FactPart(
        fact.said().status().word(),
        fact.said().value(),
        fact.said().note(),
        fact.said().evidence(),
        finding.time(),
        statement.by(),
        statement.reason(),
        fact.now().phase(),
        finding.key().source(),
        finding.key().id(),
        history(at, fact, steps, truncated));
  }

  private static List<ItemPart> items(
      String at, List<Fact> facts, int most, int steps, Map<String, Integer> truncated) {
    if (facts.size() > most) {
      truncated.put(at, facts.size());
    }
    var items = new ArrayList<ItemPart>();
    for (Fact fact : facts.subList(0, Math.min(most, facts.size()))) {
      boolean condition = fact.said().name() == FactName.ALL_CLEAR;
      FactPart part = part(at, fact, steps, truncated);
      items.add(
          new ItemPart(
              condition ? fact.said().item() : null,
              condition ? null : fact.said().item(),
              String.valueOf(part.value),
              part.note,
              part.evidence,
              part.at,
              part.by,
              part.reason,
              part.phase,
              part.source,
              part.finding,
              part.history));
    }
    return items;
  }

  private static List<StepPart> history(
      String at, Fact fact, int steps, Map<String, Integer> truncated) {
    List<Step> all = fact.history();
    if (all.size() > steps) {
      truncated.merge(at + ".history", all.size(), Math::max);
    }
    var history = new ArrayList<StepPart>();
    for (Step step : all.subList(Math.max(0, all.size() - steps), all.size())) {
      Finding finding = step.finding();
      history.add(
          new StepPart(
              step.said().status().word(),
              step.said().value(),
              step.said().note(),
              finding.time(),
              Objects.requireNonNull(finding.statement()).by(),
              step.phase(),
              finding.key().source(),
              finding.key().id()));
    }
    return history;
  }
}
