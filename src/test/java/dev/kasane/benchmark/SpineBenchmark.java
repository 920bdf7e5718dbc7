package dev.kasane.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.process.RunningKasane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * Findings a second from topic to published case record, beside a plain transactional copy of the
 * same records on the same broker. All begins cold, and the later anything runs, the warmer it
 * finds the broker; so the copy runs before and after, and its mean is what counts. Checks the
 * counts at the end: a fast wrong count is worth nothing.
 */
class SpineBenchmark {
  private static final int FINDINGS = Integer.getInteger("kasane.benchmark.findings", 500_000);
  private static final int CASES = Integer.getInteger("kasane.benchmark.cases", 20_000);
  private static final long SEED = 20200114;

  /** Key and value of a record. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sent(byte[] key, byte[] value) {}

  private final Random random = new Random(SEED);
  private final Set<Integer> cases = new HashSet<>();

  @Test
  void theMainJobBesideACopyOfItsInput() throws Exception {
    try (var kasane = RunningKasane.start(Map.of())) {
      createTopics(kasane.kafka());
      List<String> techniques = techniques(kasane);
      var findings = new ArrayList<Sent>(FINDINGS);
      for (int i = 0; i < FINDINGS; i++) {
        findings.add(finding(i, techniques));
      }
      send(kasane.kafka(), "before", findings);
      var copied = new EnumMap<TransactionalCopy, Double>(TransactionalCopy.class);
      copy(kasane.kafka(), "before", "before", copied);
      long start = System.nanoTime();
      send(kasane.kafka(), "kasane.findings", findings);
      double sent = (System.nanoTime() - start) / 1e9;
      awaitCommitted(kasane.kafka());
      double applied = (System.nanoTime() - start) / 1e9;
      double[] processor = kasane.processorSeconds();
      System.out.printf(
          "processor seconds: %.1f service and broker, %.1f PostgreSQL%n",
          processor[0], processor[1]);
      check(kasane);
      kasane
          .get("/q/metrics")
          .lines()
          .filter(line -> line.startsWith("kasane_batch_records"))
          .forEach(System.out::println);
      copy(kasane.kafka(), "kasane.findings", "after", copied);
      report(kasane, sent, applied, copied);
    }
  }

  private static List<String> techniques(RunningKasane kasane) throws Exception {
    JsonNode list = new ObjectMapper().readTree(kasane.get("/api/v1/attack/techniques?limit=1000"));
    var ids = new ArrayList<String>();
    list.get("items").forEach(t -> ids.add(t.get("id").asText()));
    return ids;
  }

  private static KafkaProducer<byte[], byte[]> producer(String servers) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            servers,
            "batch.size",
            262_144,
            "linger.ms",
            5,
            "compression.type",
            "lz4"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private Sent finding(int i, List<String> techniques) {
    int number = random.nextInt(CASES);
    cases.add(number);
    // a few techniques make up most of what is seen, as in life
    double skew = random.nextDouble();
    String technique = techniques.get((int) (skew * skew * techniques.size()));
    String value =
        """
        {"id":"finding-%d","source":"edr-%d","caseId":"case-%d","time":"%s",\
        "title":"Suspicious behaviour of a process","description":"Rule %d has seen what it looks for",\
        "severity":"high","asset":"host-%d","status":"%s",\
        "attack":{"domain":"enterprise-attack","version":"18.1"},\
        "techniques":[{"id":"%s"}],"tags":["attack.%s"]}"""
            .formatted(
                i,
                i % 7,
                number,
                Instant.ofEpochSecond(1_750_000_000L + i * 3L),
                random.nextInt(900),
                random.nextInt(5_000),
                i % 3 == 0 ? "confirmed" : "suspected",
                technique,
                technique.toLowerCase(Locale.ROOT));
    return new Sent(("case-" + number).getBytes(UTF_8), value.getBytes(UTF_8));
  }

  private static void send(String servers, String topic, List<Sent> findings) {
    var failure = new AtomicReference<Exception>();
    try (var producer = producer(servers)) {
      for (Sent finding : findings) {
        producer.send(
            new ProducerRecord<>(topic, finding.key, finding.value),
            (sent, e) -> failure.compareAndSet(null, e));
      }
    }
    // whoever waits for all records would wait for ever
    assertNull(failure.get());
  }

  /** The offsets are committed last: then all is applied and published. */
  private static void awaitCommitted(String servers) throws Exception {
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
      long committed = 0;
      while (committed < FINDINGS) {
        TimeUnit.MILLISECONDS.sleep(50);
        committed =
            admin
                .listConsumerGroupOffsets("kasane")
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .mapToLong(offset -> offset.offset())
                .sum();
      }
    }
  }

  private void check(RunningKasane kasane) throws Exception {
    JsonNode counts = new ObjectMapper().readTree(kasane.get("/api/v1/counts?kind=technique"));
    long findings = 0;
    for (JsonNode count : counts.get("counts")) {
      findings += count.get("findings").asLong();
    }
    assertEquals(cases.size(), counts.get("ofCases").asLong());
    assertEquals(FINDINGS, findings);
  }

  /** Topics like that of the findings. */
  private static void createTopics(String servers) throws Exception {
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
      var names = new ArrayList<>(List.of("before"));
      for (TransactionalCopy copy : TransactionalCopy.values()) {
        names.add("before-" + copy);
        names.add("after-" + copy);
      }
      admin
          .createTopics(
              names.stream()
                  .map(name -> new NewTopic(name, Optional.of(4), Optional.empty()))
                  .toList())
          .all()
          .get();
    }
  }

  /** Adds to the seconds of each copy. */
  private static void copy(
      String servers, String from, String to, Map<TransactionalCopy, Double> seconds) {
    for (TransactionalCopy copy : TransactionalCopy.values()) {
      double took = copy.run(servers, from, to + "-" + copy, FINDINGS);
      System.out.printf("%s copy %s: %.1f s%n", copy, to, took);
      seconds.merge(copy, took, Double::sum);
    }
  }

  private static void report(
      RunningKasane kasane,
      double sent,
      double applied,
      Map<TransactionalCopy, Double> copiedTwice) {
    double ours = FINDINGS / applied;
    System.out.printf(
        "%nReady from nothing: %d ms%n%d findings over %d cases%nsent in %.1f s, applied and"
            + " published in %.1f s: %.0f findings/s%n",
        kasane.readyMillis(), FINDINGS, CASES, sent, applied, ours);
    copiedTwice.forEach(
        (copy, seconds) -> {
          double rival = 2 * FINDINGS / seconds;
          System.out.printf(
              "transactional copy of the same records, %s: %.0f records/s, ratio: %.3f%n",
              copy, rival, ours / rival);
        });
  }
}
