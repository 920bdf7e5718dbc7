package dev.kasane.finding;

import org.jspecify.annotations.Nullable;

/** What identifies a finding (contract, 3): two records of one key speak of the same finding. */
public record FindingKey(String source, String id) implements Comparable<FindingKey> {
  /** What ids begin with that are made of an event's content, for it has none of its own. */
  public static final String OF_CONTENT = "content-";

  /** Whether the id was made of the event's content. */
  public boolean isOfContent() {
    return id.startsWith(OF_CONTENT);
  }

  /**
   * Mixed, because counted-up ids of numbered sources would otherwise collide: a string's hash of
   * digits differs by multiples of 31, and so does a record's of its parts.
   */
  @Override
  public int hashCode() {
    return source.hashCode() * 0x9E3779B9 + id.hashCode();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof FindingKey that && id.equals(that.id) && source.equals(that.source));
  }

  @Override
  public int compareTo(FindingKey other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : id.compareTo(other.id);
  }
}
