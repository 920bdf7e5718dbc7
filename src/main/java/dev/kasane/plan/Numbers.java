package dev.kasane.plan;

import dev.kasane.attack.Catalogue;
import dev.kasane.guideline.Category;
import dev.kasane.guideline.Control;
import dev.kasane.guideline.Cost;
import dev.kasane.guideline.Guideline.Acting;
import dev.kasane.guideline.Reach;
import dev.kasane.plan.Exposure.Weighed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns a question and cases into an {@link Instance}: its controls are those of the guideline, in
 * order; its items are the cases, or the techniques.
 */
final class Numbers {
  private final Question question;
  private final Reach reach;
  private final List<Control> controls;

  /** A row of a matrix that mostly holds nothing, while it grows. */
  private static final class Row {
    int[] items = new int[8];
    double[] failing = new double[8];
    int size;

    void add(int item, double fails) {
      if (size == items.length) {
        items = Arrays.copyOf(items, 2 * size);
        failing = Arrays.copyOf(failing, 2 * size);
      }
      items[size] = item;
      failing[size++] = fails;
    }
  }

  /**
   * Of a question.
   *
   * @param category of the controls' mappings; the question's own, or another to look at apart
   */
  Numbers(Question question, Category category, Catalogue catalogue) {
    this.question = question;
    this.reach = new Reach(question.guideline(), category, catalogue, question.inherit());
    this.controls = question.guideline().controls();
  }

  /** The weight of everything that could be saved. */
  double total(Weighed weighed) {
    return question.objective() == Objective.CASES_INTERRUPTED
        ? weighed.total()
        : weighed.techniques().values().stream().mapToDouble(w -> w).sum();
  }

  Instance instance(Weighed weighed) {
    Map<List<String>, Double> items =
        question.objective() == Objective.CASES_INTERRUPTED
            ? weighed.before()
            : alone(weighed.techniques());
    Row[] rows = new Row[controls.size()];
    Arrays.setAll(rows, i -> new Row());
    var weights = new double[items.size()];
    int item = 0;
    for (var entry : items.entrySet()) {
      weights[item] = entry.getValue();
      int at = item++;
      failing(entry.getKey()).forEach((control, fails) -> rows[control].add(at, fails));
    }
    return new Instance(
        costs(),
        weights,
        Arrays.stream(rows).map(r -> Arrays.copyOf(r.items, r.size)).toArray(int[][]::new),
        Arrays.stream(rows).map(r -> Arrays.copyOf(r.failing, r.size)).toArray(double[][]::new));
  }

  private static Map<List<String>, Double> alone(Map<String, Double> techniques) {
    var alone = new LinkedHashMap<List<String>, Double>();
    techniques.forEach((technique, weight) -> alone.put(List.of(technique), weight));
    return alone;
  }

  /** How likely each control that reaches one of the steps fails on all of them. */
  private Map<Integer, Double> failing(List<String> steps) {
    var failing = new LinkedHashMap<Integer, Double>();
    for (String step : steps) {
      for (Acting acting : reach.of(step)) {
        double fails = 1 - effectiveness(acting, step);
        if (fails < 1) {
          failing.merge(
              acting.control(), fails, question.everyStep() ? (a, b) -> a * b : Math::min);
        }
      }
    }
    return failing;
  }

  private double effectiveness(Acting acting, String technique) {
    String id = controls.get(acting.control()).id();
    return question.effectiveness().of(id, technique, acting.strength());
  }

  private long[] costs() {
    var costs = new long[controls.size()];
    for (int i = 0; i < costs.length; i++) {
      String id = controls.get(i).id();
      BigDecimal total = question.inPlace().contains(id) ? null : question.total(id);
      costs[i] = total == null ? 0 : thousandths(total);
    }
    return costs;
  }

  static long thousandths(BigDecimal amount) {
    return amount.movePointRight(Cost.PLACES).longValue();
  }

  static BigDecimal amount(long thousandths) {
    return Cost.plain(BigDecimal.valueOf(thousandths, Cost.PLACES));
  }

  /** Which controls are open to choice: those with a cost that do anything here. */
  byte[] start(Instance instance) {
    var start = new byte[controls.size()];
    for (int i = 0; i < start.length; i++) {
      String id = controls.get(i).id();
      boolean given = question.inPlace().contains(id) || question.required().contains(id);
      boolean open =
          !question.excluded().contains(id)
              && question.total(id) != null
              && instance.itemsOf(i).length > 0;
      start[i] = given ? Node.IN : open ? Node.OPEN : Node.OUT;
    }
    return start;
  }

  /** How likely a technique is stopped by what was chosen. */
  double stopped(String technique, boolean[] chosen) {
    double fails = 1;
    for (Acting acting : reach.of(technique)) {
      fails *= chosen[acting.control()] ? 1 - effectiveness(acting, technique) : 1;
    }
    return 1 - fails;
  }

  /** The controls that reach a technique, chosen or not. */
  List<String> reaching(String technique) {
    var ids = new ArrayList<String>();
    reach.of(technique).forEach(acting -> ids.add(controls.get(acting.control()).id()));
    return ids;
  }

  /** A choice as ids; none for none. */
  List<String> ids(boolean @Nullable [] chosen) {
    var ids = new ArrayList<String>();
    for (int i = 0; chosen != null && i < chosen.length; i++) {
      if (chosen[i]) {
        ids.add(controls.get(i).id());
      }
    }
    return ids;
  }
}
