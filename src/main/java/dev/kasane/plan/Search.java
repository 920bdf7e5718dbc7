package dev.kasane.plan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Searches the best choice within a budget: branch and bound, the most promising part first, with
 * the bounds of {@link Relaxation}. So at any moment the best bound of what is still open is a
 * bound for everything, and the search may be cut off with a gap that is true.
 *
 * <p>The search is ours because the effect is a product of failures: a constraint solver would see
 * no bound in it, and the bound is what all the speed comes from.
 */
final class Search {
  /** A choice counts as better only by more than this part of the effect. */
  static final double EXACT = 1e-9;

  private static final int ROUNDS = 20;

  /** Parts of controls below this are not taken up when a choice is rounded. */
  private static final float WORTH_ROUNDING = 0.3f;

  private static final int MOST_OPEN = 1_000_000;

  private final Instance instance;
  private final byte[] start;
  private final long budget;
  private final Relaxation relaxation;
  private final Greedy greedy;
  private Selection best;
  private double effect;
  private long looks;

  /**
   * Of what to choose.
   *
   * @param start for each control {@link Node#OPEN}, {@link Node#IN} or {@link Node#OUT}; what is
   *     in must fit into the budget
   * @param budget for everything that is chosen, in thousandths
   */
  Search(Instance instance, byte[] start, long budget) {
    this.instance = instance;
    this.start = start.clone();
    this.budget = budget;
    this.relaxation = new Relaxation(instance, budget);
    var open = new boolean[start.length];
    for (int i = 0; i < start.length; i++) {
      open[i] = start[i] == Node.OPEN;
    }
    this.greedy = new Greedy(instance, open, budget);
    this.best = greedy.choose(part().in());
    this.effect = best.effect();
  }

  private Node part() {
    return new Node(start, new float[start.length], Double.MAX_VALUE, 0);
  }

  /** The best choice so far; before a search that is the greedy one. */
  Solution soFar() {
    return solution(best, everything(), false);
  }

  private double everything() {
    return Arrays.stream(instance.weights()).sum();
  }

  /** Lets the search know of a choice, where it fits. */
  Search with(boolean[] choice) {
    for (int i = 0; i < start.length; i++) {
      if (choice[i] ? start[i] == Node.OUT : start[i] == Node.IN) {
        return this;
      }
    }
    if (instance.cost(choice) <= budget) {
      offer(greedy.fill(new Selection(instance, choice)));
    }
    return this;
  }

  private void offer(Selection choice) {
    double reached = choice.effect();
    if (reached > effect) {
      effect = reached;
      best = choice;
    }
  }

  private double floor() {
    return effect * (1 + EXACT);
  }

  /** Searches until the best choice is proved, or the effort is spent. */
  Solution run(Effort effort) {
    int rounds = effort.rounds(instance);
    if (rounds == 0 || effort.over()) {
      return solution(best, everything(), effort.over());
    }
    var open = new PriorityQueue<Node>();
    open.add(look(start.clone(), part(), rounds));
    long nodes = effort.nodes(instance);
    while (!open.isEmpty() && open.peek().bound() > floor()) {
      boolean over = effort.over();
      if (over || --nodes < 0 || open.size() > MOST_OPEN) {
        return solution(best, open.peek().bound(), over);
      }
      branch(open.remove(), open);
    }
    return solution(best, effect, false);
  }

  private Solution solution(Selection choice, double bound, boolean timedOut) {
    boolean proved = bound <= floor();
    double least = Math.max(bound, effect);
    return new Solution(choice.chosen(), choice.cost(), choice.effect(), least, proved, timedOut);
  }

  private void branch(Node node, PriorityQueue<Node> open) {
    int control = undecided(node);
    if (control < 0) {
      return; // a single choice, which rounding has already offered
    }
    for (byte way : new byte[] {Node.IN, Node.OUT}) {
      byte[] state = node.state().clone();
      state[control] = way;
      Node child = look(state, node, ROUNDS);
      if (child.bound() > floor()) {
        open.add(child);
      }
    }
  }

  private Node look(byte[] state, Node parent, int rounds) {
    Node node = relaxation.look(state, parent, floor(), rounds, ++looks);
    round(node);
    return node;
  }

  /** Offers the whole choice that is next to the parts of the node. */
  private void round(Node node) {
    var choice = new Selection(instance, node.in());
    if (choice.cost() > budget) {
      return;
    }
    IntStream.range(0, start.length)
        .filter(i -> node.state()[i] == Node.OPEN && node.share()[i] > WORTH_ROUNDING)
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> -node.share()[i]))
        .filter(i -> choice.cost() + instance.cost(i) <= budget)
        .forEach(choice::add);
    offer(greedy.fill(choice));
  }

  /** The open control whose share says least; -1 where none is open. */
  private static int undecided(Node node) {
    int control = -1;
    float most = -1;
    for (int i = 0; i < node.state().length; i++) {
      float doubt = Math.min(node.share()[i], 1 - node.share()[i]);
      if (node.state()[i] == Node.OPEN && doubt > most) {
        most = doubt;
        control = i;
      }
    }
    return control;
  }

  /** All controls open. */
  static byte[] open(int controls) {
    var state = new byte[controls];
    Arrays.fill(state, Node.OPEN);
    return state;
  }
}
