package dev.kasane.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.AttackObject.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing that a bundle says is lost: its objects and relationships against a plain walk. */
class WholeReleaseTest {
  private static final Set<String> TYPES =
      Stream.concat(Stream.of("attack-pattern"), Arrays.stream(Kind.values()).map(Kind::stixType))
          .collect(Collectors.toSet());

  private static List<CatalogueEntry> entries(Catalogue release) {
    return Arrays.stream(Noun.values()).flatMap(noun -> noun.in(release).stream()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "enterprise-attack-18.1",
        "enterprise-attack-17.1",
        "enterprise-attack-8.2",
        "mobile-attack-18.1",
        "mobile-attack-17.1",
        "ics-attack-18.1"
      })
  void everyObjectAndRelationshipIsThereInBothDirections(String file) throws IOException {
    var raw = new RawBundle(file);
    Catalogue release = Attacks.bundle(file);
    var expected = new TreeMap<String, String>();
    raw.of(TYPES).forEach(o -> expected.put(o.get("id").asText(), said(o)));
    var actual = new TreeMap<String, String>();
    entries(release).forEach(entry -> actual.put(entry.stixId(), said(entry)));
    assertEquals(expected, actual);
    assertEquals(relationships(raw), relationships(release, true));
    assertEquals(relationships(raw), relationships(release, false));
  }

  private static String said(JsonNode o) {
    return List.of(
            String.valueOf(RawBundle.text(o, "name")),
            String.valueOf(RawBundle.text(o, "description")).hashCode(),
            String.valueOf(RawBundle.text(o, "created")),
            String.valueOf(RawBundle.text(o, "modified")),
            String.valueOf(RawBundle.text(o, "x_mitre_version")),
            Math.max(0, o.path("external_references").size() - own(o)))
        .toString();
  }

  /** The reference that gives the id is no reference of the object. */
  private static int own(JsonNode object) {
    for (JsonNode reference : object.path("external_references")) {
      String source = reference.get("source_name").asText();
      if (reference.has("external_id") && source.matches("mitre-.*attack")) {
        return 1;
      }
    }
    return 0;
  }

  private static String said(CatalogueEntry entry) {
    Details details = entry.details();
    return List.of(
            entry.name(),
            String.valueOf(details.description()).hashCode(),
            String.valueOf(details.created()),
            String.valueOf(details.modified()),
            String.valueOf(details.version()),
            details.references().size())
        .toString();
  }

  private static Map<String, Integer> relationships(RawBundle raw) {
    var found = new HashMap<String, Integer>();
    for (JsonNode r : raw.of(Set.of("relationship"))) {
      var references = new ArrayList<String>();
      r.path("external_references").forEach(e -> references.add(RawBundle.text(e, "url")));
      String key =
          List.of(
                  r.get("relationship_type").asText(),
                  r.get("source_ref").asText(),
                  r.get("target_ref").asText(),
                  String.valueOf(RawBundle.text(r, "description")).hashCode(),
                  references)
              .toString();
      found.merge(key, 1, Integer::sum);
    }
    return found;
  }

  private static Map<String, Integer> relationships(Catalogue release, boolean outgoing) {
    var found = new HashMap<String, Integer>();
    for (CatalogueEntry entry : entries(release)) {
      List<Relation> relations =
          outgoing ? release.outgoing(entry.stixId()) : release.incoming(entry.stixId());
      for (Relation r : relations) {
        // references inside objects are no relationships of the bundle
        if (!r.type().endsWith("_ref") && !r.type().endsWith("_refs")) {
          String key =
              List.of(
                      r.type(),
                      r.source(),
                      r.target(),
                      String.valueOf(r.description()).hashCode(),
                      r.references().stream().map(Reference::url).toList())
                  .toString();
          found.merge(key, 1, Integer::sum);
        }
      }
    }
    return found;
  }

  @Test
  void everyLogSourceOfAnAnalyticIsThere() throws IOException {
    var raw = new RawBundle("enterprise-attack-18.1");
    Catalogue release = Attacks.bundle("enterprise-attack-18.1");
    int expected = 0;
    for (JsonNode analytic : raw.of(Set.of("x-mitre-analytic"))) {
      expected += analytic.path("x_mitre_log_source_references").size();
    }
    int actual = release.objects(Kind.ANALYTIC).stream().mapToInt(a -> a.logSources().size()).sum();
    assertEquals(expected, actual);
  }

  @Test
  void propertiesThatNobodyKnowsAreKeptAsTheyAre() throws IOException {
    String future = "{'a':[1,2.5,true,{'b':'c'}],'d':'e'}".replace('\'', '"');
    Catalogue release =
        TinyBundle.of("enterprise-attack")
            .tactics("TA0001 one")
            .object(
                "attack-pattern",
                TinyBundle.stixId("a"),
                "'name':'A','x_mitre_future':%s,%s"
                    .formatted(future, TinyBundle.reference("T1000")))
            .catalogue();
    var json = new ObjectMapper();
    assertEquals(
        json.readTree("{\"x_mitre_future\":" + future + "}"),
        json.valueToTree(release.technique("T1000").orElseThrow().details().properties()));
  }

  @Test
  void equalReferencesAreHeldOnce() {
    Catalogue release = Attacks.bundle("enterprise-attack-18.1");
    var bySource = new HashMap<Reference, Reference>();
    int held = 0;
    for (CatalogueEntry entry : entries(release)) {
      for (Relation relation : release.outgoing(entry.stixId())) {
        for (Reference reference : relation.references()) {
          held += bySource.computeIfAbsent(reference, r -> r) == reference ? 0 : 1;
        }
      }
    }
    assertEquals(0, held);
  }
}
