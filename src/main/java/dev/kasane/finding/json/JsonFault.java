package dev.kasane.finding.json;

import java.io.IOException;

/** JSON that cannot be read; says why and where, and quotes nothing of it. */
@SuppressWarnings("serial")
public final class JsonFault extends IOException {
  /** Why it cannot be read. */
  public enum Kind {
    /** It breaks the rules of JSON, or is not UTF-8. */
    BROKEN,
    /** It nests deeper than is read. */
    TOO_DEEP,
    /** A name or a number is longer than is read. */
    TOO_LONG,
    /** An object has two properties of one name. */
    REPEATED
  }

  private final Kind kind;
  private final int line;
  private final int column;

  JsonFault(Kind kind, byte[] bytes, int at) {
    super(kind.name());
    this.kind = kind;
    int lines = 1;
    int start = 0;
    for (int i = 0; i < at && i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        lines++;
        start = i + 1;
      }
    }
    this.line = lines;
    this.column = at - start + 1;
  }

  /** Why it cannot be read. */
  public Kind kind() {
    return kind;
  }

  /** The line in which reading ended, from 1. */
  public int line() {
    return line;
  }

  /** The byte of that line, from 1. */
  public int column() {
    return column;
  }

  /** It is thrown for what is hostile: a stack would cost more than all the rest. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
