package dev.kasane.finding.profile;

/** The JSON pointer to where a walk stands. */
final class Trail {
  private final StringBuilder pointer;
  private int insideText;

  Trail(String from) {
    this.pointer = new StringBuilder(from.length() + 32).append(from);
  }

  /** For walks in which nobody asks where they stand. */
  static Trail none() {
    var trail = new Trail("");
    trail.enterText();
    return trail;
  }

  int mark() {
    return pointer.length();
  }

  void back(int mark) {
    pointer.setLength(mark);
  }

  Trail key(String name) {
    if (insideText > 0) {
      return this;
    }
    pointer.append('/');
    if (name.indexOf('/') < 0 && name.indexOf('~') < 0) {
      pointer.append(name);
    } else {
      pointer.append(name.replace("~", "~0").replace("/", "~1"));
    }
    return this;
  }

  Trail index(int index) {
    if (insideText == 0) {
      pointer.append('/').append(index);
    }
    return this;
  }

  /** JSON inside a text has no pointers of its own: until {@link #leaveText} the trail stands. */
  void enterText() {
    insideText++;
  }

  void leaveText() {
    insideText--;
  }

  @Override
  public String toString() {
    return pointer.toString();
  }
}
