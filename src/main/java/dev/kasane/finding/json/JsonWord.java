package dev.kasane.finding.json;

/** True, false, null, and what is not there. */
public final class JsonWord extends Json {
  static final JsonWord TRUE = new JsonWord("true");
  static final JsonWord FALSE = new JsonWord("false");
  static final JsonWord NULL = new JsonWord("null");

  /** What is not there. */
  public static final JsonWord MISSING = new JsonWord("");

  private final String word;

  private JsonWord(String word) {
    this.word = word;
  }

  /** Whether it is true or false. */
  public boolean isBoolean() {
    return this == TRUE || this == FALSE;
  }

  @Override
  public String asText() {
    return word;
  }
}
