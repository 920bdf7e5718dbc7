package dev.kasane.finding.profile;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where a walk stands. The pointer is written only for what is found there, which is little. */
final class Trail {
  private static final String[] NO_NAMES = {};
  private static final int[] NO_INDICES = {};

  private final String from;
  private @Nullable String[] names = NO_NAMES;

  /** The index of a step into an array, whose name is null. */
  private int[] indices = NO_INDICES;

  private int depth;
  private int insideText;

  Trail(String from) {
    this.from = from;
  }

  /** For walks in which nobody asks where they stand. */
  static Trail none() {
    var trail = new Trail("");
    trail.enterText();
    return trail;
  }

  int mark() {
    return depth;
  }

  void back(int mark) {
    depth = mark;
  }

  void key(String name) {
    step(name, 0);
  }

  void index(int index) {
    step(null, index);
  }

  private void step(@Nullable String name, int index) {
    if (insideText > 0) {
      return;
    }
    if (depth == names.length) {
      names = Arrays.copyOf(names, depth + 12);
      indices = Arrays.copyOf(indices, depth + 12);
    }
    names[depth] = name;
    indices[depth++] = index;
  }

  /** JSON inside a text has no pointers of its own: until {@link #leaveText} the trail stands. */
  void enterText() {
    insideText++;
  }

  void leaveText() {
    insideText--;
  }

  /** The JSON pointer. */
  @Override
  public String toString() {
    if (depth == 0) {
      return from;
    }
    var pointer = new StringBuilder(from.length() + depth * 16).append(from);
    for (int i = 0; i < depth; i++) {
      String name = names[i];
      pointer.append('/');
      if (name == null) {
        pointer.append(indices[i]);
      } else {
        pointer.append(
            name.indexOf('/') < 0 && name.indexOf('~') < 0
                ? name
                : name.replace("~", "~0").replace("/", "~1"));
      }
    }
    return pointer.toString();
  }
}
