package dev.kasane.stream;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka clients beside the connector's consumer, all from the {@code kafka.*} configuration. */
@ApplicationScoped
class Producers {
  private static final int LARGEST_REQUEST = 20 * 1024 * 1024;

  @Produces
  @Singleton
  Producer<byte[], byte[]> producer(
      @Identifier("default-kafka-broker") Map<String, Object> broker) {
    var config = new HashMap<>(broker);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
    // a rejected record goes out as large as it came in
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
    // an outage should be noticed, and shown, sooner than after the usual two minutes
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  void close(@Disposes Producer<byte[], byte[]> producer) {
    producer.close(Duration.ofSeconds(5));
  }

  @Produces
  @Singleton
  Admin admin(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    return Admin.create(new HashMap<>(broker));
  }

  void close(@Disposes Admin admin) {
    admin.close(Duration.ofSeconds(5));
  }
}
