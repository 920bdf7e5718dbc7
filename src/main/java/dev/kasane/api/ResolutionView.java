package dev.kasane.api;

import dev.kasane.attack.Resolution;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.CaseRecord.ClaimPart;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a claim resolves to.
 *
 * @param outcome exact, revoked, deprecated, older-release, name, refined, conflict or unresolved
 * @param path ids from the claimed one to the technique's; empty where no hop was needed
 * @param tactic the claimed one, where the technique belongs to it
 * @param reason why it is unresolved, or what a reader should know; a short code
 * @param candidates what an ambiguous name could mean
 */
@Schema(
    name = "Resolution",
    examples =
        """
        {"claimed":{"id":"T1073"},"outcome":"revoked","conflict":false,
        "path":["T1073","T1574.002","T1574.001"],"technique":{"id":"T1574.001","name":"DLL",
        "domain":"enterprise-attack","version":"18.1","tactics":["persistence",
        "privilege-escalation","defense-evasion"]},"tactic":null,"reason":null,"candidates":[]}""")
record ResolutionView(
    ClaimPart claimed,
    String outcome,
    boolean conflict,
    List<String> path,
    @Nullable TechniqueRef technique,
    @Nullable String tactic,
    @Nullable String reason,
    List<TechniqueRef> candidates) {

  /** The claims of a call, each with its answer, in their order. */
  @Schema(
      name = "Resolutions",
      examples =
          """
          {"results":[{"claimed":{"id":"T1059.001"},"outcome":"exact","conflict":false,"path":[],
          "technique":{"id":"T1059.001","name":"PowerShell","domain":"enterprise-attack",
          "version":"18.1","tactics":["execution"]},"tactic":null,"reason":null,"candidates":[]}]}""")
  record Resolved(List<ResolutionView> results) {}

  /** A technique, in short. */
  @Schema(
      name = "TechniqueRef",
      examples =
          """
          {"id":"T1059.001","name":"PowerShell","domain":"enterprise-attack","version":"18.1",
          "tactics":["execution"]}""")
  record TechniqueRef(String id, String name, String domain, String version, List<String> tactics) {

    static TechniqueRef of(Technique t) {
      return new TechniqueRef(t.id(), t.name(), t.domain(), t.version(), t.tactics());
    }
  }

  static ResolutionView of(Resolution r) {
    Technique technique = r.technique();
    return new ResolutionView(
        ClaimPart.of(r.claimed()),
        r.outcome().word(),
        r.conflict(),
        r.path(),
        technique == null ? null : TechniqueRef.of(technique),
        r.tactic(),
        r.reason(),
        r.candidates().stream().map(TechniqueRef::of).toList());
  }
}
