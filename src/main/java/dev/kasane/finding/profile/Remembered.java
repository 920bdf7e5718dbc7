package dev.kasane.finding.profile;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What short texts say: events repeat the same ids, tags and tactics. Each text has two places
 * where it can stand and gives way to those that come later, so that nobody can fill the memory,
 * nor make looking for one take long. Thread-safe.
 */
final class Remembered<T extends @Nullable Object> {
  private static final int PLACES = 1 << 11;
  private static final int LONGEST = 80;

  private final Function<String, T> reader;

  /** Read and written without a lock: what another thread does not see yet is read anew. */
  private final @Nullable Entry<T>[] entries;

  /** Remembers what a pure function makes of texts; what it makes must never change. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  Remembered(Function<String, T> reader) {
    this.reader = reader;
    this.entries = new Entry[PLACES];
  }

  private record Entry<T extends @Nullable Object>(String text, T said) {}

  T of(String text) {
    if (text.length() > LONGEST) {
      return reader.apply(text);
    }
    int hash = text.hashCode();
    int place = (hash ^ (hash >>> 11)) & (PLACES - 1);
    Entry<T> first = entries[place];
    if (first != null && first.text.equals(text)) {
      return first.said;
    }
    Entry<T> second = entries[place ^ 1];
    if (second != null && second.text.equals(text)) {
      return second.said;
    }
    T said = reader.apply(text);
    entries[place ^ 1] = first;
    entries[place] = new Entry<>(text, said);
    return said;
  }
}
