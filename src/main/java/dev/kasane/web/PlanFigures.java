package dev.kasane.web;

import dev.kasane.plan.Plan.Effect;
import io.quarkus.qute.TemplateExtension;
import java.util.Collection;
import java.util.Locale;

/** Writes figures of plans; templates know it as {@code figure}. */
@TemplateExtension(namespace = "figure")
final class PlanFigures {
  private PlanFigures() {}

  /** How many there are, as messages want it. */
  static long many(Collection<?> all) {
    return all.size();
  }

  /** With one decimal place. */
  static String tenths(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }

  /** A part as a whole percentage. */
  static String percent(double part) {
    return "%d %%".formatted(Math.round(part * 100));
  }

  /** A part of a hundred that must not be rounded up to all of it. */
  static String percentDown(double part) {
    return String.format(Locale.ROOT, "%.1f %%", Math.floor(part * 1000) / 10);
  }

  /** The share of an effect; a dash where there is nothing to have a share of. */
  static String share(Effect effect) {
    Double share = effect.share();
    return share == null ? "–" : percent(share);
  }
}
