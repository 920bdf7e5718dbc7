package dev.kasane.finding.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kasane.attack.TechniqueId;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingConfig;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads events as the service does, for tests. */
public final class Readers {
  static final Instant ARRIVED = Instant.parse("2026-06-01T00:00:00Z");

  static final FindingReader READER = reader(null, Path.of("no-such-folder"));

  private Readers() {}

  /** A reader with a rule for cases and a folder of formats. */
  static FindingReader reader(String caseRule, Path formats) {
    return new FindingReader(new Limits(caseRule, Map.of()), new FormatLibrary(formats));
  }

  /** A reader as a service without configuration has it. */
  public static FindingReader reader() {
    return READER;
  }

  /** The limits of a service without configuration. */
  public record Limits(String rule, Map<String, String> casePrefix) implements FindingConfig {
    @Override
    public int maxBytes() {
      return 1 << 20;
    }

    @Override
    public int maxDepth() {
      return 64;
    }

    @Override
    public int maxClaims() {
      return 1000;
    }

    @Override
    public int maxEvents() {
      return 10_000;
    }

    @Override
    public int keepOriginal() {
      return 1 << 18;
    }

    @Override
    public Optional<String> caseRule() {
      return Optional.ofNullable(rule);
    }
  }

  /** Reads what is to be looked at, and holds one event. */
  static Reading read(byte[] event) {
    List<Reading> readings = all(event);
    if (readings.size() != 1) {
      throw new AssertionError(readings);
    }
    return readings.get(0);
  }

  /** Reads what is to be looked at. */
  static List<Reading> all(byte[] record) {
    return READER.read(new Inbound(record, null, null, null, ARRIVED, false));
  }

  /** The finding of an event that must be one. */
  static Finding finding(String event) {
    Reading reading = read(event.getBytes(UTF_8));
    if (reading instanceof Reading.Read read) {
      return read.finding();
    }
    throw new AssertionError(reading);
  }

  /** The technique ids that a finding claims, as they are usually written. */
  static Set<String> ids(Finding finding) {
    return finding.claims().stream()
        .map(said -> said.claim().id())
        .filter(id -> id != null && TechniqueId.read(id).kind() == TechniqueId.Kind.TECHNIQUE)
        .map(id -> TechniqueId.read(id).id())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
