package dev.kasane.api;

import dev.kasane.api.PlanRequest.CostOf;
import dev.kasane.api.PlanRequest.EffectivenessOf;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Claim;
import dev.kasane.attack.Technique;
import dev.kasane.guideline.Category;
import dev.kasane.guideline.Control;
import dev.kasane.guideline.Cost;
import dev.kasane.guideline.CostTable;
import dev.kasane.guideline.Guideline;
import dev.kasane.guideline.Strength;
import dev.kasane.plan.Effectiveness;
import dev.kasane.plan.Objective;
import dev.kasane.plan.Question;
import dev.kasane.plan.Weight;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes a question of a request, or a problem that says what would be right. */
final class PlanReader {
  private static final int YEARS = 3;
  private static final int HALF_LIFE = 365;
  private static final int SECONDS = 10;
  private static final int LONGEST_LIST = 10_000;

  private final PlanRequest request;
  private final Guideline guideline;
  private final CostTable table;
  private final Attack attack;

  PlanReader(PlanRequest request, Guideline guideline, CostTable table, Attack attack) {
    this.request = request;
    this.guideline = guideline;
    this.table = table;
    this.attack = attack;
  }

  Question question() {
    Map<String, Cost> costs = costs();
    if (costs.isEmpty()) {
      throw Problem.badRequest(
          "Nobody says what the controls of '%s' cost: give 'costs' or 'defaultCost' here, or PUT a table to /api/v1/guidelines/%s/costs."
              .formatted(guideline.id(), guideline.id()));
    }
    Set<String> inPlace = ids("inPlace", request.inPlace());
    Set<String> excluded = ids("excluded", request.excluded());
    Set<String> required = ids("required", request.required());
    apart("inPlace", inPlace, "excluded", excluded);
    apart("inPlace", inPlace, "required", required);
    apart("excluded", excluded, "required", required);
    for (String id : required) {
      if (!costs.containsKey(key(id))) {
        throw Problem.badRequest(
            "'required' holds '%s', whose cost nobody says; give it in 'costs'.".formatted(id));
      }
    }
    return new Question(
        guideline,
        word("category", request.category(), Category.PROTECT, Category::of, CATEGORIES),
        word(
            "objective",
            request.objective(),
            Objective.CASES_INTERRUPTED,
            Objective::of,
            "cases-interrupted, occurrences-covered"),
        word("weight", request.weight(), Weight.CASE, Weight::of, "case, severity, recency"),
        Duration.ofDays(whole("halfLifeDays", request.halfLifeDays(), 1, 36_500, HALF_LIFE)),
        Boolean.TRUE.equals(request.everyStep()),
        Boolean.TRUE.equals(request.inherit()),
        effectiveness(),
        costs,
        table.assumed(),
        whole("years", request.years(), 0, 30, YEARS),
        cost("budget", request.budget()),
        inPlace,
        excluded,
        required,
        Duration.ofSeconds(whole("timeLimitSeconds", request.timeLimitSeconds(), 1, 60, SECONDS)));
  }

  private static final String CATEGORIES = "protect, detect, respond";

  private static String key(String control) {
    return control.toUpperCase(Locale.ROOT);
  }

  private Map<String, Cost> costs() {
    var costs = new TreeMap<String, Cost>();
    var otherwise = request.defaultCost();
    for (Control control : guideline.controls()) {
      Cost known = table.of(control.id());
      if (known == null && otherwise != null) {
        known =
            new Cost(
                orZero("defaultCost.oneOff", otherwise.oneOff()),
                orZero("defaultCost.yearly", otherwise.yearly()),
                "the default of the request");
      }
      if (known != null) {
        costs.put(key(control.id()), known);
      }
    }
    for (CostOf of : orNone("costs", request.costs())) {
      String id = control("costs.control", of.control());
      costs.put(
          key(id),
          new Cost(
              orZero("costs.oneOff", of.oneOff()),
              orZero("costs.yearly", of.yearly()),
              of.reason()));
    }
    return costs;
  }

