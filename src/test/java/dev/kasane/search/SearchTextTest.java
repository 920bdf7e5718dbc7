package dev.kasane.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.search.Highlight.Mark;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Descriptions, in bundles written by hand. */
class SearchTextTest {
  private static Attack described(String description) {
    return Attacks.enterprise(
        """
        {'type':'malware','id':'malware--1','name':'Kettle','description':'%s',
         'external_references':[{'source_name':'mitre-attack','external_id':'S9001'}]}\
        """
            .formatted(description)
            .replace("\n", " "));
  }

  private static List<Highlight> highlights(String description, String question) {
    return new Asking(described(description)).find(question).hits().get(0).highlights();
  }

  @Test
  void aDescriptionIsSearchedAndShownWithoutMarkup() {
    assertEquals(
        List.of(
            new Highlight(
                "text", "It boils water in a pot.", List.of(new Mark(3, 8), new Mark(9, 14)))),
        highlights(
            "It boils [water](https://example.org/boiling) in a pot.(Citation: Steam)",
            "boiling water"));
  }

  @Test
  void theTargetsOfLinksAndCitationsAreNotSearched() {
    Attack attack = described("See [this](https://example.org/secret).(Citation: Hidden)");
    assertEquals(List.of(), new Asking(attack).ids("secret"));
    assertEquals(List.of(), new Asking(attack).ids("hidden"));
  }

  @Test
  void whatLooksLikeHtmlStaysText() {
    Highlight highlight = highlights("<script>steal</script> & more", "steal").get(0);
    assertEquals("<script>steal</script> & more", highlight.text());
    assertEquals(List.of(new Mark(8, 13)), highlight.marks());
  }

  @Test
  void aSentenceWithoutEndIsCutAroundItsMark() {
    Highlight highlight =
        highlights("word ".repeat(1000) + "needle" + " word".repeat(500), "needle").get(0);
    Mark mark = highlight.marks().get(0);
    assertTrue(highlight.text().length() <= 400);
    assertEquals("needle", highlight.text().substring(mark.start(), mark.end()));
  }

  @Test
  void aNameComesBeforeItsMentionInAText() {
    Attack attack =
        Attacks.enterprise(
            object("S9001", "Ladle", "Kettle, kettle and kettle."),
            object("S9002", "The Kettle of Things", "Nothing."),
            object("S9003", "Kettle", "Nothing."));
    assertEquals(List.of("S9003", "S9002", "S9001"), new Asking(attack).ids("kettle"));
  }

  @Test
  void ofTwoThatMatchEquallyWellTheLowerIdComesFirst() {
    Attack attack =
        Attacks.enterprise(object("S9002", "Kettle", "x"), object("S9001", "Kettle", "x"));
    assertEquals(List.of("S9001", "S9002"), new Asking(attack).ids("kettle"));
  }

  @Test
  void anObjectIsFoundByThoseThatWereRevokedForIt() {
    Attack attack =
        Attacks.enterprise(
            object("S9001", "Kettle", "x"),
            object("S9002", "Samovar", "x").replace("'name'", "'revoked':true,'name'"),
            object("S9003", "Urn", "x").replace("'name'", "'revoked':true,'name'"),
            revoked("S9003", "S9002"),
            revoked("S9002", "S9001"));
    var asking = new Asking(attack);
    assertEquals("S9001 former-name", asking.first("urn"));
    assertEquals("S9001 other-id", asking.first("S9003"));
  }

  @Test
  void revocationsInACircleAreWalkedOnce() {
    Attack attack =
        Attacks.enterprise(
            object("S9001", "Kettle", "x"),
            object("S9002", "Samovar", "x"),
            revoked("S9001", "S9002"),
            revoked("S9002", "S9001"));
    assertEquals(
        List.of("S9001", "S9002"), new Asking(attack).ids("samovar").stream().sorted().toList());
  }

  @Test
  void aNameOrAnIdOfAnyLengthIsIndexed() {
    Attack attack =
        Attacks.enterprise(
            object("S9001", "Kettle" + "le".repeat(50_000), "x"),
            object("S9002" + "2".repeat(50_000), "Samovar", "x"));
    var asking = new Asking(attack);
    assertEquals("S9001 name", asking.first("kettlele"));
    assertEquals(1, asking.ids("samovar").size());
  }

  @Test
  void aChainOfAnyLengthOfRevocationsIsIndexed() {
    var objects = new ArrayList<String>();
    for (int i = 0; i < 20_000; i++) {
      objects.add(object("S" + i, "Kettle " + i, "x"));
      objects.add(revoked("S" + i, "S" + (i + 1)));
    }
    assertEquals(
        "S7 name",
        new Asking(Attacks.enterprise(objects.toArray(String[]::new))).first("kettle 7"));
  }

  private static String object(String id, String name, String description) {
    return """
    {'type':'malware','id':'malware--%s','name':'%s','description':'%s',
     'external_references':[{'source_name':'mitre-attack','external_id':'%s'}]}\
    """
        .formatted(id, name, description, id);
  }

  private static String revoked(String from, String to) {
    return """
    {'type':'relationship','id':'relationship--%s','relationship_type':'revoked-by',
     'source_ref':'malware--%s','target_ref':'malware--%s'}\
    """
        .formatted(from, from, to);
  }
}
