package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What the release after the built-in one changes, rebuilt from its facts in the shared data. */
class NextReleaseTest {
  private static TinyBundle release(int name, int status, int tactics) throws IOException {
    TinyBundle bundle =
        TinyBundle.of("enterprise-attack")
            .tactics("TA0001 initial-access", "TA0003 persistence", "TA0005 stealth")
            .tactics("TA0112 defense-impairment");
    List<String> lines = Files.readAllLines(SharedData.file("attack/v19-facts.tsv"));
    for (String line : lines.subList(1, lines.size())) {
      String[] f = line.split("\t", -1);
      String word = word(f[0]);
      if (f[status].equals("revoked") && !f[4].isEmpty()) {
        bundle.revoked(word, f[0], f[name], word(f[4]));
      } else if (!f[status].isEmpty()) {
        bundle.technique(word, f[0], f[name], f[tactics].split("[ ,;|]+"));
      }
    }
    return bundle;
  }

  private static String word(String id) {
    return id.replace('.', 'x').toLowerCase(Locale.ROOT);
  }

  @Test
  void everyIdOfTheReleaseBeforeStillMeansSomething() throws IOException {
    Attack attack = release(1, 2, 3).alone();
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
    Attack attack = new Attack(List.of(release(1, 2, 3).catalogue()), List.of(BuiltInFacts.read()));
    var tactics =
        Arrays.asList("TA0005", "stealth", "Defense Evasion").stream()
            .map(tactic -> attack.resolve(new Claim("T1006", null, tactic, null), null))
            .map(Resolution::tactic)
            .toList();
    assertEquals(List.of("stealth", "stealth", "stealth"), tactics);
  }
}
