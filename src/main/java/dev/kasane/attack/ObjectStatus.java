package dev.kasane.attack;

/** Whether ATT&amp;CK still uses an object. */
public enum ObjectStatus {
  ACTIVE,
  /** Replaced by another object. */
  REVOKED,
  /** No longer maintained, without a successor; a later release may take it back. */
  DEPRECATED
}
