package dev.kasane.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/**
 * Two instances on the same cases, for the findings are not keyed by case; one is killed in the
 * middle. The topics must tell the same in the end, and revisions never go back on the way.
 */
class TwoInstancesIT {
  private static final int FINDINGS = 30_000;
  private static final int CASES = 300;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aKilledInstanceLeavesNoGapAndNoRevisionGoesBack() throws Exception {
    try (var first = RunningKasane.start(Map.of())) {
      try (var second = RunningKasane.start(first.servers())) {
        try (var producer = producer(first.kafka())) {
          send(producer, 0, FINDINGS / 2);
          awaitCommitted(first.kafka(), FINDINGS / 6);
          second.kill();
          send(producer, FINDINGS / 2, FINDINGS);
        }
      }
      awaitCommitted(first.kafka(), FINDINGS);

      Map<String, JsonNode> published = lastOfEachCase(first.kafka());
      long findings =
          published.values().stream().mapToLong(c -> c.at("/findings/accepted").asLong()).sum();
      JsonNode counts = JSON.readTree(first.get("/api/v1/counts"));
      assertEquals(CASES, published.size());
      assertEquals(FINDINGS, findings);
      assertEquals(CASES, counts.at("/ofCases").asInt());
      assertEquals(CASES, total(counts, "T1059"));
      assertEquals(total(counts, "T1059"), lastCount(first.kafka(), "enterprise-attack/T1059"));
    }
  }

  private static void send(KafkaProducer<String, String> producer, int from, int to) {
    var random = new Random(from);
    for (int i = from; i < to; i++) {
      String value =
          "{\"id\":\"f-%d\",\"caseId\":\"case-%d\",\"techniques\":[{\"id\":\"T1059\"}]}"
              .formatted(i, i % CASES);
      producer.send(
          new ProducerRecord<>("kasane.findings", String.valueOf(random.nextInt(1000)), value));
    }
    producer.flush();
  }

  private static int total(JsonNode counts, String id) {
    for (JsonNode count : counts.get("counts")) {
      if (count.get("id").asText().equals(id)) {
        return count.at("/cases/total").asInt();
      }
    }
    return -1;
  }

  /** The last record of each case; fails where a revision goes back. */
  private static Map<String, JsonNode> lastOfEachCase(String servers) throws Exception {
    var last = new HashMap<String, JsonNode>();
    try (var consumer = consumer(servers, "kasane.cases")) {
      var ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          JsonNode now = JSON.readTree(record.value());
          JsonNode before = last.put(record.key(), now);
          long revision = before == null ? 0 : before.get("revision").asLong();
          assertTrue(revision <= now.get("revision").asLong(), "goes back: " + record.key());
        }
      }
    }
    return last;
  }

  private static int lastCount(String servers, String key) throws Exception {
    int total = -1;
    try (var consumer = consumer(servers, "kasane.counts")) {
      var ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          if (record.key().equals(key)) {
            total = JSON.readTree(record.value()).at("/cases/total").asInt();
          }
        }
      }
    }
    return total;
  }

  private static KafkaProducer<String, String> producer(String servers) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", servers, "linger.ms", 20),
        new StringSerializer(),
        new StringSerializer());
  }

  private static KafkaConsumer<String, String> consumer(String servers, String topic) {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", servers),
            new StringDeserializer(),
            new StringDeserializer());
    var partitions =
        consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }

  private static void awaitCommitted(String servers, long records) throws Exception {
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers))) {
      long committed = 0;
      for (int i = 0; i < 1_200 && committed < records; i++) {
        TimeUnit.MILLISECONDS.sleep(100);
        committed =
            admin
                .listConsumerGroupOffsets("kasane")
                .partitionsToOffsetAndMetadata()
                .get()
                .values()
                .stream()
                .mapToLong(offset -> offset == null ? 0 : offset.offset())
                .sum();
      }
      assertTrue(committed >= records, committed + " of " + records + " committed");
    }
  }
}
