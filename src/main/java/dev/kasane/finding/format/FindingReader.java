package dev.kasane.finding.format;

import dev.kasane.finding.FindingConfig;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.Reading.Read;
import dev.kasane.finding.Reading.Refused;
import dev.kasane.finding.Reason;
import dev.kasane.finding.format.EventReader.Several;
import dev.kasane.finding.format.Fields.Fault;
import dev.kasane.finding.json.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the bytes of a record, which hold one event, an array of events, an envelope with many, or
 * a line for each. The only place that knows how findings are spelt. Thread-safe.
 */
@Singleton
public final class FindingReader {
  private static final int LEVELS = 4;

  private final FindingConfig config;
  private final JsonReader json;
  private final EventReader events;

  FindingReader(FindingConfig config, FormatLibrary library) {
    this.config = config;
    this.json = new JsonReader(config);
    this.events = new EventReader(config, library);
  }

  /**
   * Reads one record: a reading for each of its events, in their order, and at least one. Never
   * throws for what the record holds.
   */
  public List<Reading> read(Inbound inbound) {
    byte[] value = inbound.value();
    if (value == null || value.length == 0) {
      return List.of(
          new Refused(
              Reason.NOT_JSON, "The record is empty; a finding is a JSON object.", new byte[0]));
    }
    if (StoredFinding.is(value)) {
      return List.of(StoredFinding.read(value, config));
    }
    if (Splitter.beginsArray(value)) {
      return list(value, List.of(), inbound, 0);
    }
    return value.length > config.maxBytes()
        ? large(value, inbound, tooLarge(value), 0)
        : object(value, inbound, 0);
  }

  private List<Reading> object(byte[] value, Inbound inbound, int level) {
    Json root;
    try {
      root = json.read(value);
    } catch (IOException e) {
      return level == 0
          ? lines(value, inbound, json.refused(e, value))
          : List.of(json.refused(e, value));
    }
    try {
      return List.of(new Read(events.read(root, value, inbound), value));
    } catch (Fault fault) {
      return List.of(new Refused(fault.reason, fault.sentence(), value));
    } catch (Several several) {
      return list(value, several.path, inbound, level);
    }
  }

  /** The events of a list, each on its own. */
  private List<Reading> list(byte[] value, List<String> path, Inbound inbound, int level) {
    List<byte[]> elements;
    try {
      elements = Splitter.elements(value, path);
    } catch (IOException e) {
      return List.of(json.refused(e, value));
    }
    return elements.isEmpty()
        ? List.of(new Refused(Reason.NOT_A_FINDING, "The list holds no finding.", value))
        : each(elements, value, inbound, level + 1);
  }

  private List<Reading> each(List<byte[]> elements, byte[] value, Inbound inbound, int level) {
    if (elements.size() > config.maxEvents()) {
      return List.of(
          new Refused(
              Reason.TOO_MANY,
              "The record holds %d findings; at most %d are read (kasane.finding.max-events)."
                  .formatted(elements.size(), config.maxEvents()),
              value));
    }
    var readings = new ArrayList<Reading>(elements.size());
    for (byte[] element : elements) {
      if (element.length > config.maxBytes()) {
        readings.add(tooLarge(element));
      } else if (level >= LEVELS) {
        readings.add(
            new Refused(Reason.TOO_DEEP, "Lists of findings stand in each other.", element));
      } else {
        readings.addAll(object(element, inbound, level));
      }
    }
    return readings;
  }

  /** What is no JSON as a whole may hold an event in each line. */
  private List<Reading> lines(byte[] value, Inbound inbound, Refused whole) {
    List<byte[]> lines = Splitter.lines(value);
    boolean events = false;
    for (int i = 0; i < Math.min(2, lines.size()) && !events; i++) {
      events =
          lines.size() > 1 && lines.get(i).length <= config.maxBytes() && isObject(lines.get(i));
    }
    return events ? each(lines, value, inbound, 1) : List.of(whole);
  }

  private boolean isObject(byte[] line) {
    try {
      return json.read(line).isObject();
    } catch (IOException e) {
      return false;
    }
  }

  /** Too large to be read as one; but many findings together may be. */
  private List<Reading> large(byte[] value, Inbound inbound, Refused whole, int level) {
    try {
      List<String> path = Splitter.listPath(value);
      if (!path.isEmpty()) {
        return list(value, path, inbound, level);
      }
    } catch (IOException e) {
      // then it is no one object
    }
    return lines(value, inbound, whole);
  }

  private Refused tooLarge(byte[] event) {
    return new Refused(
        Reason.TOO_LARGE,
        "The finding has %d bytes; at most %d are read (kasane.finding.max-bytes)."
            .formatted(event.length, config.maxBytes()),
        event);
  }
}
