package dev.kasane.stream;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Notes that partitions came to this instance. Whoever had them may have died between its commit
 * and its publication, so before the next batch the new owner publishes what is left.
 */
@ApplicationScoped
@Identifier("kasane.takeover")
class Takeover implements KafkaConsumerRebalanceListener {
  private final AtomicBoolean due = new AtomicBoolean(true);

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (!partitions.isEmpty()) {
      due.set(true);
    }
  }

  /** Whether there is something to make up for; asked once for each takeover. */
  boolean take() {
    return due.getAndSet(false);
  }
}
