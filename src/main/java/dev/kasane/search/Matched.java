package dev.kasane.search;

import java.util.Locale;

/** What of an object a query matched. */
public enum Matched {
  ID,
  /** That of an object which this one replaced, its own in an older release, or one of CAPEC. */
  OTHER_ID,
  NAME,
  /** A name in a release before, or that of an object that was replaced by this one. */
  FORMER_NAME,
  ALIAS,
  /** Its names and its description together. */
  TEXT;

  /** The word for people and on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
