package dev.kasane.guideline;

import java.util.List;

/** What came of reading a file. */
public sealed interface Reading<T> {
  /** It is good. */
  record Read<T>(T value) implements Reading<T> {}

  /** It is not taken. */
  record Faulty<T>(List<Fault> faults) implements Reading<T> {}

  /**
   * What is wrong.
   *
   * @param line in the file, from 1
   * @param reason one sentence that says what would be right
   */
  record Fault(int line, String reason) {
    @Override
    public String toString() {
      return "Line " + line + ": " + reason;
    }
  }

  /** A file with one thing wrong that makes the rest unreadable. */
  static <T> Reading<T> faulty(long line, String reason) {
    return new Faulty<>(List.of(new Fault((int) Math.max(1, line), reason)));
  }
}
