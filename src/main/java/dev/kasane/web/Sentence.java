package dev.kasane.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Claim;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.attack.Technique;
import dev.kasane.finding.Context;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.format.FindingReader;
import dev.kasane.search.Hit;
import dev.kasane.search.Search;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a text that is no event: the ids that stand in it, the names of techniques,
 * and what a search for it finds. Nothing of it is a finding until somebody makes one of it.
 */
@Singleton
class Sentence {
  private static final int LONGEST = 20_000;
  private static final int MOST_FOUND = 5;
  private static final int TITLE = 200;

  private final FindingReader reader;
  private final Search search;
  private final ObjectMapper json;
  private final Clock clock;

  Sentence(FindingReader reader, Search search, ObjectMapper json, Clock clock) {
    this.reader = reader;
    this.search = search;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What a text holds.
   *
   * @param read the text with its ids and names, each with what it means
   * @param near techniques that a search finds and the text does not name
   * @param finding the same as a finding of Kasane's own format; null where it names nothing
   */
  record Told(@Nullable Tried read, List<Hit> near, @Nullable String finding, boolean cut) {}

  Told tell(String whole, Attack attack) {
    String text = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
    var claims = new ArrayList<FindingClaim>();
    Finding read = read(text);
    if (read != null) {
      claims.addAll(read.claims());
    }
    names(text, attack).forEach(name -> claims.add(said(name)));
    Tried tried =
        read == null || claims.isEmpty()
            ? null
            : Tried.of(with(read, claims), text, ClaimPlaces.ofText(text), null, attack);
    Set<String> known = new HashSet<>();
    if (tried != null) {
      tried.counts().forEach(each -> known.add(each.mapped().technique().id()));
    }
    List<Hit> near =
        search
            .find(
                attack,
                attack.current(),
                text,
                hit -> hit.is("technique") && hit.status() == ObjectStatus.ACTIVE)
            .hits()
            .stream()
            .filter(hit -> !known.contains(hit.id()))
            .limit(MOST_FOUND)
            .toList();
    String finding = tried == null || tried.counts().isEmpty() ? null : finding(text, tried);
    return new Told(tried, near, finding, whole.length() > text.length());
  }

  /** As an event that holds nothing but this text is read. */
  private @Nullable Finding read(String text) {
    byte[] event =
        json.createObjectNode()
            .put("message", text)
            .put("@timestamp", clock.instant().toString())
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    var inbound = new Inbound(event, null, null, Context.GENERIC, clock.instant(), false);
    return reader.read(inbound).get(0) instanceof Reading.Read read ? read.finding() : null;
  }

  private static FindingClaim said(String name) {
    return new FindingClaim(new Claim(null, name, null, null), "/message", Strength.WEAK, null);
  }

  private static Finding with(Finding read, List<FindingClaim> claims) {
    return new Finding(
        read.key(),
        "",
        read.time(),
        null,
        null,
        null,
        read.status(),
        1,
        null,
        List.copyOf(claims),
        read.context(),
        null);
  }

  /** Names of techniques that stand in the text as words of their own, in their order there. */
  private static List<String> names(String text, Attack attack) {
    String lower = text.toLowerCase(Locale.ROOT);
    var found = new TreeMap<Integer, String>();
    for (Catalogue release : attack.current()) {
      for (Technique technique : release.techniques()) {
        String name = technique.name().toLowerCase(Locale.ROOT);
        int at = technique.status() == ObjectStatus.ACTIVE ? word(lower, name) : -1;
        if (at >= 0) {
          found.merge(at, technique.name(), (a, b) -> a.length() >= b.length() ? a : b);
        }
      }
    }
    var names = new ArrayList<String>();
    int end = 0;
    for (var each : found.entrySet()) {
      if (each.getKey() >= end && !names.contains(each.getValue())) {
        names.add(each.getValue());
        end = each.getKey() + each.getValue().length();
      }
    }
    return names;
  }

  private static int word(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      if (!isWord(text, at - 1) && !isWord(text, at + name.length())) {
        return at;
      }
    }
    return -1;
  }

  /** A letter or digit of ASCII: Japanese text has no spaces around names. */
  private static boolean isWord(String text, int at) {
    return at >= 0
        && at < text.length()
        && text.charAt(at) < 128
        && Character.isLetterOrDigit(text.charAt(at));
  }

  private String finding(String text, Tried tried) {
    ObjectNode finding = json.createObjectNode();
    finding.put("id", tried.finding().key().id());
    finding.put("source", "note");
    finding.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
    finding.put("title", text.length() > TITLE ? text.substring(0, TITLE) + "…" : text);
    finding.put("status", "suspected");
    var techniques = finding.putArray("techniques");
    for (Tried.Counted each : tried.counts()) {
      Technique technique = each.mapped().technique();
      techniques.addObject().put("id", technique.id()).put("name", technique.name());
    }
    return finding.toPrettyString();
  }
}
