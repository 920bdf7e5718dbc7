package dev.kasane.web;

import java.util.ArrayList;
import java.util.List;

/**
 * The shades of a heat map. A number of cases has one of nine, a difference one of four in each
 * direction; equal numbers always have the same.
 */
sealed interface Scale {
  /** The shade of a number, as the name of a class in the style sheet. */
  String shade(long number);

  /** Every shade that a number up to the greatest can have, with the numbers that have it. */
  List<Step> steps();

  /** A shade and the first and last number that has it. */
  record Step(String shade, long first, long last) {
    /** The numbers; a difference bears its sign. */
    public String text() {
      return first == last ? text(first) : text(first) + " – " + text(last);
    }

    private String text(long number) {
      return number < 0 ? "−" + -number : shade.startsWith("more") ? "+" + number : "" + number;
    }
  }

  /**
   * Shades of numbers from 0.
   *
   * @param most the greatest of them
   */
  record Numbers(long most) implements Scale {
    private static final int SHADES = 9;

    @Override
    public String shade(long number) {
      return "heat-" + share(number, most, SHADES);
    }

    @Override
    public List<Step> steps() {
      return Scale.steps(this, 0, most);
    }
  }

  /**
   * Shades of differences.
   *
   * @param most the greatest of them, without its sign
   */
  record Differences(long most) implements Scale {
    private static final int SHADES = 4;

    @Override
    public String shade(long number) {
      if (number == 0) {
        return "heat-0";
      }
      return (number < 0 ? "less-" : "more-") + share(Math.abs(number), most, SHADES);
    }

    @Override
    public List<Step> steps() {
      return Scale.steps(this, -most, most);
    }
  }

  /** Rounded up, so that one case is never shown as none. */
  private static long share(long number, long most, int shades) {
    return number == 0
        ? 0
        : (number * shades + Math.max(most, number) - 1) / Math.max(most, number);
  }

  private static List<Step> steps(Scale scale, long from, long to) {
    var steps = new ArrayList<Step>();
    for (long number = from; number <= to; number++) {
      String shade = scale.shade(number);
      int last = steps.size() - 1;
      if (last >= 0 && steps.get(last).shade.equals(shade)) {
        steps.set(last, new Step(shade, steps.get(last).first, number));
      } else {
        steps.add(new Step(shade, number, number));
      }
    }
    return steps;
  }
}
