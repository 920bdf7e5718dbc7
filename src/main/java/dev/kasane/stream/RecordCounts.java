package dev.kasane.stream;

import dev.kasane.casebook.FindingOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Counts what became of every record that was read: the four outcomes add up to the records read. A
 * record with many events counts as so many, for each of them has an outcome of its own.
 */
@Singleton
public class RecordCounts {
  private final Counter read;
  private final Counter rejected;
  private final DistributionSummary batches;
  private final Map<FindingOutcome, Counter> outcomes = new EnumMap<>(FindingOutcome.class);

  RecordCounts(MeterRegistry registry) {
    this.read = registry.counter("kasane.records.read");
    this.rejected = registry.counter("kasane.records", "outcome", "rejected");
    this.batches =
        DistributionSummary.builder("kasane.batch.records")
            .description("Records that were applied together")
            .register(registry);
    for (FindingOutcome outcome : FindingOutcome.values()) {
      String word = outcome.name().toLowerCase(Locale.ROOT);
      outcomes.put(outcome, registry.counter("kasane.records", "outcome", word));
    }
  }

  /** What was read since the start of this instance, and what became of it. */
  public record Sums(long read, long accepted, long duplicate, long stale, long rejected) {}

  /** As they stand between two batches, so that they add up. */
  public synchronized Sums sums() {
    return new Sums(
        (long) read.count(),
        count(FindingOutcome.ACCEPTED),
        count(FindingOutcome.DUPLICATE),
        count(FindingOutcome.STALE),
        (long) rejected.count());
  }

  private long count(FindingOutcome outcome) {
    return (long) Objects.requireNonNull(outcomes.get(outcome)).count();
  }

  synchronized void add(List<FindingOutcome> found, int refused) {
    var sums = new int[FindingOutcome.values().length];
    for (FindingOutcome outcome : found) {
      sums[outcome.ordinal()]++;
    }
    outcomes.forEach((outcome, counter) -> counter.increment(sums[outcome.ordinal()]));
    rejected.increment(refused);
    read.increment(found.size() + refused);
    batches.record(found.size() + refused);
  }
}
