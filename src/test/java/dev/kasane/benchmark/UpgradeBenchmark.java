package dev.kasane.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.SharedData;
import dev.kasane.process.RunningKasane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/**
 * A switch to another release over many cases, while findings keep flowing: how long readers wait
 * for it, how long until every case is told and published again, and how far the stream falls
 * behind meanwhile.
 */
class UpgradeBenchmark {
  private static final int CASES = Integer.getInteger("kasane.benchmark.cases", 100_000);
  private static final int FINDINGS_A_CASE = 3;
  private static final int A_SECOND = 500;
  private static final String TO = "17.1";

  private final Random random = new Random(20200114);
  private List<String> techniques = List.of();
  private long sent;

  @Test
  void aSwitchWhileFindingsFlow() throws Exception {
    Map<String, String> older =
        Map.of(
            "kasane.attack.older-bundles", SharedData.bundle("enterprise-attack-17.1").toString());
    try (var kasane = RunningKasane.start(older);
        var producer = producer(kasane.kafka())) {
      techniques = techniques(kasane);
      for (int i = 0; i < CASES * FINDINGS_A_CASE; i++) {
        send(producer, i / FINDINGS_A_CASE);
      }
      producer.flush();
      await(kasane, 0);
      time("first look at the table", () -> kasane.get("/api/v1/matrix?limit=1"));
      time("the same again", () -> kasane.get("/api/v1/matrix?limit=1"));
      time(
          "dry run", () -> kasane.post(upgrade("&dryRun=true&limit=1"), "text/plain", new byte[0]));
      var flowing = new AtomicBoolean(true);
      Thread flow = new Thread(() -> flow(producer, flowing));
      flow.start();
      measure(kasane);
      flowing.set(false);
      flow.join();
      producer.flush();
      time("the findings left behind", () -> await(kasane, 0));
      assertEquals(CASES, json(kasane.get("/api/v1/counts")).get("ofCases").asInt());
    }
  }

  private static String upgrade(String more) {
    return "/api/v1/attack/upgrade?to=" + TO + more;
  }

  private void measure(RunningKasane kasane) throws Exception {
    long start = System.nanoTime();
    kasane.post(upgrade(""), "text/plain", new byte[0]);
    long behind = 0;
    double switched = 0;
    String state = "preparing";
    while (!state.equals("done")) {
      TimeUnit.MILLISECONDS.sleep(250);
      state = json(kasane.get("/api/v1/attack/upgrade")).get("state").asText();
      if (switched == 0 && !state.equals("preparing")) {
        switched = seconds(start);
        time("table right after the switch", () -> kasane.get("/api/v1/matrix?limit=1"));
      }
      behind = Math.max(behind, sent - committed(kasane.kafka()));
    }
    double all = seconds(start);
    System.out.printf(
        "%d cases: readers switched after %.1f s; all told and published after %.1f s: %.0f cases/s"
            + " (%.0f cases/s from the switch on)%n",
        CASES, switched, all, CASES / all, CASES / (all - switched));
    System.out.printf(
        "%d findings/s meanwhile; the stream was at most %d findings behind%n", A_SECOND, behind);
  }

  private void flow(KafkaProducer<byte[], byte[]> producer, AtomicBoolean flowing) {
    try {
      while (flowing.get()) {
        for (int i = 0; i < A_SECOND / 10; i++) {
          send(producer, random.nextInt(CASES));
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(KafkaProducer<byte[], byte[]> producer, int number) {
    double skew = random.nextDouble();
    String value =
        """
        {"id":"f-%d","source":"edr","caseId":"case-%d","time":"%s","title":"Suspicious",\
        "status":"confirmed","techniques":[{"id":"%s"}]}"""
            .formatted(
                sent,
                number,
                Instant.ofEpochSecond(1_750_000_000L + sent),
                techniques.get((int) (skew * skew * techniques.size())));
    producer.send(
        new ProducerRecord<>(
            "kasane.findings", ("case-" + number).getBytes(UTF_8), value.getBytes(UTF_8)));
    sent++;
  }

  private static List<String> techniques(RunningKasane kasane) throws Exception {
    var ids = new ArrayList<String>();
    json(kasane.get("/api/v1/attack/techniques?limit=1000"))
        .get("items")
        .forEach(t -> ids.add(t.get("id").asText()));
    return ids;
  }

  private static KafkaProducer<byte[], byte[]> producer(String servers) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", servers, "linger.ms", 5, "compression.type", "lz4"),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private String await(RunningKasane kasane, long behind) throws Exception {
    while (sent - committed(kasane.kafka()) > behind) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
    return "";
  }

  private static long committed(String servers) throws Exception {
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
      return admin
          .listConsumerGroupOffsets("kasane")
          .partitionsToOffsetAndMetadata()
          .get()
          .values()
          .stream()
          .mapToLong(OffsetAndMetadata::offset)
          .sum();
    }
  }

  private interface Step {
    String run() throws Exception;
  }

  private static void time(String what, Step step) throws Exception {
    long start = System.nanoTime();
    step.run();
    System.out.printf("%s: %.2f s%n", what, seconds(start));
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static JsonNode json(String text) throws Exception {
    return new ObjectMapper().readTree(text);
  }
}
