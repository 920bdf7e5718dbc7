package dev.kasane.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is odd about a bundle: counted, with one example each, however often it occurs. */
final class Warnings {
  private static final int MOST_KINDS = 100;

  private final Map<String, Integer> counts = new TreeMap<>();
  private final Map<String, String> examples = new TreeMap<>();

  void add(String what, String example) {
    if (counts.size() < MOST_KINDS || counts.containsKey(what)) {
      counts.merge(what, 1, Integer::sum);
      examples.putIfAbsent(what, example.length() > 120 ? example.substring(0, 120) : example);
    }
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    counts.forEach(
        (what, count) -> lines.add("%s: %d, first %s".formatted(what, count, examples.get(what))));
    return List.copyOf(lines);
  }
}
