package dev.kasane.casebook;

/** What became of a finding that could be read. */
public enum FindingOutcome {
  /** It is new, or replaces an older version. */
  ACCEPTED,
  /** The same is known already. */
  DUPLICATE,
  /** A newer version is known already. */
  STALE
}
