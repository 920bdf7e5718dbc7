package dev.kasane.finding.profile;

import org.jspecify.annotations.Nullable;

/** What one text says of one technique or tactic. */
record Part(
    @Nullable String id, @Nullable String name, @Nullable String tactic, @Nullable String version) {

  static Part ofId(String id, @Nullable String version) {
    return new Part(id, null, null, version);
  }

  static Part ofName(String name) {
    return new Part(null, name, null, null);
  }

  static Part ofTactic(String tactic) {
    return new Part(null, null, tactic, null);
  }

  Part withName(String more) {
    return new Part(id, name == null ? more : name + ", " + more, tactic, version);
  }

  Part withTactic(String said) {
    return new Part(id, name, said, version);
  }
}
