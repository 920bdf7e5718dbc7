package dev.kasane.finding;

/** What reading a record gave: a finding, or the reason why there is none. */
public sealed interface Reading {
  /** A finding. */
  record Read(Finding finding) implements Reading {}

  /**
   * No finding.
   *
   * @param reason a stable code
   * @param message one sentence for a person; holds no more of the input than a short name
   */
  record Refused(Reason reason, String message) implements Reading {}
}
