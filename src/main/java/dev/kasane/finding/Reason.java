package dev.kasane.finding;

/** Why a record is refused: short codes that other programs may rely on. */
public enum Reason {
  NOT_JSON("not-json"),
  DUPLICATE_KEY("duplicate-key"),
  NOT_A_FINDING("not-a-finding"),
  UNKNOWN_FORMAT("unknown-format"),
  NO_ID("no-id"),
  NO_CASE("no-case"),
  WRONG_TYPE("wrong-type"),
  WRONG_VALUE("wrong-value"),
  TOO_LARGE("too-large"),
  TOO_DEEP("too-deep"),
  TOO_LONG("too-long"),
  TOO_MANY("too-many");

  private final String code;

  Reason(String code) {
    this.code = code;
  }

  /** The code on the wire. */
  public String code() {
    return code;
  }
}
