package dev.kasane.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kasane.mapping.Mapping.Rejected;
import jakarta.inject.Singleton;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/** Puts records that cannot be read on the rejected topic, their bytes unchanged (contract, 3). */
@Singleton
class Rejections {
  private final StreamConfig topics;

  Rejections(StreamConfig topics) {
    this.topics = topics;
  }

  /** The whole record. */
  ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> record, Rejected rejected) {
    return of(record, record.value(), rejected);
  }

  /** One of the events of a record, by its place there; the others are no part of it any more. */
  ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> record, Rejected rejected, int index) {
    ProducerRecord<byte[], byte[]> out = of(record, rejected.event(), rejected);
    add(out, "kasane-event", String.valueOf(index));
    return out;
  }

  private ProducerRecord<byte[], byte[]> of(
      ConsumerRecord<byte[], byte[]> record, byte[] value, Rejected rejected) {
    var out = new ProducerRecord<>(topics.rejected(), record.key(), value);
    // its own headers travel along, so that sending it back after a repair loses nothing
    for (Header header : record.headers()) {
      if (!header.key().startsWith("kasane-")
          || header.key().equals("kasane-case")
          || header.key().equals("kasane-format")) {
        out.headers().add(header);
      }
    }
    add(out, "kasane-reason", rejected.reason().code());
    add(out, "kasane-message", rejected.message());
    add(out, "kasane-topic", record.topic());
    add(out, "kasane-partition", String.valueOf(record.partition()));
    add(out, "kasane-offset", String.valueOf(record.offset()));
    return out;
  }

  private static void add(ProducerRecord<byte[], byte[]> record, String name, String value) {
    record.headers().add(name, value.getBytes(UTF_8));
  }
}
