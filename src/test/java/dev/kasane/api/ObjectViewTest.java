package dev.kasane.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackObject;
import dev.kasane.attack.Attacks;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Noun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one call tells of everything else, by real releases. */
class ObjectViewTest {
  private static ObjectView view(String bundle, Noun noun, String id) {
    Attack attack = Attacks.of(List.of(bundle), List.of());
    Catalogue release = release(attack, bundle);
    return ObjectView.of(
        (AttackObject) noun.find(release, id).orElseThrow(), release, attack, null);
  }

  private static Catalogue release(Attack attack, String bundle) {
    return attack.current(bundle.substring(0, bundle.lastIndexOf('-'))).orElseThrow();
  }

  private static List<String> ids(List<RelatedView> related, String direction) {
    return related.stream()
        .filter(one -> one.direction().equals(direction))
        .map(RelatedView::id)
        .toList();
  }

  @Test
  void aGroupLeadsToItsTechniquesSoftwareAndCampaigns() {
    ObjectView view = view("enterprise-attack-18.1", Noun.GROUPS, "G0034");
    var relations = view.relations();
    assertTrue(ids(relations.techniques(), "outgoing").contains("T1059.001"));
    assertTrue(ids(relations.campaigns(), "incoming").contains("C0034"));
    assertFalse(relations.software().isEmpty());
    assertTrue(view.aliases().contains("Voodoo Bear"));
  }

  @Test
  void softwareLeadsBackToTheGroupsThatUseIt() {
    var relations = view("enterprise-attack-18.1", Noun.SOFTWARE, "s0002").relations();
    assertTrue(ids(relations.groups(), "incoming").contains("G0034"));
    assertTrue(ids(relations.techniques(), "outgoing").contains("T1003.001"));
  }

  @ParameterizedTest
  @CsvSource({
    "enterprise-attack-18.1, DATA_COMPONENTS, DC0032, T1059.001",
    "enterprise-attack-18.1, ANALYTICS, AN1252, T1059.001",
    "enterprise-attack-18.1, DETECTION_STRATEGIES, DET0455, T1059.001",
    "enterprise-attack-17.1, DATA_SOURCES, DS0009, T1059.001"
  })
  void whatSeesATechniqueLeadsToIt(String bundle, Noun noun, String id, String technique) {
    assertTrue(view(bundle, noun, id).reachesTechniques().contains(technique));
  }

  @Test
  void anAnalyticSaysWhichLogsItReads() {
    var logs = view("enterprise-attack-18.1", Noun.ANALYTICS, "AN1252").logSources();
    assertEquals(
        List.of("DC0032", "DC0064", "DC0034", "DC0016"),
        logs.stream().map(DetectionView.LogSourceView::dataComponent).toList());
  }

  @Test
  void anAssetHasItsOtherNamesAndTheTechniquesThatTargetIt() {
    ObjectView view = view("ics-attack-18.1", Noun.ASSETS, "A0008");
    assertFalse(view.relatedAssets().isEmpty());
    assertFalse(ids(view.relations().techniques(), "incoming").isEmpty());
  }

  @Test
  void aMatrixHasItsTacticsInTheirOrderWithTheirTechniques() {
    Attack attack = Attacks.of(List.of("mobile-attack-18.1"), List.of());
    Catalogue release = release(attack, "mobile-attack-18.1");
    var matrix = (AttackObject) Noun.MATRICES.find(release, "mobile-attack").orElseThrow();
    MatrixView view = MatrixView.of(matrix, release, attack, null);
    assertEquals("initial-access", view.tactics().get(0).shortname());
    assertTrue(view.tactics().stream().noneMatch(column -> column.techniques().isEmpty()));
  }
}
