package dev.kasane.attack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tactics of one release in their order, by all the words that people have for them. */
final class TacticIndex {
  private static final int LONGEST = 100;

  private final List<Tactic> all;
  private final Map<String, Tactic> byWord = new HashMap<>();

  TacticIndex(List<Tactic> tactics) {
    this.all = List.copyOf(tactics);
    for (Tactic tactic : all) {
      byWord.putIfAbsent(Names.normal(tactic.id()), tactic);
      byWord.putIfAbsent(Names.normal(tactic.shortname()), tactic);
      byWord.putIfAbsent(Names.normal(tactic.name()), tactic);
      byWord.putIfAbsent(tactic.shortname(), tactic);
      // DefenseEvasion, as Microsoft's products say
      byWord.putIfAbsent(joined(tactic.shortname()), tactic);
    }
  }

  List<Tactic> all() {
    return all;
  }

  /** Null where no tactic is called so. */
  @Nullable Tactic called(String word) {
    Tactic tactic = byWord.get(word);
    if (tactic == null && word.length() <= LONGEST) {
      tactic = byWord.get(Names.normal(word));
    }
    if (tactic == null && word.length() <= LONGEST) {
      tactic = byWord.get(joined(word));
    }
    return tactic;
  }

  private static String joined(String word) {
    return Names.normal(word).replace(" ", "");
  }
}
