package dev.kasane.mapping;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Outcome;
import dev.kasane.attack.Resolution;
import dev.kasane.attack.Technique;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.format.FindingReader;
import dev.kasane.mapping.Mapping.Mapped;
import dev.kasane.mapping.Mapping.Rejected;
import dev.kasane.mapping.Mapping.Unresolved;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Maps findings to techniques. Thread-safe. */
@Singleton
public final class Mapper {
  /**
   * Confidence in a claim whose parts contradict each other: the rules picked one of two readings,
   * and nothing says which was meant until an analyst does.
   */
  static final double CONFLICT = 0.5;

  /** Confidence in what only prose names, or what only would be possible. */
  static final double WEAK = 0.5;

  private final FindingReader reader;

  Mapper(FindingReader reader) {
    this.reader = reader;
  }

  /**
   * Reads and maps one record: a mapping for each of its events, in their order. Never throws for
   * what the record holds.
   */
  public List<Mapping> map(Inbound inbound, Attack attack) {
    List<Reading> readings = reader.read(inbound);
    if (readings.size() == 1) {
      return List.of(map(readings.get(0), attack));
    }
    return readings.stream().map(reading -> map(reading, attack)).toList();
  }

  private static Mapping map(Reading reading, Attack attack) {
    if (reading instanceof Reading.Read read) {
      return map(read.finding(), attack);
    }
    var refused = (Reading.Refused) reading;
    return new Rejected(refused.reason(), refused.message(), refused.event());
  }

  /** Maps a finding that was read before, perhaps under another release. */
  public static Mapped map(Finding finding, Attack attack) {
    var unresolved = new ArrayList<Unresolved>(0);
    var tactics = new ArrayList<Unresolved>(0);
    var techniques = new LinkedHashMap<Technique, List<Placed>>(4);
    for (int i = 0; i < finding.claims().size(); i++) {
      FindingClaim said = finding.claims().get(i);
      if (said.strength() == Strength.FOREIGN) {
        unresolved.add(new Unresolved(i, said.claim(), "vendor-id", List.of()));
        continue;
      }
      Resolution resolution = attack.resolve(said.claim(), finding.domain());
      Technique technique = resolution.technique();
      if (technique == null) {
        String reason = Objects.requireNonNullElse(resolution.reason(), "unknown");
        boolean tactic = said.claim().id() == null && said.claim().name() == null;
        (tactic ? tactics : unresolved)
            .add(new Unresolved(i, resolution.claimed(), reason, resolution.candidates()));
      } else {
        boolean weak = said.strength() == Strength.WEAK;
        techniques
            .computeIfAbsent(technique, t -> new ArrayList<>(2))
            .add(new Placed(i, resolution, weak));
      }
    }
    var mapped = new ArrayList<MappedTechnique>(techniques.size());
    for (Map.Entry<Technique, List<Placed>> entry : techniques.entrySet()) {
      mapped.add(gather(entry.getKey(), entry.getValue()));
    }
    if (!tactics.isEmpty()) {
      unresolved.addAll(new LooseTactics(finding.domain(), attack).settle(tactics, mapped));
      unresolved.sort(Comparator.comparingInt(Unresolved::claim));
    }
    return new Mapped(finding, List.copyOf(mapped), List.copyOf(unresolved));
  }

  private record Placed(int claim, Resolution resolution, boolean weak) {}

  /** One entry for a technique: the claim without contradiction speaks for it, else the first. */
  private static MappedTechnique gather(Technique technique, List<Placed> placed) {
    Resolution best = placed.get(0).resolution;
    boolean weak = true;
    var claims = new ArrayList<Integer>(placed.size());
    var tactics = new ArrayList<String>(2);
    for (Placed each : placed) {
      claims.add(each.claim);
      weak &= each.weak;
      if (best.conflict() && !each.resolution.conflict()) {
        best = each.resolution;
      }
      String tactic = each.resolution.tactic();
      if (tactic != null && !tactics.contains(tactic)) {
        tactics.add(tactic);
      }
    }
    tactics.sort((a, b) -> technique.tactics().indexOf(a) - technique.tactics().indexOf(b));
    boolean doubtful = best.conflict() && best.outcome() != Outcome.REFINED;
    return new MappedTechnique(
        technique,
        best.outcome(),
        best.conflict(),
        weak,
        (doubtful ? CONFLICT : 1.0) * (weak ? WEAK : 1.0),
        List.copyOf(claims),
        List.copyOf(tactics));
  }
}
