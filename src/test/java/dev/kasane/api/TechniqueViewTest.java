package dev.kasane.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.SharedData;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.attack.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What one call tells of a technique, against the raw bundle. */
class TechniqueViewTest {
  private static final String RELEASE = "enterprise-attack-18.1";
  private static final String POWERSHELL = "attack-pattern--970a3432-3237-47ad-bcca-7d8cbb217736";

  private static TechniqueView view(Attack attack, Catalogue release, String id) {
    return TechniqueView.of(release.technique(id).orElseThrow(), release, attack, null);
  }

  private static TechniqueView current(String id) {
    Attack attack = Attacks.of(List.of(RELEASE), List.of("enterprise-attack-8.2"));
    return view(attack, attack.current("enterprise-attack").orElseThrow(), id);
  }

  /** The names of the sources of its relationships of a type, by the types of the sources. */
  private static Set<String> sources(String relation, Set<String> types) throws IOException {
    Map<String, JsonNode> objects = new HashMap<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(SharedData.bundle(RELEASE)))) {
      new ObjectMapper()
          .readTree(in)
          .get("objects")
          .forEach(o -> objects.put(o.get("id").asText(), o));
    }
    var names = new TreeSet<String>();
    for (JsonNode o : objects.values()) {
      if (o.path("relationship_type").asText().equals(relation)
          && o.get("target_ref").asText().equals(POWERSHELL)) {
        JsonNode source = objects.get(o.get("source_ref").asText());
        if (types.contains(source.get("type").asText())) {
          names.add(source.get("name").asText());
        }
      }
    }
    return names;
  }

  private static Set<String> names(List<RelatedView> related) {
    var names = new TreeSet<String>();
    related.forEach(one -> names.add(one.name()));
    return names;
  }

  @Test
  void everyoneWhoUsesOrMitigatesItIsThere() throws IOException {
    TechniqueView view = current("T1059.001");
    assertEquals(sources("uses", Set.of("malware", "tool")), names(view.software()));
    assertEquals(sources("uses", Set.of("intrusion-set")), names(view.groups()));
    assertEquals(sources("uses", Set.of("campaign")), names(view.campaigns()));
    assertEquals(sources("mitigates", Set.of("course-of-action")), names(view.mitigations()));
  }

  @Test
  void aProcedureExampleSaysHowRawAndCleanAndWhereThatIsKnownFrom() {
    RelatedView example = current("T1059.001").groups().get(0);
    assertTrue(String.valueOf(example.description()).contains("(Citation: "));
    assertFalse(String.valueOf(example.descriptionText()).contains("(Citation: "));
    assertFalse(example.references().isEmpty());
  }

  @Test
  void itsDetectionLeadsToLogsAndDataComponents() {
    DetectionView strategy = current("T1059.001").detectionStrategies().get(0);
    var logs = strategy.analytics().get(0).logSources();
    assertFalse(logs.isEmpty());
    assertTrue(logs.stream().allMatch(log -> String.valueOf(log.dataComponent()).startsWith("DC")));
  }

  @Test
  void itKnowsWhatItReplacedAndWhatItWasCalled() {
    TechniqueView view = current("T1059.001");
    assertEquals(List.of("T1086"), view.replaces().stream().map(RelatedView::id).toList());
    assertEquals("T1059", view.parent() == null ? null : view.parent().id());
    assertTrue(current("T1574.001").details().formerNames().contains("DLL Search Order Hijacking"));
  }

  @Test
  void anOldReleaseTellsWhatItKnewThen() {
    Catalogue release = Attacks.bundle("enterprise-attack-8.2");
    var attack = Attacks.of(List.of("enterprise-attack-8.2"), List.of());
    TechniqueView view = view(attack, release, "T1059.001");
    assertEquals(List.of("Administrator", "User"), view.permissions().stream().sorted().toList());
    assertFalse(String.valueOf(view.detectionText()).isEmpty());
    assertEquals("8.2", view.version());
  }

  @Test
  void aTechniqueOfIcsNamesTheAssetsThatItTargets() {
    var attack = Attacks.of(List.of("ics-attack-18.1"), List.of());
    Catalogue release = attack.current("ics-attack").orElseThrow();
    assertFalse(view(attack, release, "T0800").assets().isEmpty());
  }

  @Test
  void aSubTechniqueAndItsParentNameEachOther() {
    assertTrue(
        current("T1059").subTechniques().stream().anyMatch(sub -> sub.id().equals("T1059.001")));
  }

  @Test
  void whatTheBuiltInFactsDoNotKnowIsEmptyAndNotMissing() throws IOException {
    Attack attack = Attacks.builtIn();
    TechniqueView view =
        view(attack, attack.current("enterprise-attack").orElseThrow(), "T1059.001");
    JsonNode json = new ObjectMapper().valueToTree(view);
    assertTrue(json.get("description").isNull());
    assertEquals(0, json.get("references").size());
    assertTrue(json.get("software").size() > 50);
  }
}
