package dev.kasane.attack;

/** How a claim was resolved; the words of the contract, section 2. */
public enum Outcome {
  /** The id is active in the current release. */
  EXACT("exact"),
  /** The id was revoked, and its successor stands in its place. */
  REVOKED("revoked"),
  /** The id is deprecated and stays itself. */
  DEPRECATED("deprecated"),
  /** Only an older loaded release knows the id. */
  OLDER_RELEASE("older-release"),
  /** The name decided. */
  NAME("name"),
  /** The name is that of a sub-technique of the claimed id. */
  REFINED("refined"),
  /** Id, name and tactic disagreed; the technique is what two of the three said, else the id's. */
  CONFLICT("conflict"),
  /** Nothing loaded fits, or several do. */
  UNRESOLVED("unresolved");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** The word that the contract uses on the wire. */
  public String word() {
    return word;
  }
}
