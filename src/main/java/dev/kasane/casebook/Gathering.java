package dev.kasane.casebook;

import dev.kasane.attack.Technique;
import dev.kasane.casebook.TechniqueStanding.Evidence;
import dev.kasane.finding.Finding;
import dev.kasane.mapping.MappedTechnique;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one case that speak of one technique. */
final class Gathering {
  private final Technique technique;
  private final List<Evidence> all = new ArrayList<>(4);
  private Status strongest = Status.RULED_OUT;

  Gathering(Technique technique) {
    this.technique = technique;
  }

  void add(Finding finding, MappedTechnique mapped) {
    var evidence = new Evidence(finding, mapped);
    all.add(evidence);
    if (evidence.status().compareTo(strongest) < 0) {
      strongest = evidence.status();
    }
  }

  TechniqueStanding standing() {
    Instant first = Instant.MAX;
    Instant last = Instant.MIN;
    double confidence = 0;
    var claimed = new ArrayList<String>(2);
    for (Evidence evidence : all) {
      if (!evidence.status().supports(strongest)) {
        continue;
      }
      Instant time = evidence.finding().time();
      first = time.isBefore(first) ? time : first;
      last = time.isAfter(last) ? time : last;
      confidence = Math.max(confidence, evidence.mapped().confidence());
      for (String tactic : evidence.mapped().tactics()) {
        if (!claimed.contains(tactic)) {
          claimed.add(tactic);
        }
      }
    }
    claimed.sort((a, b) -> technique.tactics().indexOf(a) - technique.tactics().indexOf(b));
    return new TechniqueStanding(
        technique,
        strongest,
        all.size(),
        first,
        last,
        confidence,
        claimed,
        claimed.isEmpty() ? technique.tactics() : claimed,
        strongestEvidence());
  }

  /** The first few in order, without sorting thousands where only five are shown. */
  private List<Evidence> strongestEvidence() {
    var top = new ArrayList<Evidence>(TechniqueStanding.EVIDENCE + 1);
    for (Evidence evidence : all) {
      int at = top.size();
      while (at > 0 && Evidence.STRONGEST.compare(evidence, top.get(at - 1)) < 0) {
        at--;
      }
      if (at < TechniqueStanding.EVIDENCE) {
        top.add(at, evidence);
        if (top.size() > TechniqueStanding.EVIDENCE) {
          top.remove(TechniqueStanding.EVIDENCE);
        }
      }
    }
    return top;
  }
}