  private static <T> List<T> orNone(String name, @Nullable List<T> list) {
    if (list != null && list.size() > LONGEST_LIST) {
      throw Problem.badRequest("'%s' holds more than %d entries.".formatted(name, LONGEST_LIST));
    }
    return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
  }

  private static BigDecimal orZero(String name, @Nullable BigDecimal number) {
    return number == null ? BigDecimal.ZERO : cost(name, number);
  }

  private static BigDecimal cost(String name, @Nullable BigDecimal number) {
    if (number == null || !Cost.fits(number)) {
      throw Problem.badRequest(
          "'%s' %s; it must be %s."
              .formatted(name, number == null ? "is missing" : "is no amount", Cost.right()));
    }
    return Cost.plain(number);
  }

  private Effectiveness effectiveness() {
    Map<Strength, Double> byStrength = Effectiveness.defaults();
    Map<String, Double> stated = request.effectiveness();
    if (stated != null) {
      stated.forEach(
          (word, value) ->
              byStrength.put(
                  word("effectiveness", word, Strength.UNSTATED, Strength::of, STRENGTHS),
                  probability("effectiveness." + Parameters.brief(word), value)));
    }
    var byControl = new HashMap<String, Double>();
    var byPair = new HashMap<String, Double>();
    for (EffectivenessOf of : orNone("effectivenessOf", request.effectivenessOf())) {
      String id = key(control("effectivenessOf.control", of.control()));
      double value = probability("effectivenessOf.value", of.value());
      String technique = of.technique();
      if (technique == null) {
        byControl.put(id, value);
      } else {
        byPair.put(id + " " + technique(technique), value);
      }
    }
    return new Effectiveness(byStrength, byControl, byPair);
  }

  private static final String STRENGTHS = "unstated, minimal, partial, significant";

  private String technique(String id) {
    Technique technique =
        attack.resolve(new Claim(id, null, null, null), guideline.domain()).technique();
    if (technique == null) {
      throw Parameters.wrong(
          "effectivenessOf.technique", id, "the id of a technique of " + guideline.domain());
    }
    return technique.id();
  }

  private static double probability(String name, @Nullable Double value) {
    if (value == null || !(value >= 0 && value <= 1)) {
      throw Parameters.wrong(name, String.valueOf(value), "a number from 0 to 1");
    }
    return value;
  }

  private Set<String> ids(String name, @Nullable List<String> stated) {
    var ids = new TreeSet<String>();
    for (String id : orNone(name, stated)) {
      ids.add(control(name, id));
    }
    return ids;
  }

  /** The control's id as the guideline writes it. */
  private String control(String name, @Nullable String stated) {
    int place = stated == null ? -1 : guideline.place(stated.strip());
    if (place < 0) {
      throw Parameters.wrong(
          name, String.valueOf(stated), "the id of a control of '" + guideline.id() + "'");
    }
    return guideline.controls().get(place).id();
  }

  private static void apart(String one, Set<String> ones, String other, Set<String> others) {
    for (String id : ones) {
      if (others.contains(id)) {
        throw Problem.badRequest(
            "'%s' stands in '%s' and in '%s'; it can only be in one of them."
                .formatted(id, one, other));
      }
    }
  }

  private static int whole(
      String name, @Nullable Integer stated, int least, int most, int otherwise) {
    if (stated == null) {
      return otherwise;
    }
    if (stated < least || stated > most) {
      throw Parameters.wrong(
          name, stated.toString(), "a whole number from %d to %d".formatted(least, most));
    }
    return stated;
  }

  private static <T> T word(
      String name,
      @Nullable String stated,
      T otherwise,
      Function<String, Optional<T>> of,
      String all) {
    return stated == null
        ? otherwise
        : of.apply(stated).orElseThrow(() -> Parameters.wrong(name, stated, "one of: " + all));
  }
}
