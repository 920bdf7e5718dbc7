package dev.kasane.guideline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.guideline.Control.Mapping;
import dev.kasane.guideline.Guideline.Unresolved;
import dev.kasane.guideline.Reading.Fault;
import dev.kasane.guideline.Reading.Faulty;
import dev.kasane.guideline.Reading.Read;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuidelineReadingTest {
  private static final Attack ATTACK = Attacks.builtIn();

  private static Guideline table(String text) {
    return guideline(PlainTable.read(text.getBytes(UTF_8)));
  }

  private static Guideline explorer(String json) {
    return guideline(MappingsExplorer.read(json.replace('\'', '"').getBytes(UTF_8)));
  }

  private static Guideline guideline(Reading<Document> reading) {
    return Builder.document("g", "g", ((Read<Document>) reading).value(), ATTACK);
  }

  private static List<Fault> faults(Reading<?> reading) {
    return ((Faulty<?>) reading).faults();
  }

  private static List<Fault> tableFaults(String text) {
    return faults(PlainTable.read(text.getBytes(UTF_8)));
  }

  private static List<Fault> explorerFaults(String json) {
    return faults(MappingsExplorer.read(json.replace('\'', '"').getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "control,title,group,technique,category,strength\nA-1,Lock,Doors,T1133,protect,partial\n",
        "\uFEFFcontrol;title;group;technique;category;strength\r\nA-1;Lock;Doors;t1133;Prevention;PARTIAL\r\n",
        "Strength\tTechnique\tControl\tTitle\tGroup\tremarks\npartial\tT1133\tA-1\tLock\tDoors\tx\n",
        "# ours\n\n control , title , group , technique , strength \n\"A-1\",\"Lock\",Doors, T1133 - External Remote Services ,partial",
      })
  void aTableIsReadHoweverItsProgramWroteIt(String text) {
    assertEquals(
        new Control(
            "A-1",
            "Lock",
            "Doors",
            List.of(
                new Mapping(
                    "T1133",
                    Category.PROTECT,
                    Strength.PARTIAL,
                    text.contains("T1133 -") ? "T1133 - External Remote Services" : null))),
        table(text).controls().get(0));
  }

  @Test
  void aTechniqueMayBeNamed() {
    assertEquals(
        "T1046",
        table("control,technique\nA,Network Service Scanning\n")
            .controls()
            .get(0)
            .mappings()
            .get(0)
            .technique());
  }

  @Test
  void aControlWithoutTechniqueIsKeptAndMapsNone() {
    assertEquals(
        List.of(new Control("A", "Policy", null, List.of())),
        table("control,title,technique\nA,Policy,\n").controls());
  }

  @Test
  void techniquesOfAnOlderReleaseAreResolvedLikeClaims() {
    assertEquals(
        List.of(new Mapping("T1574.001", Category.PROTECT, Strength.UNSTATED, "T1073")),
        table("control,technique\nA,T1073\n").controls().get(0).mappings());
  }

  @Test
  void whatNothingLoadedKnowsIsReportedAndTheRestKept() {
    Guideline guideline = table("control,technique\nA,T9999\nA,T1133\n");

    assertEquals(List.of(new Unresolved("A", "T9999", "unknown-id")), guideline.unresolved());
    assertEquals(1, guideline.controls().get(0).mappings().size());
  }

  @Test
  void everyFaultyRowIsToldWithItsLine() {
    List<Fault> faults =
        tableFaults(
            "control,technique,category,strength\nA,T1133,protect,partial\n,T1133,,\nA,T1133,stop,\n\nA,T1133,,huge\n");

    assertEquals(List.of(3, 4, 6), faults.stream().map(Fault::line).toList());
    assertEquals("the category 'stop' must be protect, detect or respond.", faults.get(1).reason());
  }

  @Test
  void aTableWithoutTheNeededColumnsSaysWhichAreMissing() {
    assertEquals(
        "the header lacks technique; known columns are: category, control, group, strength, technique, title.",
        tableFaults("control,name\nA,b\n").get(0).reason());
  }

  @Test
  void aTableInAnotherEncodingIsToldWithItsLine() {
    byte[] sjis = "control,title,technique\nA,扉,T1133\n".getBytes(Charset.forName("Shift_JIS"));

    assertEquals(
        List.of(new Fault(2, "the bytes are not UTF-8; save the file as UTF-8.")),
        faults(PlainTable.read(sjis)));
  }

  @Test
  void aFieldWithoutEndIsNotReadToTheEndOfMemory() {
    List<Fault> faults =
        tableFaults("control,technique\nA,T1133\nA,\"" + "x".repeat(1_000_000) + "\n");

    assertTrue(faults.get(0).reason().startsWith("this is no table"), faults.toString());
    assertEquals(3, faults.get(0).line());
  }

  @Test
  void aTableHasABoundOnItsRows() {
    assertEquals(
        "there are more than 200000 rows; split the file.",
        tableFaults("control,technique\n" + "A,T1133\n".repeat(200_001)).get(0).reason());
  }

  @Test
  void thousandFaultsAreNotAllTold() {
    assertEquals(20, tableFaults("control,technique\n" + ",T1133\n".repeat(1_000)).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "# only a remark\n"})
  void anEmptyTableLacksItsHeader(String text) {
    assertTrue(tableFaults(text).get(0).reason().startsWith("there is no header"));
  }

  private static final String EXPLORER =
      """
      {'metadata':{'mapping_framework':'nist_800_53','mapping_framework_version':'rev5',
        'attack_version':'14.1','technology_domain':'enterprise','capability_groups':{'AC':'Access Control'},
        'mapping_types':{'mitigates':{'name':'mitigates','description':''}}},
       'mapping_objects':[
        {'capability_id':'AC-02','capability_description':'Account Management','capability_group':'AC',
         'mapping_type':'mitigates','attack_object_id':'T1133','attack_object_name':'External Remote Services',
         'score_category':'','score_value':'','status':'complete','references':[],'comments':'x'},
        {'capability_id':'AC-02','capability_description':'Account Management','capability_group':'AC',
         'mapping_type':'technique_scores','attack_object_id':'T1021.001','score_category':'detect',
         'score_value':'significant','status':'complete'},
        {'capability_id':'PE-01','capability_description':'Doors','capability_group':'PE','mapping_type':null,
         'attack_object_id':null,'attack_object_name':null,'status':'non_mappable'}]}
      """;

  @Test
  void aMappingsExplorerFileSaysWhatItIsOf() {
    Guideline guideline = explorer(EXPLORER);

    assertEquals(
        List.of("nist_800_53", "rev5", "14.1", "enterprise-attack"),
        List.of(
            guideline.title(), guideline.version(), guideline.attackVersion(), guideline.domain()));
  }

  @Test
  void itsCategoriesAndStrengthsAreKept() {
    assertEquals(
        new Control(
            "AC-02",
            "Account Management",
            "Access Control",
            List.of(
                new Mapping("T1133", Category.PROTECT, Strength.UNSTATED, null),
                new Mapping("T1021.001", Category.DETECT, Strength.SIGNIFICANT, null))),
        explorer(EXPLORER).controls().get(0));
  }

  @Test
  void aMappingToNothingIsAControlThatMapsNone() {
    assertEquals(
        new Control("PE-01", "Doors", "PE", List.of()), explorer(EXPLORER).controls().get(1));
  }

  @Test
  void itsOldTechniquesAreResolvedLikeClaims() {
    String old =
        EXPLORER.replace(
            "'T1133','attack_object_name':'External Remote Services'",
            "'T1086','attack_object_name':'PowerShell'");

    assertEquals(
        new Mapping("T1059.001", Category.PROTECT, Strength.UNSTATED, "T1086"),
        explorer(old).controls().get(0).mappings().get(0));
  }

  @Test
  void aKindOfMappingThatNoControlHasIsLeftOutAndSaidSo() {
    Guideline guideline =
        explorer(
            "{'mapping_objects':[{'capability_id':'CVE-2020-1','mapping_type':'primary_impact','attack_object_id':'T1133'}]}");

    assertEquals(
        List.of("'primary_impact' is nothing that a control does: left out (1 mappings)"),
        guideline.notes());
    assertEquals(List.of(), guideline.controls().get(0).mappings());
  }

  @Test
  void aMappingWithoutControlIsToldWithItsLine() {
    assertEquals(
        3,
        explorerFaults(
                "{'mapping_objects':[\n{'capability_id':'A'},\n{'attack_object_id':'T1133'}]}")
            .get(0)
            .line());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{'mapping_objects':{}}",
        "{'mapping_objects':[1]}",
        "{'mapping_objects':[{'capability_id':'A'}",
        "{'mapping_objects':[{'capability_id':",
        "{'metadata':}",
      })
  void whatIsNoMappingsExplorerFileIsRefused(String json) {
    assertEquals(1, explorerFaults(json).size());
  }

  @Test
  void aFileThatIsTooDeepIsRefused() {
    assertTrue(
        explorerFaults("{'x':" + "[".repeat(100_000))
            .get(0)
            .reason()
            .startsWith("this is not JSON within bounds"));
  }

  @Test
  void theMitigationsOfTheReleaseAreBuiltInWithoutTheOneThatIsNoMeasure() {
    Guideline mitigations = Builder.mitigations(ATTACK.current("enterprise-attack").orElseThrow());

    assertEquals(43, mitigations.controls().size());
    assertEquals(-1, mitigations.place("M1055"));
    assertEquals(
        ATTACK.current("enterprise-attack").orElseThrow().mitigationIds("T1133"),
        mitigations.acting(Category.PROTECT).get("T1133").stream()
            .map(acting -> mitigations.controls().get(acting.control()).id())
            .toList());
  }

  @Test
  void everyMitigationThatIsBuiltInHasADefaultCostWithItsReason() {
    Guideline mitigations = Builder.mitigations(ATTACK.current("enterprise-attack").orElseThrow());
    CostTable defaults = CostTable.defaults();

    assertEquals(
        List.of(),
        mitigations.controls().stream()
            .map(Control::id)
            .filter(id -> defaults.of(id) == null || defaults.of(id).reason() == null)
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "much", "1e400000000", "0.0001", "10000000000", "1,5"})
  void aCostThatIsNoneIsToldWithItsLine(String cost) {
    String table = "control;one-off;yearly\nA;1;0.5\nB;" + cost + ";1\n";

    assertEquals(3, faults(CostTable.read(table.getBytes(UTF_8))).get(0).line());
  }

  @Test
  void aControlHasOneCost() {
    assertEquals(
        new Fault(3, "the control 'A' stands here twice; keep one line."),
        faults(CostTable.read("control,one-off,yearly\nA,1,1\na,2,2\n".getBytes(UTF_8))).get(0));
  }
}
