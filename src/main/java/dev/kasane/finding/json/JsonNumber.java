package dev.kasane.finding.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A JSON number. */
public final class JsonNumber extends Json {
  private final byte[] bytes;
  private final int from;
  private final int to;
  private final boolean whole;
  private @Nullable String text;

  JsonNumber(byte[] bytes, int from, int to, boolean whole) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.whole = whole;
  }

  /** Whether it is written without a fraction and an exponent. */
  public boolean isWhole() {
    return whole;
  }

  /** Its value where it is a whole number that a long holds; null otherwise. */
  public @Nullable Long asLong() {
    String digits = asText();
    try {
      return whole ? Long.valueOf(digits) : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** Whether its value is zero. */
  public boolean isZero() {
    return Double.parseDouble(asText()) == 0;
  }

  /** A whole number as it is written, another as Java writes it: ids are made of these texts. */
  @Override
  public String asText() {
    if (text == null) {
      String written = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
      text =
          !whole
              ? Double.toString(Double.parseDouble(written))
              : written.equals("-0") ? "0" : written;
    }
    return text;
  }
}
