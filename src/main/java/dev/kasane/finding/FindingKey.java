package dev.kasane.finding;

/** What identifies a finding (contract, 3): two records of one key speak of the same finding. */
public record FindingKey(String source, String id) implements Comparable<FindingKey> {
  @Override
  public int compareTo(FindingKey other) {
    int bySource = source.compareTo(other.source);
    return bySource != 0 ? bySource : id.compareTo(other.id);
  }
}
