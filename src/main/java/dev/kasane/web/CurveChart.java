package dev.kasane.web;

import dev.kasane.plan.Plan;
import dev.kasane.plan.Plan.Effect;
import dev.kasane.plan.Plan.Point;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The curve of effect over budget, as places in a drawing. It rises in steps: between two budgets
 * that were searched no more is promised than at the smaller one.
 *
 * @param line path of the expected share
 * @param band path of its interval
 * @param budget where the budget that was asked for stands, from the left
 */
record CurveChart(
    String line,
    String band,
    List<Dot> dots,
    List<Tick> across,
    List<Tick> up,
    Dot best,
    Dot greedy,
    double budget) {
  static final int WIDTH = 640;
  static final int HEIGHT = 300;
  static final int LEFT = 52;
  static final int TOP = 14;
  static final int RIGHT = 14;
  static final int BOTTOM = 44;
  private static final double NEARLY_ALL = 0.99;
  private static final double MARGIN = 1.1;
  private static final int TICKS = 6;

  /** A plan of the curve. */
  record Dot(double x, double y, String budget, boolean proved, boolean shown) {}

  /** A mark on an axis. */
  record Tick(double at, String label) {}

  public int width() {
    return WIDTH;
  }

  public int height() {
    return HEIGHT;
  }

  public int left() {
    return LEFT;
  }

  public int right() {
    return WIDTH - RIGHT;
  }

  public int top() {
    return TOP;
  }

  public int bottom() {
    return HEIGHT - BOTTOM;
  }

  static CurveChart of(Plan plan) {
    var scale = new Scale(most(plan));
    var dots = new ArrayList<Dot>();
    for (Point point : plan.curve()) {
      double x = point.budget().doubleValue();
      dots.add(scale.dot(x, point.effect(), point.budget(), point.provedOptimal()));
    }
    double asked = plan.budget().doubleValue();
    return new CurveChart(
        scale.steps(plan.curve(), p -> share(p.effect())),
        scale.band(plan.curve()),
        dots,
        scale.ticks(),
        List.of(0, 25, 50, 75, 100).stream()
            .map(percent -> new Tick(scale.y(percent / 100.0), percent + " %"))
            .toList(),
        scale.dot(asked, plan.best().effect(), plan.budget(), plan.best().provedOptimal()),
        scale.dot(
            plan.greedy().cost().doubleValue(), plan.greedy().effect(), plan.greedy().cost(), true),
        scale.x(asked));
  }

  /** Behind the budget that has nearly all effect there is nothing to see. */
  private static double most(Plan plan) {
    List<Point> curve = plan.curve();
    double all = curve.get(curve.size() - 1).effect().expected() * NEARLY_ALL;
    double enough =
        curve.stream()
            .filter(point -> point.effect().expected() >= all)
            .mapToDouble(point -> point.budget().doubleValue())
            .findFirst()
            .orElse(0);
    double most = Math.max(enough, plan.budget().doubleValue()) * MARGIN;
    return most > 0 ? most : 1;
  }

  private static double share(Effect effect) {
    return Objects.requireNonNullElse(effect.share(), 0.0);
  }

  private interface Height {
    double of(Point point);
  }

  private record Scale(double most) {
    double x(double budget) {
      return round(LEFT + Math.min(1, budget / most) * (WIDTH - LEFT - RIGHT));
    }

    double y(double share) {
      return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM));
    }

    Dot dot(double budget, Effect effect, BigDecimal said, boolean proved) {
      return new Dot(x(budget), y(share(effect)), said.toPlainString(), proved, budget <= most);
    }

    String steps(List<Point> curve, Height height) {
      var path = new StringBuilder();
      for (Point point : curve) {
        double x = x(point.budget().doubleValue());
        double y = y(height.of(point));
        path.append(path.isEmpty() ? at("M%.1f %.1f", x, y) : at("H%.1fV%.1f", x, y));
      }
      return path.append(at("H%.1f", x(most))).toString();
    }

    /** Along the upper ends, and back along the lower ones. */
    String band(List<Point> curve) {
      var path = new StringBuilder(steps(curve, p -> p.effect().high()));
      double x = x(most);
      for (int i = curve.size() - 1; i >= 0; i--) {
        Point point = curve.get(i);
        path.append(at("L%.1f %.1f", x, y(point.effect().low())));
        x = x(point.budget().doubleValue());
        path.append(at("H%.1f", x));
      }
      return path.append("Z").toString();
    }

    private static String at(String format, Object... places) {
      return String.format(Locale.ROOT, format, places);
    }

    private static double round(double place) {
      return Math.round(place * 10) / 10.0;
    }

    List<Tick> ticks() {
      double rough = most / TICKS;
      double power = Math.pow(10, Math.floor(Math.log10(rough)));
      double step = rough / power > 5 ? 10 * power : rough / power > 2 ? 5 * power : 2 * power;
      var ticks = new ArrayList<Tick>();
      for (int i = 0; i * step <= most; i++) {
        String label =
            BigDecimal.valueOf(i * step)
                .setScale(3, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        ticks.add(new Tick(x(i * step), label));
      }
      return ticks;
    }
  }
}
