package dev.kasane.search;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.attack.Catalogue;
import java.util.List;

/** Prints what an index costs, and what some questions find. A {@code main}, not a test. */
public final class SearchMeasure {
  private static final int ROUNDS = 30;

  private SearchMeasure() {}

  /** Takes questions; without any a few of its own. */
  public static void main(String... args) {
    Attack attack = Attacks.of("enterprise-attack-18.1");
    Catalogue release = attack.current().get(0);
    long start = System.nanoTime();
    Index.of(attack, release);
    System.out.printf("first index: %.0f ms%n", millis(start));
    for (int i = 0; i < ROUNDS; i++) {
      Index.of(attack, release);
    }
    start = System.nanoTime();
    Index.of(attack, release);
    System.out.printf("an index when warm: %.0f ms%n", millis(start));
    long before = usedHeap();
    Index index = Index.of(attack, release);
    System.out.printf("heap: %.1f MB%n", (usedHeap() - before) / 1024.0 / 1024.0);
    var search = new Search();
    for (String question : args.length > 0 ? args : new String[] {"dumping credentials"}) {
      show(search, attack, question);
    }
    System.out.println(index.isOf(attack));
  }

  private static void show(Search search, Attack attack, String question) {
    List<Catalogue> all = attack.current();
    for (int i = 0; i < ROUNDS; i++) {
      search.find(attack, all, question, hit -> true);
    }
    long start = System.nanoTime();
    Found found = search.find(attack, all, question, hit -> true);
    System.out.printf("== %s: %d hits in %.2f ms%n", question, found.hits().size(), millis(start));
    found.hits().stream()
        .limit(6)
        .forEach(
            hit ->
                System.out.printf(
                    "  %.2f %s %s (%s) %s %s%n",
                    hit.score(), hit.id(), hit.name(), hit.kind(), hit.matched(), hit.status()));
    found.hits().stream().limit(1).forEach(hit -> System.out.println("    " + hit.highlights()));
    System.out.println("  ignored " + found.ignored() + ", suggested " + found.suggestions());
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static long usedHeap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
