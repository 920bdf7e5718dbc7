package dev.kasane.finding.json;

/** A JSON array. */
public final class JsonArray extends Json {
  JsonArray(Json[] elements) {
    super(elements);
  }

  @Override
  public String asText() {
    return "";
  }
}
