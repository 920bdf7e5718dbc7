package dev.kasane.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class CollectionIndexTest {
  private static final URI ADDRESS = URI.create("https://data.example/attack/index.json");

  private static List<Offer> newest(String collections) throws Failed, IOException {
    String json = "{'collections':%s}".formatted(collections).replace('\'', '"');
    return CollectionIndex.newest(new ObjectMapper().readTree(json), ADDRESS);
  }

  private static String collection(String name, String... versionsAndUrls) {
    var versions = new StringBuilder();
    for (int i = 0; i < versionsAndUrls.length; i += 2) {
      versions.append(i == 0 ? "" : ",");
      versions.append(
          "{'version':'%s','url':'%s'}".formatted(versionsAndUrls[i], versionsAndUrls[i + 1]));
    }
    return "[{'name':'%s','versions':[%s]}]".formatted(name, versions);
  }

  @Test
  void theHighestVersionIsTheNewestWhereverItStands() throws Exception {
    String index =
        collection(
            "Enterprise ATT&CK", "9.0", "e-9", "18.1", "e-18.1", "18.0", "e-18.0", "8.2", "e-8.2");
    assertEquals(
        List.of(new Offer("enterprise-attack", "18.1", "https://data.example/attack/e-18.1")),
        newest(index));
  }

  @Test
  void theDomainIsThatOfTheFileElseThatOfTheName() throws Exception {
    assertEquals("mobile-attack", newest(collection("Mobile ATT&CK", "1.0", "x")).get(0).domain());
    assertEquals(
        "ics-attack",
        newest(collection("ATT&CK for ICS", "1.0", "ics-attack-1.0.json")).get(0).domain());
  }

  @Test
  void whatIsNoPlainVersionIsPassedOver() throws Exception {
    String index =
        collection(
            "Mobile ATT&CK", "11.3", "a", "12.0-beta", "b", "", "c", "99999999999", "d", "20", "");
    assertEquals("11.3", newest(index).get(0).version());
  }

  @Test
  void aCollectionWithoutVersionsOffersNothing() throws Exception {
    assertEquals(List.of(), newest("[{'name':'Mobile ATT&CK'},3,null,{}]"));
  }

  @Test
  void whatHasNoCollectionsIsNoIndex() {
    assertThrows(Failed.class, () -> newest("{'a':1}"));
    assertThrows(Failed.class, () -> newest("null"));
  }

  @Test
  void itMayNotLeadToAFileNorToLessSafety() {
    assertThrows(Failed.class, () -> newest(collection("Mobile ATT&CK", "1.0", "file:///etc/x")));
    assertThrows(
        Failed.class, () -> newest(collection("Mobile ATT&CK", "1.0", "http://data.example/x")));
  }
}
