package dev.kasane.attack;

import java.util.ArrayList;
import java.util.List;

/**
 * What an id leads to.
 *
 * @param technique the one that stands in its place now
 * @param origin the technique that bears the id, perhaps of an older release
 * @param path ids from the origin to the technique; empty where no hop was needed
 */
record Placed(Outcome outcome, Technique technique, Technique origin, List<String> path) {

  /** The path with one more hop, where there is a path. */
  List<String> pathTo(Technique next) {
    if (path.isEmpty()) {
      return path;
    }
    var longer = new ArrayList<>(path);
    longer.add(next.id());
    return List.copyOf(longer);
  }
}
