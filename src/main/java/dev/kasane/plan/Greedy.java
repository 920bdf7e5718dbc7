package dev.kasane.plan;

import java.util.PriorityQueue;

/**
 * The plain way to a good choice: always the control with the most effect for its cost, as long as
 * the budget lasts; or the best single control where that is better. With equal costs its gain is
 * at least 1 - 1/e of the best possible (Nemhauser, Wolsey and Fisher, 1978), with any costs at
 * least half of that (Khuller, Moss and Naor, 1999).
 */
final class Greedy {
  private final Instance instance;
  private final boolean[] allowed;
  private final long budget;

  /**
   * What to choose from.
   *
   * @param allowed controls that may be added
   * @param budget for everything, in thousandths
   */
  Greedy(Instance instance, boolean[] allowed, long budget) {
    this.instance = instance;
    this.allowed = allowed;
    this.budget = budget;
  }

  /** A control and what it saved when it was last looked at; it saves no more than that later. */
  private record Offer(int control, double gain, double ratio, int seen)
      implements Comparable<Offer> {
    @Override
    public int compareTo(Offer other) {
      int better = Double.compare(other.ratio, ratio);
      better = better == 0 ? Double.compare(other.gain, gain) : better;
      return better == 0 ? Integer.compare(control, other.control) : better;
    }
  }

  /** The better of both ways, from a choice that is kept. */
  Selection choose(boolean[] kept) {
    Selection byRatio = fill(new Selection(instance, kept));
    var single = new Selection(instance, kept);
    int best = -1;
    double most = 0;
    for (int i = 0; i < allowed.length; i++) {
      if (fits(single, i) && single.gain(i) > most) {
        most = single.gain(i);
        best = i;
      }
    }
    if (best < 0) {
      return byRatio;
    }
    single.add(best);
    fill(single);
    return single.effect() > byRatio.effect() ? single : byRatio;
  }

  /** Adds controls until none fits or helps; returns the same selection. */
  Selection fill(Selection selection) {
    var offers = new PriorityQueue<Offer>();
    for (int i = 0; i < allowed.length; i++) {
      if (fits(selection, i)) {
        offers.add(offer(selection, i, 0));
      }
    }
    int round = 0;
    while (!offers.isEmpty()) {
      Offer best = offers.remove();
      if (!fits(selection, best.control) || best.gain <= 0) {
        continue;
      }
      if (best.seen < round) {
        offers.add(offer(selection, best.control, round));
        continue;
      }
      selection.add(best.control);
      round++;
    }
    return selection;
  }

  private boolean fits(Selection selection, int control) {
    return allowed[control]
        && !selection.has(control)
        && selection.cost() + instance.cost(control) <= budget;
  }

  private Offer offer(Selection selection, int control, int round) {
    double gain = selection.gain(control);
    return new Offer(control, gain, gain / instance.cost(control), round);
  }
}
