package dev.kasane.update;

import dev.kasane.update.Updates.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Counts what came of asking for newer releases. */
@Singleton
class UpdateCounts {
  private final MeterRegistry registry;
  private volatile double lastSuccess;

  UpdateCounts(MeterRegistry registry) {
    this.registry = registry;
    for (Outcome outcome : Outcome.values()) {
      counter(outcome);
    }
    Gauge.builder("kasane.attack.update.last.success", () -> lastSuccess)
        .baseUnit("seconds")
        .description("When a look for newer releases last ended without a failure; 0: never")
        .register(registry);
  }

  void add(Outcome outcome) {
    counter(outcome).increment();
  }

  private Counter counter(Outcome outcome) {
    return registry.counter("kasane.attack.updates", "outcome", outcome.word());
  }

  void succeeded(Instant at) {
    lastSuccess = at.toEpochMilli() / 1000.0;
  }
}
