package dev.kasane.search;

import dev.kasane.attack.Attack;
import dev.kasane.attack.ObjectStatus;
import java.util.List;
import java.util.function.Predicate;

/** Asks the current releases of what is loaded, as most tests do. */
final class Asking {
  private final Search search = new Search();
  private final Attack attack;

  Asking(Attack attack) {
    this.attack = attack;
  }

  /** Of what is in use. */
  Found find(String question) {
    return find(question, hit -> hit.status() == ObjectStatus.ACTIVE);
  }

  Found find(String question, Predicate<Hit> wanted) {
    return search.find(attack, attack.current(), question, wanted);
  }

  List<String> ids(String question) {
    return find(question).hits().stream().map(Hit::id).toList();
  }

  /** The id of the best hit and what of it matched; {@code nothing} where there is none. */
  String first(String question) {
    return find(question).hits().stream()
        .findFirst()
        .map(hit -> hit.id() + " " + hit.matched().word())
        .orElse("nothing");
  }

  List<String> suggested(String question) {
    return find(question).suggestions().stream().map(Suggestion::text).toList();
  }
}
