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
final class TransactionalCopy {
  private TransactionalCopy() {}

  /** Copies {@code records} records; returns the seconds that it took. */
  static double run(String servers, String from, String to, long records) {
    try (var consumer =
            new KafkaConsumer<>(
                Map.<String, Object>of(
                    "bootstrap.servers",
                    servers,
                    "group.id",
                    "copy",
                    "auto.offset.reset",
                    "earliest",
                    "enable.auto.commit",
                    false,
                    "isolation.level",
                    "read_committed",
                    "max.poll.records",
                    50_000,
                    "max.partition.fetch.bytes",
                    16_777_216),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var producer =
            new KafkaProducer<>(
                Map.<String, Object>of(
                    "bootstrap.servers",
                    servers,
                    "transactional.id",
                    "copy",
                    "batch.size",
                    262_144,
                    "linger.ms",
                    5,
                    "compression.type",
                    "lz4"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
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
