package dev.kasane.finding;

/** What reading an event of a record gave: a finding, or the reason why there is none. */
public sealed interface Reading {
  /** The bytes of the event as it came: those of the record where it holds only one. */
  byte[] event();

  /** A finding. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; a copy would cost the hot path
  record Read(Finding finding, byte[] event) implements Reading {}

  /**
   * No finding.
   *
   * @param reason a stable code
   * @param message one sentence for a person; holds no more of the input than a short name
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Refused(Reason reason, String message, byte[] event) implements Reading {}
}
