package dev.kasane.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kasane.casebook.Publication;
import dev.kasane.casebook.Publication.Kind;
import dev.kasane.casebook.Publication.Message;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Publishes records and waits until Kafka has them, however long that takes. */
@Singleton
class Publisher {
  private final Producer<byte[], byte[]> producer;
  private final StreamConfig topics;
  private final Patience patience;

  Publisher(Producer<byte[], byte[]> producer, StreamConfig topics, Patience patience) {
    this.producer = producer;
    this.topics = topics;
    this.patience = patience;
  }

  /** Publishes cases or counts. */
  void publish(Publication publication) {
    String topic = publication.kind() == Kind.CASES ? topics.cases() : topics.counts();
    patience.until(
        "Kafka",
        () -> {
          var failure = new AtomicReference<@Nullable Exception>();
          for (Message message : publication.messages()) {
            byte[] key = message.key().getBytes(UTF_8);
            send(new ProducerRecord<>(topic, key, message.value()), failure);
          }
          return settle(failure);
        });
  }

  /** Publishes records as they are. */
  void publish(List<ProducerRecord<byte[], byte[]>> records) {
    patience.until(
        "Kafka",
        () -> {
          var failure = new AtomicReference<@Nullable Exception>();
          for (ProducerRecord<byte[], byte[]> record : records) {
            send(record, failure);
          }
          return settle(failure);
        });
  }

  @SuppressWarnings("FutureReturnValueIgnored") // the callback hears of every failure
  private void send(
      ProducerRecord<byte[], byte[]> record, AtomicReference<@Nullable Exception> failure) {
    producer.send(
        record,
        (metadata, e) -> {
          if (e != null) {
            failure.compareAndSet(null, e);
          }
        });
  }

  /** Everything again if anything failed: an order kept twice is still an order. */
  private Boolean settle(AtomicReference<@Nullable Exception> failure) {
    producer.flush();
    Exception first = failure.get();
    if (first != null) {
      throw new KafkaException(first);
    }
    return true;
  }
}
