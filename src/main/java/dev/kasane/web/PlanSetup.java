package dev.kasane.web;

import dev.kasane.guideline.Category;
import dev.kasane.guideline.Control;
import dev.kasane.guideline.Cost;
import dev.kasane.guideline.CostTable;
import dev.kasane.guideline.Guideline;
import dev.kasane.guideline.Score;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What there is to choose before a plan is made.
 *
 * @param most what all controls that touch a case cost together, the end of the slider
 * @param budget to begin with
 * @param step of the slider
 * @param unpriced how many controls have no cost
 */
record PlanSetup(
    Guideline guideline,
    Collection<Guideline> guidelines,
    String with,
    List<String> categories,
    List<Row> controls,
    boolean assumed,
    int unpriced,
    BigDecimal most,
    BigDecimal budget,
    BigDecimal step) {
  private static final BigDecimal YEARS = BigDecimal.valueOf(3);

  /** What is assumed where nobody says anything: every control costs the same. */
  private static final BigDecimal UNKNOWN = BigDecimal.ONE;

  private static final BigDecimal PART = BigDecimal.valueOf(12);
  private static final int STEPS = 200;

  /** A control with the cost that the table has; empty where it has none. */
  record Row(String id, String title, String oneOff, String yearly, String reason) {}

  static PlanSetup of(
      Guideline guideline,
      Collection<Guideline> guidelines,
      String with,
      CostTable table,
      Score score) {
    var touching = new HashSet<String>();
    score.categories().forEach(c -> c.ranking().forEach(control -> touching.add(control.id())));
    BigDecimal most = BigDecimal.ZERO;
    for (Control control : guideline.controls()) {
      if (touching.contains(control.id())) {
        most = most.add(total(table.of(control.id())));
      }
    }
    BigDecimal step = step(most);
    BigDecimal end = most.divide(step, 0, RoundingMode.CEILING).multiply(step).max(step);
    List<Row> rows = guideline.controls().stream().map(c -> row(c, table)).toList();
    return new PlanSetup(
        guideline,
        guidelines,
        with,
        guideline.categories().stream().map(Category::word).toList(),
        rows,
        table.assumed(),
        (int) rows.stream().filter(row -> row.oneOff().isEmpty()).count(),
        Cost.plain(end),
        Cost.plain(
            most.divide(PART.multiply(step), 0, RoundingMode.CEILING).multiply(step).min(end)),
        step);
  }

  private static BigDecimal total(@Nullable Cost cost) {
    return cost == null ? UNKNOWN : cost.oneOff().add(cost.yearly().multiply(YEARS));
  }

  /** A round number, so that the slider has about two hundred places. */
  private static BigDecimal step(BigDecimal most) {
    double rough = Math.max(most.doubleValue() / STEPS, 0.01);
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double times = rough / power > 5 ? 10 : rough / power > 2 ? 5 : rough / power > 1 ? 2 : 1;
    BigDecimal step = BigDecimal.valueOf(times * power).setScale(3, RoundingMode.HALF_UP);
    // whole points where a table has some dozens of them
    BigDecimal readable = most.compareTo(BigDecimal.TEN) > 0 ? step.max(BigDecimal.ONE) : step;
    return Cost.plain(readable);
  }

  private static Row row(Control control, CostTable table) {
    Cost cost = table.of(control.id());
    return cost == null
        ? new Row(control.id(), control.title(), "", "", "")
        : new Row(
            control.id(),
            control.title(),
            cost.oneOff().toPlainString(),
            cost.yearly().toPlainString(),
            cost.reason() == null ? "" : cost.reason());
  }
}
