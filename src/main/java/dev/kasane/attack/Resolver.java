package dev.kasane.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of the contract, section 2: what a claim means. */
final class Resolver {
  private final Attack attack;
  private final Placement placement;
  private final NameSearch names;

  Resolver(Attack attack) {
    this.attack = attack;
    this.placement = new Placement(attack);
    this.names = new NameSearch(attack, placement);
  }

  Resolution resolve(Claim claim, @Nullable String stated) {
    String domain = stated == null ? null : Attack.domain(stated);
    String idText = blankToNull(claim.id());
    String name = blankToNull(claim.name());
    // "T1566.001.Name" and "T1059 - Name" bring their id along
    TechniqueId id = idText != null ? TechniqueId.read(idText) : leading(name);
    boolean aside = idText != null && name == null;
    if (id != null && name != null) {
      TechniqueId inName = idText == null ? id : TechniqueId.read(name);
      name = id.id() != null && Objects.equals(id.id(), inName.id()) ? inName.beside() : name;
    } else if (id != null) {
      name = id.beside();
    }
    String tactic = blankToNull(claim.tactic());
    tactic = tactic == null && id != null ? id.tactic() : tactic;
    Claim read = withVersion(claim, id);
    var said = new Said(read, domain, id, name, aside, new TacticSaid(attack, tactic));
    return domain == null || attack.current(domain).isPresent()
        ? answer(said)
        : unresolved(said, "domain-not-loaded", List.of());
  }

  /**
   * A claim, taken apart.
   *
   * @param domain the domain stated, in full
   * @param aside whether the name only stood beside the id, where it may be any text
   */
  private record Said(
      Claim claim,
      @Nullable String domain,
      @Nullable TechniqueId id,
      @Nullable String name,
      boolean aside,
      TacticSaid tactic) {

    /** Whether an id of techniques, right or wrong, is part of the claim. */
    boolean hasId() {
      return id != null
          && id.kind() != TechniqueId.Kind.NONE
          && id.kind() != TechniqueId.Kind.TACTIC;
    }
  }

  private static @Nullable TechniqueId leading(@Nullable String name) {
    TechniqueId id = name == null ? null : TechniqueId.read(name);
    return id == null || id.kind() == TechniqueId.Kind.NONE ? null : id;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text;
  }

  private static Claim withVersion(Claim claim, @Nullable TechniqueId id) {
    return id == null || id.version() == null || claim.version() != null
        ? claim
        : new Claim(claim.id(), claim.name(), claim.tactic(), id.version());
  }

  private Resolution answer(Said said) {
    if (said.id == null && said.name == null) {
      boolean tactic = blankToNull(said.claim.tactic()) != null;
      return unresolved(said, tactic ? "tactic-only" : "empty-claim", List.of());
    }
    Placed placed = said.id == null ? null : placement.of(said.id, said.domain);
    List<Technique> named =
        said.name == null ? List.of() : names.find(said.name, where(said, placed));
    if (placed == null) {
      return byName(said, named);
    }
    return said.name == null ? byId(said, placed, null) : byBoth(said, placed, said.name, named);
  }

  /** A name belongs to the domain stated, else to that of the id, else to the first that has it. */
  private List<Catalogue> where(Said said, @Nullable Placed placed) {
    var where = new ArrayList<Catalogue>(3);
    String first = placed == null ? said.domain : placed.technique().domain();
    for (Catalogue catalogue : attack.current()) {
      if (catalogue.domain().equals(first)) {
        where.add(0, catalogue);
      } else if (said.domain == null) {
        where.add(catalogue);
      }
    }
    return where;
  }

  /** Rules 1 to 3; a tactic that the technique never had is a contradiction. */
  private static Resolution byId(Said said, Placed placed, @Nullable String reason) {
    boolean conflict = said.tactic.contradicts(placed.technique(), placed.origin());
    Outcome outcome = conflict ? Outcome.CONFLICT : placed.outcome();
    return resolved(said, outcome, conflict, placed.path(), placed.technique(), reason);
  }

  /** Rule 5. */
  private Resolution byBoth(Said said, Placed placed, String name, List<Technique> named) {
    Technique technique = placed.technique();
    List<Technique> below =
        named.stream().filter(t -> technique.id().equals(t.parentId())).toList();
    if (below.size() == 1) {
      // also where the technique once bore the name that its sub-technique bears now
      Technique sub = below.get(0);
      return resolved(said, Outcome.REFINED, true, placed.pathTo(sub), sub, null);
    }
    if (named.contains(technique) || names.bears(placed, name)) {
      return byId(said, placed, null);
    }
    if (named.isEmpty()) {
      // a name that nobody knows says nothing against the id
      return byId(said, placed, said.aside ? null : "unknown-name");
    }
    if (said.tactic.contradicts(technique, placed.origin())) {
      List<Technique> there = named.stream().filter(said.tactic::has).toList();
      if (there.size() == 1) {
        return resolved(said, Outcome.CONFLICT, true, List.of(), there.get(0), null);
      }
    }
    return resolved(said, Outcome.CONFLICT, true, placed.path(), technique, null);
  }

  /** Rule 4, and what remains of an id that places nothing. */
  private Resolution byName(Said said, List<Technique> named) {
    TechniqueId id = said.id;
    List<Technique> meant = placement.candidates(id, said.domain);
    boolean idAgrees = !meant.isEmpty() && (said.name == null || named.isEmpty());
    List<Technique> possible = idAgrees ? meant : both(meant, named);
    List<Technique> there =
        possible.size() > 1 ? possible.stream().filter(said.tactic::has).toList() : possible;
    if (there.size() == 1) {
      return named(said, there.get(0), !meant.isEmpty() && meant.contains(there.get(0)));
    }
    if (!possible.isEmpty()) {
      var candidates = new ArrayList<>(there.isEmpty() ? possible : there);
      candidates.sort(Comparator.comparing(Technique::id));
      String reason = idAgrees ? "ambiguous-id" : "ambiguous-name";
      return unresolved(said, reason, List.copyOf(candidates));
    }
    boolean idSaid = said.hasId() || blankToNull(said.claim.id()) != null;
    boolean nameOnly = !idSaid || (!said.hasId() && !said.aside);
    String reason = nameOnly || id == null ? "unknown-name" : placement.reason(id, said.domain);
    return unresolved(said, reason, List.of());
  }

  /** What an id of several techniques and the name both mean; the name where they share none. */
  private static List<Technique> both(List<Technique> meant, List<Technique> named) {
    List<Technique> shared = named.stream().filter(meant::contains).toList();
    return shared.isEmpty() ? named : shared;
  }

  private Resolution named(Said said, Technique technique, boolean idAgrees) {
    boolean tactic = said.tactic.contradicts(technique, technique);
    boolean idDiffers = said.hasId() && !idAgrees;
    String reason = idDiffers && said.id != null ? placement.reason(said.id, said.domain) : null;
    Outcome outcome =
        tactic ? Outcome.CONFLICT : idAgrees && said.name == null ? Outcome.EXACT : Outcome.NAME;
    return resolved(said, outcome, tactic || idDiffers, List.of(), technique, reason);
  }

  private static Resolution unresolved(Said said, String reason, List<Technique> candidates) {
    return new Resolution(
        said.claim, Outcome.UNRESOLVED, false, List.of(), null, null, reason, candidates);
  }

  private static Resolution resolved(
      Said said,
      Outcome outcome,
      boolean conflict,
      List<String> path,
      Technique technique,
      @Nullable String reason) {
    String tactic = said.tactic.in(technique);
    return new Resolution(
        said.claim, outcome, conflict, path, technique, tactic, reason, List.of());
  }
}
