package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.SharedData;
import dev.kasane.attack.Comparison.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the release after the built-in one changes, rebuilt from its facts in the shared data. */
class NextReleaseTest {
  private static TinyBundle release(int name, int status, int tactics, List<String> known)
      throws IOException {
    TinyBundle bundle = TinyBundle.of("enterprise-attack").tactics(known.toArray(String[]::new));
    for (String[] f : facts()) {
      String word = word(f[0]);
      if (f[status].equals("revoked") && !f[4].isEmpty()) {
        bundle.revoked(word, f[0], f[name], word(f[4]));
      } else if (f[status].equals("deprecated")) {
        bundle.deprecated(word, f[0], f[name], f[tactics].split("[ ,;|]+"));
      } else if (!f[status].isEmpty() && !f[status].equals("absent")) {
        bundle.technique(word, f[0], f[name], f[tactics].split("[ ,;|]+"));
      }
    }
    return bundle;
  }

  /** Both releases from the table alone, with the tactics of each. */
  private static Comparison comparison() throws IOException {
    return Comparison.of(release(1, 5, 6, BEFORE).catalogue(), release(1, 2, 3, AFTER).catalogue());
  }

  private static final List<String> KEPT =
      List.of(
          "TA0043 reconnaissance",
          "TA0042 resource-development",
          "TA0001 initial-access",
          "TA0002 execution",
          "TA0003 persistence",
          "TA0004 privilege-escalation",
          "TA0006 credential-access",
          "TA0007 discovery",
          "TA0008 lateral-movement",
          "TA0009 collection",
          "TA0011 command-and-control",
          "TA0010 exfiltration",
          "TA0040 impact");
  private static final List<String> BEFORE = with("TA0005 defense-evasion");
  private static final List<String> AFTER = with("TA0005 stealth", "TA0112 defense-impairment");

  private static List<String> with(String... more) {
    return Stream.concat(KEPT.stream(), Stream.of(more)).toList();
  }

  private static List<String[]> facts() throws IOException {
    return Files.readAllLines(SharedData.file("attack/v19-facts.tsv")).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .toList();
  }

  private static Set<String> tactics(String words) {
    return Set.of(words.split(" ", -1));
  }

  private static List<String> ids(Predicate<String[]> which) throws IOException {
    return facts().stream().filter(which).map(f -> f[0]).sorted().toList();
  }

  private static List<String> ids(Comparison comparison, Way... ways) {
    return Stream.of(ways)
        .flatMap(way -> comparison.changes(Noun.TECHNIQUES, way).stream())
        // the table does not know what is still deprecated
        .filter(c -> c.before() == null || c.before().status() == ObjectStatus.ACTIVE)
        .map(change -> change.entry().id())
        .sorted()
        .toList();
  }

  @Test
  void theComparisonFindsWhatTheTableSaysOfTechniques() throws IOException {
    Comparison comparison = comparison();
    assertEquals(ids(f -> f[7].equals("NEW in v19")), ids(comparison, Way.ADDED));
    assertEquals(ids(f -> f[7].equals("REVOKED in v19")), ids(comparison, Way.REVOKED));
    assertEquals(
        ids(f -> f[7].endsWith("tactics changed")), ids(comparison, Way.MOVED, Way.TACTIC_RENAMED));
  }

  @Test
  void onlyWhatLeavesATacticOrEntersOneHasMoved() throws IOException {
    assertEquals(
        ids(
            f ->
                f[7].endsWith("tactics changed")
                    && !tactics(f[3].replace("stealth", "defense-evasion")).equals(tactics(f[6]))),
        ids(comparison(), Way.MOVED));
  }

  private static String word(String id) {
    return id.replace('.', 'x').toLowerCase(Locale.ROOT);
  }

  @Test
  void everyIdOfTheReleaseBeforeStillMeansSomething() throws IOException {
    Attack attack = release(1, 2, 3, AFTER).alone();
    var lost =
        BuiltInFacts.read().techniques().stream()
            .map(t -> attack.resolve(new Claim(t.id(), null, null, null), null))
            .filter(r -> r.technique() == null)
            .map(r -> String.valueOf(r.claimed().id()))
            .toList();
    assertEquals(List.of(), lost);
  }

  @Test
  void theTacticOfTheReleaseBeforeIsNoContradiction() throws IOException {
    Attack attack =
        new Attack(List.of(release(1, 2, 3, AFTER).catalogue()), List.of(BuiltInFacts.read()));
    var tactics =
        Arrays.asList("TA0005", "stealth", "Defense Evasion").stream()
            .map(tactic -> attack.resolve(new Claim("T1006", null, tactic, null), null))
            .map(Resolution::tactic)
            .toList();
    assertEquals(List.of("stealth", "stealth", "stealth"), tactics);
  }
}
