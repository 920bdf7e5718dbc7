package dev.kasane.attack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.attack.BundleReading.Read;
import dev.kasane.attack.BundleReading.Unreadable;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bundles that are odd, broken or hostile. */
class BundleReaderTest {
  private static final TinyBundle SMALL =
      TinyBundle.of("enterprise-attack")
          .tactics("TA0002 execution", "TA0001 initial-access")
          .technique("one", "T1000", "One", "initial-access", "execution");

  private static String unreadable(byte[] bytes) {
    return assertInstanceOf(Unreadable.class, TinyBundle.read(bytes)).what();
  }

  private static List<String> warnings(TinyBundle bundle) {
    return bundle.catalogue().warnings();
  }

  private static void assertWarned(String expected, TinyBundle bundle) {
    assertTrue(
        warnings(bundle).stream().anyMatch(w -> w.startsWith(expected)),
        () -> expected + " is not among " + warnings(bundle));
  }

  @Test
  void gzipIsKnownByItsFirstBytes() {
    BundleReading reading = TinyBundle.read(TinyBundle.gzip(SMALL.json().getBytes(UTF_8)));
    assertEquals(1, assertInstanceOf(Read.class, reading).catalogue().techniques().size());
  }

  @Test
  void tacticsStandInTheOrderOfTheMatrix() {
    assertEquals(
        List.of("execution", "initial-access"),
        SMALL.catalogue().tactics().stream().map(Tactic::shortname).toList());
  }

  @Test
  void tacticsOfATechniqueStandInTheOrderOfTheMatrix() {
    Technique one = SMALL.catalogue().technique("t1000").orElseThrow();
    assertEquals(List.of("execution", "initial-access"), one.tactics());
  }

  @ParameterizedTest
  @CsvSource({
    "enterprise-attack-18.1.json.gz, 18.1",
    "/folder-2/mobile-attack-19.json, 19",
    "https://host/a/ics-attack-v17.0.json, 17.0",
    "enterprise-attack.json, unknown"
  })
  void theVersionComesFromTheFileNameWhereNoCollectionSaysIt(String source, String version) {
    var stream = new ByteArrayInputStream(SMALL.json().getBytes(UTF_8));
    BundleReading reading = BundleReader.read(source, stream, Map.of());
    assertEquals(version, ((Read) reading).catalogue().version());
  }

  @Test
  void theCollectionKnowsTheVersionBetterThanTheName() {
    assertEquals(
        "19.0", TinyBundle.of("ics-attack").version("19.0").tactics("TA1 x").catalogue().version());
  }

