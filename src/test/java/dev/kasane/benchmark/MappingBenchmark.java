package dev.kasane.benchmark;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.SharedData;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import dev.kasane.finding.format.FindingReader;
import dev.kasane.finding.format.Readers;
import dev.kasane.mapping.Mapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * From the bytes of an event to its techniques, on one core, beside what Jackson takes to make a
 * tree of the same bytes and nothing more. The events are the published ones of the shared data.
 */
class MappingBenchmark {
  private static final int ROUNDS = Integer.getInteger("kasane.benchmark.rounds", 8);
  private static final long NANOS_A_ROUND = 400_000_000L;
  private static final long WARMING = 20_000_000_000L;
  private static final int EVENTS_BETWEEN_LOOKS = 2_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Attack ATTACK = Attacks.builtIn();
  private static final FindingReader READER = Readers.reader();

  private long sink;

  private interface Work {
    void on(byte[] event) throws IOException;
  }

  @Test
  void eventsASecondBesideAPlainTreeParse() throws IOException {
    Map<String, List<byte[]>> formats = events();
    List<byte[]> all = formats.values().stream().flatMap(List::stream).toList();
    // cold, most of what is measured is the compiler at its work, and a service runs for weeks
    spend(all, this::map, WARMING);
    spend(all, this::parse, WARMING / 4);
    double[] whole = compare(all);
    System.out.printf(
        "%n%-30s %8s %10s %10s %10s %6s%n",
        "format", "bytes", "events/s", "MB/s", "tree MB/s", "ratio");
    print("all " + all.size() + " events", all, whole);
    for (Map.Entry<String, List<byte[]>> format : formats.entrySet()) {
      print(format.getKey(), format.getValue(), compare(format.getValue()));
    }
    assertTrue(sink != 0);
  }

  private static Map<String, List<byte[]>> events() throws IOException {
    var events = new TreeMap<String, List<byte[]>>();
    Path samples = SharedData.file("findings/samples");
    try (Stream<Path> files = Files.walk(samples)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        // as they travel: without white space
        byte[] event = JSON.writeValueAsBytes(JSON.readTree(file.toFile()));
        String format = String.valueOf(file.getParent().getFileName());
        events.computeIfAbsent(format, f -> new ArrayList<>()).add(event);
      }
    }
    return events;
  }

  /** Seconds for all events once: mapped, and only parsed; the best of alternating rounds. */
  private double[] compare(List<byte[]> events) throws IOException {
    double mapped = Double.MAX_VALUE;
    double parsed = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      mapped = Math.min(mapped, spend(events, this::map, NANOS_A_ROUND));
      parsed = Math.min(parsed, spend(events, this::parse, NANOS_A_ROUND));
    }
    return new double[] {mapped, parsed};
  }

  /**
   * In time of the processor, so that what else runs on the machine counts little. Asking for it
   * takes as long as a small event does, so it is asked for seldom.
   */
  private static double spend(List<byte[]> events, Work work, long nanos) throws IOException {
    long start = THREADS.getCurrentThreadCpuTime();
    long times = 0;
    long spent = 0;
    int atOnce = Math.max(1, EVENTS_BETWEEN_LOOKS / events.size());
    while (spent < nanos) {
      for (int i = 0; i < atOnce; i++) {
        for (byte[] event : events) {
          work.on(event);
        }
      }
      times += atOnce;
      spent = THREADS.getCurrentThreadCpuTime() - start;
    }
    return spent / 1e9 / times;
  }

  private void map(byte[] event) {
    var inbound = new Inbound(event, "case", null, null, Instant.EPOCH, true);
    for (Reading reading : READER.read(inbound)) {
      if (reading instanceof Reading.Read read) {
        sink += Mapper.map(read.finding(), ATTACK).techniques().size() + 1;
      }
    }
  }

  private void parse(byte[] event) throws IOException {
    JsonNode tree = JSON.readTree(event);
    sink += tree.size();
  }

  private static void print(String name, List<byte[]> events, double[] seconds) {
    double megabytes = events.stream().mapToLong(e -> e.length).sum() / 1e6;
    System.out.printf(
        "%-30s %8.0f %10.0f %10.1f %10.1f %6.2f%n",
        name,
        megabytes * 1e6 / events.size(),
        events.size() / seconds[0],
        megabytes / seconds[0],
        megabytes / seconds[1],
        seconds[1] / seconds[0]);
  }
}
