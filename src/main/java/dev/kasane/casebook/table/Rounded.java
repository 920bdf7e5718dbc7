package dev.kasane.casebook.table;

/** Figures of a statistic: more digits than four would pretend to a precision that nobody has. */
final class Rounded {
  private Rounded() {}

  static double round(double value) {
    return Math.rint(value * 10_000) / 10_000;
  }
}