  @Test
  void withoutMatrixTheTechniquesSayTheDomain() {
    Catalogue catalogue =
        TinyBundle.of("").technique("one", "T1000", "One", "execution").catalogue();
    assertEquals("enterprise-attack", catalogue.domain());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "this is no JSON | It is not JSON",
        "'' | It cannot be read: it is no STIX bundle",
        "[1,2] | It cannot be read: it is no STIX bundle",
        "{\"type\":\"bundle\",\"objects\":[{\"type\":\"attack- | It is not JSON, or not all of it",
        "{\"type\":\"report\"} | It cannot be read: it is JSON, but no STIX bundle",
        "{\"type\":\"bundle\",\"objects\":[]} | It holds no ATT&CK",
        "{\"type\":\"bundle\",\"objects\":7} | It holds no ATT&CK",
        "{\"type\":\"bundle\"} {} | It cannot be read: something follows",
      })
  void whatIsNoBundleSaysWhatIsWrong(String text, String what) {
    String said = unreadable(text.getBytes(UTF_8));
    assertTrue(said.startsWith(what), said);
  }

  @Test
  void aTruncatedBundleSaysWhereItBreaks() {
    byte[] whole = SMALL.json().getBytes(UTF_8);
    String said = unreadable(Arrays.copyOf(whole, whole.length / 2));
    assertTrue(said.contains("line"), said);
  }

  @Test
  void aTruncatedGzipIsUnreadable() {
    byte[] whole = TinyBundle.gzip(SMALL.json().getBytes(UTF_8));
    unreadable(Arrays.copyOf(whole, whole.length - 9));
  }

  @Test
  void whatIsTooDeepIsUnreadable() {
    String deep = "{\"type\":\"bundle\",\"objects\":[{\"x\":" + "[".repeat(100_000);
    assertTrue(unreadable(deep.getBytes(UTF_8)).startsWith("It is deeper"));
  }

  /** Bytes without end, as a gzip bomb unpacks to. */
  private static InputStream endless(String start, String again) {
    byte[] once = start.replace('\'', '"').getBytes(UTF_8);
    byte[] piece = again.replace('\'', '"').getBytes(UTF_8);
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        long i = at++;
        return i < once.length ? once[(int) i] : piece[(int) ((i - once.length) % piece.length)];
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        for (int i = 0; i < length; i++) {
          bytes[offset + i] = (byte) read();
        }
        return length;
      }
    };
  }

  @Test
  void aBundleThatUnpacksWithoutEndIsStopped() {
    BundleReading reading = BundleReader.read("bomb", endless("{", "     "), Map.of());
    assertTrue(((Unreadable) reading).what().contains("unpacks to more than"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {"{}", "{'type':'malware'}", "\"{'type':'malware','aliases':['a','b','c','d']}\""})
  void anEndlessBundleIsStoppedBeforeItFillsTheMemory(String object) {
    InputStream stream = endless("{'type':'bundle','objects':[", object + ",");
    BundleReading reading = BundleReader.read("endless", stream, Map.of());
    assertTrue(((Unreadable) reading).what().contains("more objects and texts"));
  }

  @Test
  void objectsMayComeInAnyOrder() {
    Catalogue catalogue =
        TinyBundle.of("enterprise-attack")
            .relation("revoked-by", TinyBundle.stixId("a"), TinyBundle.stixId("b"))
            .raw(
                "{'type':'attack-pattern','id':'%s','revoked':true,'name':'A',%s}"
                    .formatted(TinyBundle.stixId("a"), TinyBundle.reference("T1000")))
            .technique("b", "T1001", "B")
            .tactics("TA0001 initial-access")
            .catalogue();
    var attack = new Attack(List.of(catalogue), List.of());
    Resolution resolution = attack.resolve(new Claim("T1000", null, null, null), null);
    assertEquals(List.of("T1000", "T1001"), resolution.path());
  }

  @Test
  void onlyAttackPatternsAreTechniques() {
    Catalogue catalogue =
        TinyBundle.of("enterprise-attack")
            .tactics("TA0001 initial-access")
            .object(
                "course-of-action",
                "course-of-action--1",
                "'name':'Old Mitigation'," + TinyBundle.reference("T1134"))
            .catalogue();
    assertTrue(catalogue.technique("T1134").isEmpty());
  }

  @Test
  void theParentIsThatOfTheRelationshipElseThatOfTheId() {
    Catalogue catalogue =
        TinyBundle.of("enterprise-attack")
            .tactics("TA0001 initial-access")
            .technique("a", "T1000", "A")
            .technique("b", "T2000", "B")
            .technique("c", "T1000.001", "C")
            .technique("d", "T1000.002", "D")
            .relation("subtechnique-of", TinyBundle.stixId("c"), TinyBundle.stixId("b"))
            .catalogue();
    assertEquals("T2000", catalogue.technique("T1000.001").orElseThrow().parentId());
    assertEquals("T1000", catalogue.technique("T1000.002").orElseThrow().parentId());
  }

  @Test
  void subTechniquesThatRunInACircleAreReported() {
    assertWarned(
        "sub-techniques that run in a circle: 2",
        TinyBundle.of("enterprise-attack")
            .technique("a", "T1000", "A", "x")
            .technique("b", "T2000", "B", "x")
            .relation("subtechnique-of", TinyBundle.stixId("a"), TinyBundle.stixId("b"))
            .relation("subtechnique-of", TinyBundle.stixId("b"), TinyBundle.stixId("a")));
  }

  private static String group(String id, String more) {
    return "{'type':'intrusion-set','id':'intrusion-set--%s','name':'%s',%s%s}"
        .formatted(id, id, more, TinyBundle.reference(id));
  }

  @Test
  void revocationsOfGroupsThatRunInACircleAreReportedAndEnd() {
    TinyBundle bundle =
        TinyBundle.of("enterprise-attack")
            .tactics("TA0001 one")
            .raw(group("G1", "'revoked':true,"))
            .raw(group("G2", "'revoked':true,"))
            .relation("revoked-by", "intrusion-set--G1", "intrusion-set--G2")
            .relation("revoked-by", "intrusion-set--G2", "intrusion-set--G1");
    assertWarned("revocations that run in a circle: 2, first G", bundle);
    Catalogue release = bundle.catalogue();
    CatalogueEntry group = Noun.GROUPS.find(release, "g1").orElseThrow();
    assertEquals(
        List.of("G1", "G2"), release.successors(group).stream().map(CatalogueEntry::id).toList());
  }

  @Test
  void aMatrixWithATacticThatIsNotThereIsReportedOnce() {
    TinyBundle bundle =
        TinyBundle.of("enterprise-attack")
            .technique("a", "T1000", "A")
            .object(
                "x-mitre-matrix",
                "x-mitre-matrix--1",
                "'name':'M','tactic_refs':['x-mitre-tactic--0'],"
                    + TinyBundle.reference("enterprise-attack"));
    assertEquals(
        List.of("matrices with a tactic that is not there: 1, first x-mitre-tactic--0"),
        warnings(bundle));
  }

  @Test
  void aPropertyWithoutEndIsStoppedBeforeItFillsTheMemory() {
    InputStream stream = endless("{'type':'bundle','objects':[{'x_mitre_new':[", "{'a':true},");
    BundleReading reading = BundleReader.read("endless", stream, Map.of());
    assertTrue(((Unreadable) reading).what().contains("more objects and texts"));
  }

  @Test
  void referencesToWhatIsNotThereAreReported() {
    assertWarned(
        "references to what is not there: 1",
        TinyBundle.of("enterprise-attack")
            .technique("a", "T1000", "A", "x")
            .relation("uses", "malware--1", TinyBundle.stixId("a")));
  }

  @Test
  void idsGivenTwiceAreReported() {
    assertWarned(
        "ids given twice: 1",
        TinyBundle.of("enterprise-attack")
            .technique("a", "T1000", "A", "x")
            .technique("a", "T1000", "A", "x"));
  }

  @Test
  void anObjectWithoutNameGoesByItsId() {
    TinyBundle bundle =
        TinyBundle.of("enterprise-attack")
            .tactics("TA0001 initial-access")
            .object("attack-pattern", TinyBundle.stixId("a"), TinyBundle.reference("T1000"));
    assertEquals("T1000", bundle.catalogue().technique("T1000").orElseThrow().name());
    assertWarned("objects without name: 1", bundle);
  }

  @Test
  void unknownTypesAreReported() {
    assertWarned(
        "objects of an unknown type: 1, first x-mitre-new",
        TinyBundle.of("enterprise-attack")
            .technique("a", "T1000", "A", "x")
            .object("x-mitre-new", "x-mitre-new--1", "'name':'New'"));
  }

  @Test
  void wrongTypesOfPropertiesAreMissingOnes() {
    Catalogue catalogue =
        TinyBundle.of("enterprise-attack")
            .tactics("TA0001 initial-access")
            .object(
                "attack-pattern",
                TinyBundle.stixId("a"),
                "'name':{'a':[1]},'revoked':'yes','x_mitre_platforms':7,'kill_chain_phases':{},"
                    + "'description':[[]],'aliases':[1,{},null],"
                    + TinyBundle.reference("T1000"))
            .catalogue();
    assertEquals(ObjectStatus.ACTIVE, catalogue.technique("T1000").orElseThrow().status());
  }

  @Test
  void aReferenceInsideAnObjectIsARelation() {
    Catalogue catalogue =
        TinyBundle.of("enterprise-attack")
            .tactics("TA0001 initial-access")
            .object("x-mitre-analytic", "x-mitre-analytic--1", "'name':'Analytic'")
            .object(
                "x-mitre-detection-strategy",
                "x-mitre-detection-strategy--1",
                "'name':'Strategy','x_mitre_analytic_refs':['x-mitre-analytic--1']")
            .catalogue();
    assertEquals("x_mitre_analytic_refs", catalogue.incoming("x-mitre-analytic--1").get(0).type());
  }
}
