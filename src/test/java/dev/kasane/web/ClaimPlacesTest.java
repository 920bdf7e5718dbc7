package dev.kasane.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.attack.Claim;
import dev.kasane.finding.FindingClaim;
import dev.kasane.web.ClaimPlaces.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClaimPlacesTest {
  private static FindingClaim claim(String id, String pointer) {
    return new FindingClaim(new Claim(id, null, null, null), pointer);
  }

  private static String found(String text, FindingClaim claim) {
    Place place = ClaimPlaces.ofJson(text, List.of(claim)).of(claim);
    return place == null ? "" : text.substring(place.start(), place.end());
  }

  @Test
  void aClaimStandsWhereItsPointerLeads() {
    String text = "{\"other\": \"T1059\", \"rule\": {\"tags\": [\"a\", \"see T1059 there\"]}}";
    var said = claim("T1059", "/rule/tags/1");
    assertEquals(
        new Place(text.lastIndexOf("T1059"), text.lastIndexOf("T1059") + 5),
        ClaimPlaces.ofJson(text, List.of(said)).of(said));
  }

  @Test
  void anObjectIsThePlaceOfAllItsParts() {
    assertEquals(
        "{\"id\": \"T1059\", \"tactic\": \"execution\"}",
        found(
            "{\"techniques\": [{\"id\": \"T1059\", \"tactic\": \"execution\"}]}",
            claim("T1059", "/techniques/0")));
  }

  @Test
  void jsonInsideATextIsSearchedInThatText() {
    assertEquals(
        "T1003",
        found("{\"message\": \"{\\\"id\\\": \\\"T1003\\\"}\"}", claim("T1003", "/message/id")));
  }

  @Test
  void aPointerThatLeadsNowhereHasNoPlace() {
    assertEquals("", found("{\"a\": {\"b\": 1}, \"c\": \"T1003\"}", claim("T1003", "/x")));
  }
}
