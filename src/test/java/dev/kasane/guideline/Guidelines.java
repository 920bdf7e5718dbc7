package dev.kasane.guideline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kasane.attack.Attack;
import dev.kasane.guideline.Reading.Read;

/** Guidelines for tests of other packages. */
public final class Guidelines {
  private Guidelines() {}

  /** Of a plain table. */
  public static Guideline table(String text, Attack attack) {
    var read = (Read<Document>) PlainTable.read(text.getBytes(UTF_8));
    return Builder.document("ours", "ours.csv", read.value(), attack);
  }
}
