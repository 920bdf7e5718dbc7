package dev.kasane.update;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Configured;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What looks for releases, from its configuration to its library, without a service around it. */
final class Looking {
  static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  final AttackLibrary library;
  final Updater updater;
  final MeterRegistry meters = new SimpleMeterRegistry();
  final List<Duration> waits = new ArrayList<>();

  private Looking(Path folder, Configured configured, String update, List<String> index) {
    var clock = Clock.fixed(NOW, ZoneOffset.UTC);
    this.library = configured.library();
    this.updater =
        new Updater(
            configured,
            new Wanted(update, index, List.of("enterprise", "mobile-attack", "ics-attack")),
            folder,
            library,
            new ObjectMapper().registerModule(new JavaTimeModule()),
            new Fetcher(Limits.USUAL, clock, waits::add),
            clock,
            new UpdateCounts(meters));
    updater.load();
  }

  private record Wanted(String update, List<String> index, List<String> domains)
      implements UpdateConfig {}

  /** Asks these for newer releases. */
  static Looking at(Path folder, String... index) {
    return new Looking(folder, Configured.of(List.of(), List.of()), "auto", List.of(index));
  }

  /** Asks these for newer releases, over configured ones. */
  static Looking over(Path folder, List<String> bundles, String... index) {
    return new Looking(folder, Configured.of(bundles, List.of()), "auto", List.of(index));
  }

  /** Asks nobody but what is configured. */
  static Looking off(Path folder, String... bundles) {
    return new Looking(folder, Configured.of(List.of(bundles), List.of()), "off", List.of());
  }

  /** Looks, and says what came of it: outcomes, and what failed. */
  List<String> look() throws InterruptedException {
    updater.look();
    return updater.updates().sources().stream()
        .map(s -> s.what() == null ? s.outcome() : s.outcome() + ": " + s.what())
        .toList();
  }

  /** The releases, current ones first. */
  List<String> releases() {
    return library.attack().releases().stream()
        .map(release -> release.domain() + " " + release.version())
        .toList();
  }

  /** The releases of a domain that the tests begin without. */
  List<String> mobile() {
    return library.attack().releases().stream()
        .filter(release -> release.domain().equals("mobile-attack"))
        .map(release -> release.version())
        .toList();
  }
}
