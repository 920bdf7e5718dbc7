package dev.kasane.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Sends findings that came in by another way than Kafka on the way that all findings take. */
@Singleton
public class FindingSender {
  private static final long PATIENCE_SECONDS = 25;

  private final Producer<byte[], byte[]> producer;
  private final StreamConfig topics;

  FindingSender(Producer<byte[], byte[]> producer, StreamConfig topics) {
    this.producer = producer;
    this.topics = topics;
  }

  /**
   * A finding to be sent.
   *
   * @param caseId the record key, so that findings of a case stay in order
   * @param value its bytes, unchanged
   * @param format the header {@code kasane-format}, if one was given
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  public record Outgoing(String caseId, byte[] value, @Nullable String format) {}

  /** Kafka does not take the findings; some of them may be there all the same. */
  public static final class Unavailable extends Exception {
    private static final long serialVersionUID = 1;

    Unavailable(Throwable cause) {
      super("Kafka does not take the findings", cause);
    }
  }

  /**
   * Sends findings in order and returns once Kafka has them all.
   *
   * @return the place right behind them; when {@link Lag} has nothing waiting before it, they have
   *     been applied
   */
  public Position send(List<Outgoing> findings) throws Unavailable {
    try {
      var sent = new ArrayList<Future<RecordMetadata>>(findings.size());
      for (Outgoing finding : findings) {
        sent.add(producer.send(record(finding)));
      }
      var behind = new HashMap<Integer, Long>();
      for (Future<RecordMetadata> each : sent) {
        RecordMetadata there = each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        behind.merge(there.partition(), there.offset() + 1, Math::max);
      }
      return Position.of(behind);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(e);
    } catch (ExecutionException | TimeoutException | KafkaException e) {
      throw new Unavailable(e);
    }
  }

  private ProducerRecord<byte[], byte[]> record(Outgoing finding) {
    byte[] key = finding.caseId().getBytes(UTF_8);
    var record = new ProducerRecord<>(topics.findings(), key, finding.value());
    // the case was decided where the finding came in, with headers that do not travel
    record.headers().add("kasane-case", key);
    if (finding.format() != null) {
      record.headers().add("kasane-format", finding.format().getBytes(UTF_8));
    }
    return record;
  }
}
