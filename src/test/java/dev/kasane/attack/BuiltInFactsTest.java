package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BuiltInFactsTest {
  private static final Catalogue FACTS = BuiltInFacts.read();

  private static String resource() throws IOException {
    try (InputStream in = BuiltInFacts.class.getResourceAsStream(BuiltInFacts.RESOURCE)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theyAreWhatTheGeneratorMakesOfTheRelease() throws IOException {
    String made =
        FactsGenerator.facts(
            SharedData.bundle("enterprise-attack-18.1"),
            List.of(
                SharedData.bundle("enterprise-attack-17.1"),
                SharedData.bundle("enterprise-attack-8.2"),
                SharedData.file("findings/former_names.tsv")));
    assertEquals(resource(), made);
  }

  /** What the facts know of a technique. */
  private static List<Object> known(Catalogue release, Technique t) {
    return List.of(
        t.id(),
        t.stixId(),
        t.name(),
        t.status(),
        t.tactics(),
        t.platforms(),
        String.valueOf(t.parentId()),
        release.index().follow(t).path(),
        release.index().capecsOf(t),
        release.mitigationIds(t.id()));
  }

  @Test
  void theirCatalogueIsThatOfTheBundle() {
    Catalogue bundle = Attacks.bundle("enterprise-attack-18.1");
    assertEquals(
        bundle.techniques().stream().map(t -> known(bundle, t)).toList(),
        FACTS.techniques().stream().map(t -> known(FACTS, t)).toList());
    assertEquals(bundle.tactics(), FACTS.tactics());
  }

  @Test
  void theyHoldNoSentences() throws IOException {
    assertTrue(resource().lines().skip(1).allMatch(line -> line.length() < 150));
  }

  @Test
  void nothingAboutThemIsOdd() {
    assertEquals(List.of(), FACTS.warnings());
  }

  @Test
  void theyNameWhatGroupsAndSoftwareUse() {
    AttackObject group = FACTS.objectById("G0007").orElseThrow();
    assertTrue(group.aliases().contains("Fancy Bear"));
    assertTrue(
        FACTS.outgoing(group.stixId()).stream()
            .map(r -> FACTS.techniqueByStixId(r.target()))
            .anyMatch(t -> t != null && t.id().equals("T1059.001")));
  }

  @Test
  void formerNamesHoldForABundleThatReplacesThem() {
    assertTrue(
        Attacks.bundle("enterprise-attack-17.1")
            .formerNames("T1046")
            .contains("Network Service Scanning"));
  }
}
