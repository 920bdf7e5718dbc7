package dev.kasane.finding.profile;

import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.json.Json;
import dev.kasane.finding.profile.Claims.Beside;
import dev.kasane.finding.profile.Claims.Said;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a format makes claims.
 *
 * @param at objects in which ids, names and tactics belong to each other; null for the whole event
 * @param ids places of ids, below {@code at}
 * @param names places of names
 * @param tactics places of tactics
 * @param versions places of the ATT&amp;CK version
 * @param how the ids are spelt
 * @param strength how far they can be relied on
 * @param wording what is done to the texts first
 * @param together whether a single tactic of an object is that of all its techniques
 * @param alone whether a tactic is a claim also where no technique stands beside it
 */
record ClaimRule(
    @Nullable Locator at,
    List<Locator> ids,
    List<Locator> names,
    List<Locator> tactics,
    List<Locator> versions,
    Spelling how,
    Strength strength,
    Wording wording,
    boolean together,
    boolean alone) {

  void read(Event event, Claims claims, Vendor vendor, @Nullable String version) {
    if (at == null) {
      read(event, event.root(), event.pointer(), claims, vendor, version);
      return;
    }
    if (at.leadsNowhere(event.root())) {
      return;
    }
    at.walk(
        event,
        event.root(),
        event.trail(),
        (node, trail) -> {
          read(event, node, trail.toString(), claims, vendor, version);
          return claims.full();
        });
  }

  private void read(
      Event event,
      Json from,
      String pointer,
      Claims claims,
      Vendor vendor,
      @Nullable String version) {
    List<Said> said = Claims.read(event, from, pointer, ids, how, wording);
    List<Said> named = Claims.read(event, from, pointer, names, Spelling.NAMES, wording);
    List<Said> under = Claims.tactics(event, from, pointer, tactics, wording);
    if (!under.isEmpty()) {
      under.removeIf(tactic -> vendor.ignores(String.valueOf(tactic.part().tactic())));
    }
    if (said.isEmpty() && named.isEmpty() && (!alone || under.isEmpty())) {
      return;
    }
    String own = Scalars.first(event, from, versions);
    // of a list of tags nothing says which belong to each other
    boolean paired = how != Spelling.TAGS;
    var beside = new Beside(said, named, under, own == null ? version : own, paired, together);
    claims.add(beside, strength, vendor);
  }

  /** Where its ids stand; where it has none its names, else its tactics. */
  Stream<String> places() {
    List<Locator> own = !ids.isEmpty() ? ids : !names.isEmpty() ? names : tactics;
    return own.stream()
        .map(Locator::toString)
        .map(place -> at == null ? place : at + (place.startsWith("/") ? "" : "/") + place);
  }
}
