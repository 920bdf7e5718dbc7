package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Tactic;
import dev.kasane.attack.Technique;
import dev.kasane.finding.Finding;
import dev.kasane.mapping.MappedTechnique;
import dev.kasane.mapping.Mapping.Mapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case as its live findings tell it. Always told from all of them, never changed in place: so the
 * order in which they came, repetitions and corrections leave no trace.
 *
 * @param title of the earliest finding that has one
 * @param openedAt time of the earliest live finding; null where none is live
 * @param live findings that say something
 * @param retracted findings that were taken back
 * @param techniques by domain and id
 * @param tactics the tactics that these stand under, by domain and matrix order
 * @param unresolved findings with claims that no loaded release can place, by source and id
 */
record CaseState(
    @Nullable String title,
    @Nullable Instant openedAt,
    int live,
    int retracted,
    List<TechniqueStanding> techniques,
    List<TacticStanding> tactics,
    List<Mapped> unresolved) {

  /** A total order that does not depend on when a finding came: the earliest first. */
  private static final Comparator<Finding> BY_TIME =
      Comparator.comparing(Finding::time).thenComparing(Finding::key);

  /** A tactic of a case: how many techniques count there, and what its findings say. */
  record TacticStanding(Tactic tactic, Status status, int techniques, int findings) {}

  /** Tells a case from the newest version of each of its findings. */
  static CaseState of(Collection<Mapped> findings, Attack attack) {
    var gathered = new HashMap<Technique, Gathering>();
    var unresolved = new ArrayList<Mapped>(0);
    Finding titled = null;
    Instant opened = null;
    int live = 0;
    for (Mapped mapped : findings) {
      Finding finding = mapped.finding();
      if (!finding.live()) {
        continue;
      }
      live++;
      if (opened == null || finding.time().isBefore(opened)) {
        opened = finding.time();
      }
      if (finding.title() != null && (titled == null || BY_TIME.compare(finding, titled) < 0)) {
        titled = finding;
      }
      if (!mapped.unresolved().isEmpty()) {
        unresolved.add(mapped);
      }
      for (MappedTechnique technique : mapped.techniques()) {
        gathered
            .computeIfAbsent(technique.technique(), t -> new Gathering(t))
            .add(finding, technique);
      }
    }
    unresolved.sort(Comparator.comparing(m -> m.finding().key()));
    List<TechniqueStanding> techniques = techniques(gathered.values());
    return new CaseState(
        titled == null ? null : titled.title(),
        opened,
        live,
        findings.size() - live,
        techniques,
        tactics(techniques, findings, attack),
        unresolved);
  }

  private static List<TechniqueStanding> techniques(Collection<Gathering> gathered) {
    var techniques = new ArrayList<TechniqueStanding>(gathered.size());
    for (Gathering each : gathered) {
      techniques.add(each.standing());
    }
    techniques.sort(
        Comparator.comparing((TechniqueStanding s) -> s.technique().domain())
            .thenComparing(s -> s.technique().id()));
    return techniques;
  }

  private static List<TacticStanding> tactics(
      List<TechniqueStanding> techniques, Collection<Mapped> findings, Attack attack) {
    var byTactic = new HashMap<Tactic, List<TechniqueStanding>>();
    var tacticsOf = new HashMap<Technique, List<Tactic>>();
    for (TechniqueStanding standing : techniques) {
      var tactics = new ArrayList<Tactic>(standing.tactics().size());
      for (String shortname : standing.tactics()) {
        attack
            .current(standing.technique().domain())
            .flatMap(catalogue -> catalogue.tactic(shortname))
            .ifPresent(tactics::add);
      }
      tactics.forEach(t -> byTactic.computeIfAbsent(t, x -> new ArrayList<>()).add(standing));
      tacticsOf.put(standing.technique(), tactics);
    }
    Map<Tactic, Integer> speaking = speaking(findings, tacticsOf);
    var standings = new ArrayList<TacticStanding>(byTactic.size());
    byTactic.forEach(
        (tactic, there) -> standings.add(tactic(tactic, there, speaking.getOrDefault(tactic, 0))));
    standings.sort(
        Comparator.comparing((TacticStanding s) -> s.tactic().domain())
            .thenComparing(s -> s.tactic().order()));
    return standings;
  }

  private static TacticStanding tactic(Tactic tactic, List<TechniqueStanding> there, int findings) {
    Status strongest = Status.RULED_OUT;
    int counted = 0;
    for (TechniqueStanding standing : there) {
      counted += standing.status().counts() ? 1 : 0;
      if (standing.status().compareTo(strongest) < 0) {
        strongest = standing.status();
      }
    }
    return new TacticStanding(tactic, strongest, counted, findings);
  }

  /** How many findings speak of each tactic: one with two techniques of a tactic speaks once. */
  private static Map<Tactic, Integer> speaking(
      Collection<Mapped> findings, Map<Technique, List<Tactic>> tacticsOf) {
    var speaking = new HashMap<Tactic, Integer>();
    for (Mapped mapped : findings) {
      if (!mapped.finding().live()) {
        continue;
      }
      var here = new ArrayList<Tactic>(4);
      for (MappedTechnique technique : mapped.techniques()) {
        for (Tactic tactic : tacticsOf.getOrDefault(technique.technique(), List.of())) {
          if (!here.contains(tactic)) {
            here.add(tactic);
            speaking.merge(tactic, 1, Integer::sum);
          }
        }
      }
    }
    return speaking;
  }
}
