package dev.kasane.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A choice while it grows, with what it leaves of every item. */
final class Selection {
  private final Instance instance;
  private final boolean[] chosen;
  private final double[] rest;
  private final List<Integer> order = new ArrayList<>();
  private long cost;

  Selection(Instance instance) {
    this(instance, new boolean[instance.controls()]);
  }

  Selection(Instance instance, boolean[] chosen) {
    this.instance = instance;
    this.chosen = new boolean[chosen.length];
    this.rest = instance.weights().clone();
    for (int i = 0; i < chosen.length; i++) {
      if (chosen[i]) {
        add(i);
      }
    }
  }

  void add(int control) {
    chosen[control] = true;
    cost += instance.cost(control);
    order.add(control);
    int[] items = instance.itemsOf(control);
    double[] failing = instance.failingOf(control);
    for (int k = 0; k < items.length; k++) {
      rest[items[k]] *= failing[k];
    }
  }

  /** What the control would save of what is left. */
  double gain(int control) {
    double gain = 0;
    int[] items = instance.itemsOf(control);
    double[] failing = instance.failingOf(control);
    for (int k = 0; k < items.length; k++) {
      gain += rest[items[k]] * (1 - failing[k]);
    }
    return gain;
  }

  /** The expected weight saved. Summed afresh, so that the same choice has the same effect. */
  double effect() {
    double effect = 0;
    double[] weights = instance.weights();
    for (int j = 0; j < rest.length; j++) {
      effect += weights[j] - rest[j];
    }
    return effect;
  }

  boolean has(int control) {
    return chosen[control];
  }

  long cost() {
    return cost;
  }

  boolean[] chosen() {
    return chosen.clone();
  }

  /** The controls in the order in which they came. */
  List<Integer> order() {
    return Collections.unmodifiableList(order);
  }
}
