package dev.kasane.finding.profile;

import dev.kasane.attack.Claim;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what stands beside each other in an event: ids with their names and tactics. Where
 * it is not said what belongs to what, nothing is guessed: then a tactic is a claim of its own.
 */
public final class Claims {
  private static final int LINE = 300;
  private static final int LONGEST_POINTER = 1_000;
  private static final Remembered<String> TACTICS = new Remembered<>(Claims::tacticOf);

  private final int most;
  private final List<FindingClaim> claims = new ArrayList<>(4);

  /**
   * Collects claims.
   *
   * @param most so many and one more are collected: enough to see that there are too many
   */
  public Claims(int most) {
    this.most = most;
  }

  /** What has been collected, in order. */
  public List<FindingClaim> collected() {
    return List.copyOf(claims);
  }

  /** Whether a technique is among them, by id or by name. */
  boolean hasTechnique() {
    for (FindingClaim said : claims) {
      if (said.claim().id() != null || said.claim().name() != null) {
        return true;
      }
    }
    return false;
  }

  /** Whether no more is taken. */
  public boolean full() {
    return claims.size() > most;
  }

  /** A part with its place and the text that it was read from. */
  record Said(Part part, String pointer, String text) {}

  /**
   * Ids, names and tactics of one place.
   *
   * @param paired whether a single tactic beside a single technique is that technique's
   * @param together whether a single tactic is that of all ids
   */
  record Beside(
      List<Said> ids,
      List<Said> names,
      List<Said> tactics,
      @Nullable String version,
      boolean paired,
      boolean together) {}

  void add(Beside beside, Strength strength, Vendor vendor) {
    List<Said> stated = new ArrayList<>(beside.ids.size());
    List<Said> loose = new ArrayList<>();
    for (Said said : beside.ids) {
      boolean tacticOnly = said.part.id() == null && said.part.name() == null;
      (tacticOnly ? loose : stated).add(said);
    }
    List<Said> lead = stated.isEmpty() ? beside.names : stated;
    boolean one = (beside.paired && lead.size() == 1) || beside.together;
    Said tactic = one && beside.tactics.size() == 1 ? beside.tactics.get(0) : null;
    for (int i = 0; i < lead.size(); i++) {
      Said name = named(lead, beside.names, i);
      add(lead.get(i), name, tactic, beside.version, strength, vendor);
    }
    if (tactic == null || lead.isEmpty()) {
      loose.addAll(beside.tactics);
    }
    for (Said said : loose) {
      add(said, null, null, beside.version, strength, vendor);
    }
  }

  private static @Nullable Said named(List<Said> lead, List<Said> names, int i) {
    return lead != names && names.size() == lead.size() ? names.get(i) : null;
  }

  private void add(
      Said said,
      @Nullable Said name,
      @Nullable Said tactic,
      @Nullable String version,
      Strength strength,
      Vendor vendor) {
    if (full()) {
      return;
    }
    Part part = said.part;
    String ownName = part.name() == null && name != null ? name.part.name() : part.name();
    String ownTactic =
        part.tactic() == null && tactic != null ? tactic.part.tactic() : part.tactic();
    var claim =
        new Claim(
            line(part.id()),
            line(ownName),
            line(ownTactic),
            line(part.version() == null ? version : part.version()));
    boolean itself =
        said.text.equals(part.id())
            || (part.id() == null && said.text.equals(part.name()))
            || (part.id() == null && part.name() == null && said.text.equals(part.tactic()));
    Strength how = vendor.owns(claim) ? Strength.FOREIGN : strength;
    // the names of properties are as little to be trusted as their values
    String pointer = Cleaned.text(said.pointer, LONGEST_POINTER);
    claims.add(new FindingClaim(claim, pointer, how, itself ? null : line(said.text)));
  }

  private static @Nullable String line(@Nullable String text) {
    return text == null ? null : Cleaned.text(text, LINE);
  }

  /** All that the first of the places says that says anything. */
  static List<Said> read(
      Event event, Json from, String at, List<Locator> places, Spelling how, Wording wording) {
    ArrayList<Said> said = null;
    for (int i = 0; i < places.size(); i++) {
      Locator place = places.get(i);
      if (place.leadsNowhere(from)) {
        continue;
      }
      said = said == null ? new ArrayList<>(2) : said;
      read(event, from, at, place, how, wording, said);
      if (!said.isEmpty()) {
        return said;
      }
    }
    return List.of();
  }

  private static void read(
      Event event,
      Json from,
      String at,
      Locator place,
      Spelling how,
      Wording wording,
      List<Said> said) {
    place.walk(
        event,
        from,
        event.trail(at),
        (node, trail) -> {
          value(event, node, trail, how, wording, said);
          return false;
        });
  }

  static void value(
      Event event, Json node, Trail trail, Spelling how, Wording wording, List<Said> said) {
    Json inside = event.inside(node);
    if (inside != null) {
      for (Json element : inside) {
        value(event, element, trail, how, wording, said);
      }
      return;
    }
    String text = Scalars.text(node);
    String worded = text == null ? null : wording.of(text);
    if (text != null && worded != null) {
      for (Part part : how.read(worded)) {
        said.add(new Said(wording.of(part), trail.toString(), text));
      }
    }
  }

  /** Tactics of the first of the places that names any. */
  static List<Said> tactics(
      Event event, Json from, String at, List<Locator> places, Wording wording) {
    List<Said> named = read(event, from, at, places, Spelling.NAMES, wording);
    if (named.isEmpty()) {
      return named;
    }
    var said = new ArrayList<Said>(named.size());
    for (Said each : named) {
      String word = String.valueOf(each.part.name());
      said.add(new Said(Part.ofTactic(tactic(word)), each.pointer, each.text));
    }
    return said;
  }

  /** The tactics that a text names. */
  static List<Said> tactics(String text, String pointer) {
    return Spelling.NAMES.read(text).stream()
        .map(part -> new Said(Part.ofTactic(tactic(String.valueOf(part.name()))), pointer, text))
        .toList();
  }

  private static String tactic(String word) {
    return TACTICS.of(word);
  }

  /** Of {@code TA0002 - Execution} the id, which no release names differently. */
  private static String tacticOf(String word) {
    Part part = Tags.read(word);
    if (part != null && part.id() == null && part.tactic() != null) {
      return part.tactic();
    }
    int at = word.toUpperCase(java.util.Locale.ROOT).indexOf("TA0");
    boolean id = at >= 0 && !Span.isWord(word, at - 1) && at + 6 <= word.length();
    return id && Characters.areDigits(word.substring(at + 2, at + 6))
        ? word.substring(at, at + 6)
        : word;
  }
}
