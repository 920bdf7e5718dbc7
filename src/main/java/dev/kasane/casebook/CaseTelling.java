package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Tactic;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.CaseState.TacticStanding;
import dev.kasane.finding.FactName;
import dev.kasane.finding.Finding;
import dev.kasane.finding.Statement;
import dev.kasane.finding.Statement.Decision;
import dev.kasane.finding.Statement.Verdict;
import dev.kasane.mapping.MappedTechnique;
import dev.kasane.mapping.Mapping.Mapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers the findings of one case, in whatever order they are given, and tells it. */
final class CaseTelling {
  private final Place place;
  private final Attack attack;
  private final StatementOrder order;
  private final Map<Technique, Gathering> gathered = new HashMap<>();
  // detections and decisions: what can speak of a technique
  private final List<Mapped> speaking = new ArrayList<>();
  private final List<Mapped> decisions = new ArrayList<>(0);
  private final List<Finding> facts = new ArrayList<>(0);
  private @Nullable Finding titled;
  private @Nullable Instant opened;
  private @Nullable Instant stated;
  private int detections;
  private int retracted;

  CaseTelling(Place place, Attack attack) {
    this.place = place;
    this.attack = attack;
    this.order = new StatementOrder(place.caseId());
  }

  void add(Mapped mapped) {
    Finding finding = mapped.finding();
    Statement statement = finding.statement();
    if (!finding.live()) {
      retracted++;
    } else if (statement == null) {
      detection(mapped);
    } else if (statement instanceof Decision) {
      stated = earlier(stated, finding.time());
      decisions.add(mapped);
      speaking.add(mapped);
      for (MappedTechnique technique : mapped.techniques()) {
        gathering(technique).decide(finding, technique, order);
      }
    } else if (statement instanceof Statement.Facts) {
      stated = earlier(stated, finding.time());
      facts.add(finding);
    }
  }

  private void detection(Mapped mapped) {
    Finding finding = mapped.finding();
    detections++;
    opened = earlier(opened, finding.time());
    if (finding.title() != null
        && (titled == null || StatementOrder.BY_TIME.compare(finding, titled) < 0)) {
      titled = finding;
    }
    speaking.add(mapped);
    for (MappedTechnique technique : mapped.techniques()) {
      gathering(technique).add(finding, technique);
    }
  }

  private Gathering gathering(MappedTechnique mapped) {
    return gathered.computeIfAbsent(mapped.technique(), technique -> new Gathering(technique));
  }

  private static Instant earlier(@Nullable Instant known, Instant next) {
    return known == null || next.isBefore(known) ? next : known;
  }

  CaseState tell() {
    List<TechniqueStanding> techniques = techniques();
    CaseFacts told = CaseFacts.of(facts, order);
    String title = told.value(FactName.TITLE);
    return new CaseState(
        place,
        null,
        title == null && titled != null ? titled.title() : title,
        opened == null ? stated : opened,
        detections + facts.size() + standingDecisions(),
        retracted,
        techniques,
        tactics(techniques),
        unresolved(),
        told);
  }

  private int standingDecisions() {
    int standing = 0;
    for (Mapped decision : decisions) {
      standing += stands(decision) ? 1 : 0;
    }
    return standing;
  }

  /** Whether a decision says something of any technique; one that names none says it of that. */
  private boolean stands(Mapped decision) {
    if (decision.techniques().isEmpty()) {
      return decision.finding().statement() instanceof Decision said
          && said.verdict() != Verdict.REOPEN;
    }
    for (MappedTechnique technique : decision.techniques()) {
      if (gathering(technique).heeds(decision.finding())) {
        return true;
      }
    }
    return false;
  }

  private List<Mapped> unresolved() {
    var unresolved = new ArrayList<Mapped>(0);
    for (Mapped mapped : speaking) {
      if (!mapped.unresolved().isEmpty()) {
        unresolved.add(mapped);
      }
    }
    unresolved.sort(Comparator.comparing(m -> m.finding().key()));
    return unresolved;
  }

  private List<TechniqueStanding> techniques() {
    var techniques = new ArrayList<TechniqueStanding>(gathered.size());
    for (Gathering each : gathered.values()) {
      TechniqueStanding standing = each.standing();
      if (standing != null) {
        techniques.add(standing);
      }
    }
    techniques.sort(
        Comparator.comparing((TechniqueStanding s) -> s.technique().domain())
            .thenComparing(s -> s.technique().id()));
    return techniques;
  }

  private List<TacticStanding> tactics(List<TechniqueStanding> techniques) {
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
    Map<Tactic, Integer> speaking = speaking(tacticsOf);
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
  private Map<Tactic, Integer> speaking(Map<Technique, List<Tactic>> tacticsOf) {
    var speaks = new HashMap<Tactic, Integer>();
    for (Mapped mapped : speaking) {
      var here = new ArrayList<Tactic>(4);
      for (MappedTechnique technique : mapped.techniques()) {
        if (mapped.finding().statement() != null && !gathering(technique).heeds(mapped.finding())) {
          continue;
        }
        for (Tactic tactic : tacticsOf.getOrDefault(technique.technique(), List.of())) {
          if (!here.contains(tactic)) {
            here.add(tactic);
            speaks.merge(tactic, 1, Integer::sum);
          }
        }
      }
    }
    return speaks;
  }
}
