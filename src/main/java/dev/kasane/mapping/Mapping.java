package dev.kasane.mapping;

import dev.kasane.attack.Claim;
import dev.kasane.attack.Technique;
import dev.kasane.finding.Finding;
import dev.kasane.finding.Reason;
import java.util.List;

/** What became of one event of a record on its way to a case. */
public sealed interface Mapping {
  /**
   * A finding with its techniques.
   *
   * @param techniques one entry for each technique, however many claims name it, by first claim
   * @param unresolved the claims that name none
   */
  record Mapped(Finding finding, List<MappedTechnique> techniques, List<Unresolved> unresolved)
      implements Mapping {
    /** The same without the original of the finding, for where many are kept in memory. */
    public Mapped withoutOriginal() {
      return finding.context().original() == null
          ? this
          : new Mapped(finding.withoutOriginal(), techniques, unresolved);
    }
  }

  /**
   * No finding.
   *
   * @param reason a stable code
   * @param message one sentence for a person
   * @param event the bytes of the event: those of the record where it holds only one
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Rejected(Reason reason, String message, byte[] event) implements Mapping {}

  /**
   * A claim that no loaded release can place. It is kept, and never counted.
   *
   * @param claim position of the claim in the finding
   * @param claimed the claim as made
   * @param reason a short code
   * @param candidates what an ambiguous name could mean
   */
  record Unresolved(int claim, Claim claimed, String reason, List<Technique> candidates) {}
}
