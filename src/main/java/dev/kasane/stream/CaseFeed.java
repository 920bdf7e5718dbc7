package dev.kasane.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Case records as they are published, by whichever instance: read from the end of the topic of
 * cases, without a group, by one thread that lives as long as somebody listens.
 */
@Singleton
public class CaseFeed {
  private static final int MOST_LISTENERS = 500;
  private static final int BEFORE_KAFKA_GOES = 1;

  private final Map<String, Object> broker;
  private final StreamConfig config;
  private final List<Listening> listeners = new CopyOnWriteArrayList<>();
  private @Nullable CaseFeedReader reader;
  private boolean stopping;

  CaseFeed(@Identifier("default-kafka-broker") Map<String, Object> broker, StreamConfig config) {
    this.broker = broker;
    this.config = config;
  }

  /** Too many listen already, Kafka does not answer, or the service stops. */
  public static final class Unavailable extends Exception {
    Unavailable(String message) {
      super(message);
    }
  }

  /**
   * Listens from now on: whatever is published after this returned is heard.
   *
   * @param caseId the only case to hear of; null for all
   * @param wake called when something is to be heard, and every some seconds when nothing is; must
   *     not wait
   */
  public synchronized Listening listen(@Nullable String caseId, Runnable wake) throws Unavailable {
    if (stopping) {
      throw new Unavailable("Kasane is stopping.");
    }
    if (listeners.size() >= MOST_LISTENERS) {
      throw new Unavailable("Too many listen to the cases already.");
    }
    if (reader == null || !reader.alive()) {
      reader = new CaseFeedReader(broker, config.cases(), this::heard, this::tick);
      if (!reader.start()) {
        reader = null;
        throw new Unavailable("Kafka does not answer at the moment.");
      }
    }
    var listening = new Listening(caseId, wake, this::leave);
    listeners.add(listening);
    return listening;
  }

  private synchronized void leave(Listening listening) {
    listeners.remove(listening);
    if (listeners.isEmpty() && reader != null) {
      reader.stop();
      reader = null;
    }
  }

  /**
   * The service waits for the answers under way before it stops, and whoever listens has no end.
   */
  synchronized void end(@Observes ShutdownDelayInitiatedEvent event) {
    stopping = true;
    listeners.forEach(Listening::end);
  }

  void stop(@Observes @Priority(BEFORE_KAFKA_GOES) ShutdownEvent event) {
    new ArrayList<>(listeners).forEach(Listening::close);
  }

  private void heard(ConsumerRecord<byte[], byte[]> record) {
    if (record.key() == null || record.value() == null) {
      return;
    }
    String caseId = new String(record.key(), UTF_8);
    List<Listening> those = listeners.stream().filter(each -> each.wants(caseId)).toList();
    if (!those.isEmpty()) {
      String id = record.partition() + "-" + record.offset();
      var published = new Listening.Published(caseId, id, new String(record.value(), UTF_8));
      those.forEach(listening -> listening.offer(published));
    }
  }

  private void tick() {
    listeners.forEach(Listening::wake);
  }
}
