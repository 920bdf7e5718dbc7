package dev.kasane.benchmark;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The rival: reads a topic and writes it to another, exactly once, and does nothing else. */
enum TransactionalCopy {
  /** As the clients are where nobody sets anything: polls of 500 records, a transaction each. */
  PLAIN(Map.of(), Map.of()),
  /** With polls as large as Kasane's, and batches made and compressed like its own. */
  TUNED(
      Map.of("max.poll.records", 50_000, "max.partition.fetch.bytes", 16_777_216),
      Map.of("batch.size", 262_144, "linger.ms", 5, "compression.type", "lz4"));

  private final Map<String, Object> reading;
  private final Map<String, Object> writing;

  TransactionalCopy(Map<String, Object> reading, Map<String, Object> writing) {
    this.reading = reading;
    this.writing = writing;
  }

  /** Copies {@code records} records to a topic; returns the seconds that it took. */
  double run(String servers, String from, String to, long records) {
    var consuming = new HashMap<String, Object>(reading);
    consuming.put("bootstrap.servers", servers);
    consuming.put("group.id", to);
    consuming.put("auto.offset.reset", "earliest");
    consuming.put("enable.auto.commit", false);
    consuming.put("isolation.level", "read_committed");
    var producing = new HashMap<String, Object>(writing);
    producing.put("bootstrap.servers", servers);
    producing.put("transactional.id", to);
    try (var consumer =
            new KafkaConsumer<>(
                consuming, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var producer =
            new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      consumer.subscribe(List.of(from));
      long start = 0;
      long copied = 0;
      while (copied < records) {
        ConsumerRecords<byte[], byte[]> batch = consumer.poll(Duration.ofSeconds(1));
        if (batch.isEmpty()) {
          continue;
        }
        start = start == 0 ? System.nanoTime() : start;
        copy(batch, to, producer, consumer);
        copied += batch.count();
      }
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static void copy(
      ConsumerRecords<byte[], byte[]> batch,
      String to,
      KafkaProducer<byte[], byte[]> producer,
      KafkaConsumer<byte[], byte[]> consumer) {
    producer.beginTransaction();
    for (ConsumerRecord<byte[], byte[]> record : batch) {
      producer.send(new ProducerRecord<>(to, record.key(), record.value()));
    }
    var offsets = new HashMap<TopicPartition, OffsetAndMetadata>();
    for (TopicPartition partition : batch.partitions()) {
      var records = batch.records(partition);
      offsets.put(partition, new OffsetAndMetadata(records.get(records.size() - 1).offset() + 1));
    }
    producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
    producer.commitTransaction();
  }
}
