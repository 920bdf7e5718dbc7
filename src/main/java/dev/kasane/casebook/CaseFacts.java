package dev.kasane.casebook;

import dev.kasane.finding.FactName;
import dev.kasane.finding.FactSaid;
import dev.kasane.finding.Finding;
import dev.kasane.finding.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a case, told from all live statements about them. The latest holds, by {@link
 * StatementOrder}; the others are its history.
 */
final class CaseFacts {
  /** The state of a condition or question that was a mistake. */
  static final String DROPPED = "dropped";

  private static final String OPEN = "open";
  private static final Comparator<Topic> TOPICS =
      Comparator.comparing(Topic::name).thenComparing(t -> t.item == null ? "" : t.item);

  static final CaseFacts NONE = new CaseFacts();

  private final Map<Topic, Fact> facts = new TreeMap<>(TOPICS);

  private CaseFacts() {}

  private record Topic(FactName name, @Nullable String item) {}

  /**
   * What is held to be so.
   *
   * @param history all that was said of it, earliest first, with this among it
   */
  record Fact(Step now, List<Step> history) {
    FactSaid said() {
      return now.said;
    }
  }

  /**
   * Something that was said.
   *
   * @param phase the phase that the case was in; null before one was stated
   */
  record Step(FactSaid said, Finding finding, @Nullable String phase) {}

  /** Of the findings of a case that state facts. */
  static CaseFacts of(Collection<Finding> stating, StatementOrder order) {
    if (stating.isEmpty()) {
      return NONE;
    }
    var facts = new CaseFacts();
    var byTime = new ArrayList<>(stating);
    byTime.sort(StatementOrder.BY_TIME);
    var topics = new TreeMap<Topic, List<Step>>(TOPICS);
    Finding phased = null;
    String phase = null;
    for (Finding finding : byTime) {
      if (!(finding.statement() instanceof Statement.Facts stated)) {
        continue;
      }
      List<FactSaid> said = stated.facts();
      for (FactSaid each : said) {
        if (each.name() == FactName.PHASE
            && (phased == null || order.compare(finding, phased) >= 0)) {
          phased = finding;
          phase = each.value();
        }
      }
      for (FactSaid each : said) {
        topics
            .computeIfAbsent(new Topic(each.name(), each.item()), t -> new ArrayList<>())
            .add(new Step(each, finding, phase));
      }
    }
    topics.forEach(
        (topic, steps) -> {
          Step now = steps.get(0);
          for (Step step : steps) {
            now = order.compare(step.finding, now.finding) >= 0 ? step : now;
          }
          facts.facts.put(topic, new Fact(now, steps));
        });
    return facts;
  }

  boolean isEmpty() {
    return facts.isEmpty();
  }

  /** A fact of which there is one; empty where nothing was ever said of it. */
  Optional<Fact> fact(FactName name) {
    return Optional.ofNullable(facts.get(new Topic(name, null)));
  }

  /** The value of a fact of which there is one; null where it is not known. */
  @Nullable String value(FactName name) {
    return fact(name).map(f -> f.said().value()).orElse(null);
  }

  /** The entries of a fact that has several, by their text. */
  List<Fact> items(FactName name) {
    var items = new ArrayList<Fact>();
    facts.forEach(
        (topic, fact) -> {
          if (topic.name == name) {
            items.add(fact);
          }
        });
    return items;
  }

  /**
   * Whether any entry of a fact that has several is open; null where it has none but dropped ones.
   */
  @Nullable String state(FactName name) {
    String state = null;
    for (Fact item : items(name)) {
      String its = item.said().value();
      if (OPEN.equals(its)) {
        return its;
      }
      state = its == null || its.equals(DROPPED) ? state : its;
    }
    return state;
  }
}
