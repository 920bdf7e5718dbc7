package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The releases of the shared data, which are skipped where it is not at hand. */
class CatalogueTest {
  private static long count(Catalogue release, ObjectStatus status, boolean sub) {
    return release.techniques().stream()
        .filter(t -> t.status() == status && (t.parentId() != null) == sub)
        .count();
  }

  private static long count(Catalogue release, ObjectStatus status) {
    return count(release, status, false) + count(release, status, true);
  }

  @ParameterizedTest
  @CsvSource({
    "enterprise-attack-18.1, enterprise-attack, 18.1, 216, 475, 132, 12, 14, 44",
    "enterprise-attack-17.1, enterprise-attack, 17.1, 211, 468, 132, 12, 14, 44",
    "enterprise-attack-8.2, enterprise-attack, 8.2, 178, 352, 129, 11, 14, 42",
    "mobile-attack-18.1, mobile-attack, 18.1, 77, 47, 53, 13, 12, 13",
    "mobile-attack-17.1, mobile-attack, 17.1, 75, 46, 53, 14, 12, 13",
    "ics-attack-18.1, ics-attack, 18.1, 83, 0, 0, 12, 12, 52"
  })
  void everyReleaseLoadsWithItsCounts(
      String file,
      String domain,
      String version,
      long techniques,
      long subTechniques,
      long revoked,
      long deprecated,
      int tactics,
      long mitigations) {
    Catalogue release = Attacks.bundle(file);
    long active =
        release.objects(AttackObject.Kind.MITIGATION).stream()
            .filter(m -> m.status() == ObjectStatus.ACTIVE)
            .count();
    assertEquals(
        List.of(domain, version, techniques, subTechniques, revoked, deprecated, tactics, active),
        List.of(
            release.domain(),
            release.version(),
            count(release, ObjectStatus.ACTIVE, false),
            count(release, ObjectStatus.ACTIVE, true),
            count(release, ObjectStatus.REVOKED),
            count(release, ObjectStatus.DEPRECATED),
            release.tactics().size(),
            mitigations));
  }

  @ParameterizedTest
  @CsvSource({
    "enterprise-attack-18.1",
    "enterprise-attack-17.1",
    "mobile-attack-17.1",
    "ics-attack-18.1"
  })
  void aRealReleaseHasNothingOdd(String file) {
    assertEquals(List.of(), Attacks.bundle(file).warnings());
  }

  @Test
  void aTechniqueLeadsToEverythingThatIsSaidOfIt() {
    Catalogue release = Attacks.bundle("enterprise-attack-18.1");
    Technique technique = release.technique("T1059.001").orElseThrow();
    var kinds =
        release.incoming(technique.stixId()).stream()
            .map(relation -> release.object(relation.source()))
            .filter(Objects::nonNull)
            .map(AttackObject::kind)
            .distinct()
            .sorted()
            .toList();
    assertEquals(
        List.of(
            AttackObject.Kind.MITIGATION,
            AttackObject.Kind.MALWARE,
            AttackObject.Kind.TOOL,
            AttackObject.Kind.GROUP,
            AttackObject.Kind.CAMPAIGN,
            AttackObject.Kind.DETECTION_STRATEGY),
        kinds);
  }

  @ParameterizedTest
  @CsvSource({
    "enterprise-attack-18.1, T1059.001, true",
    "enterprise-attack-17.1, T1059.001, false",
    "ics-attack-18.1, T0843, true"
  })
  void dataComponentsOfATechniqueAreFoundInEveryRelease(String file, String id, boolean through) {
    Catalogue release = Attacks.bundle(file);
    Detection detection = Detection.of(release, release.technique(id).orElseThrow());
    assertFalse(detection.dataComponents().isEmpty());
    assertEquals(through, !detection.strategies().isEmpty() && !detection.analytics().isEmpty());
  }

  @Test
  void whatAGroupDoesIsToldInWords() {
    Catalogue release = Attacks.bundle("enterprise-attack-18.1");
    AttackObject group = release.objectById("g0007").orElseThrow();
    assertTrue(release.outgoing(group.stixId()).stream().allMatch(r -> r.description() != null));
  }

  @Test
  void anAssetOfIcsIsTheTargetOfTechniques() {
    Catalogue release = Attacks.bundle("ics-attack-18.1");
    AttackObject asset = release.objects(AttackObject.Kind.ASSET).get(0);
    assertFalse(release.incoming(asset.stixId()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"T1156, T1546.004", "T1562.010, T1562.010", "T1086, T1059.001", "T1033, T1033"})
  void oldIdsOfOldReleasesResolve(String then, String now) {
    Attack attack = Attacks.builtInOver("enterprise-attack-8.2", "enterprise-attack-17.1");
    Resolution resolution = attack.resolve(new Claim(then, null, null, null), null);
    assertEquals(now, Objects.requireNonNull(resolution.technique()).id());
  }

  @Test
  void everyTechniqueOfAnOldReleaseStillMeansSomething() {
    Attack attack = Attacks.builtInOver("enterprise-attack-8.2");
    var lost =
        attack.older().get(0).techniques().stream()
            .map(t -> attack.resolve(new Claim(t.id(), t.name(), null, null), null))
            .filter(r -> r.technique() == null || r.outcome() == Outcome.CONFLICT)
            .map(r -> r.claimed() + " " + r.outcome())
            .toList();
    assertEquals(List.of(), lost);
  }
}
