package dev.kasane.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is polled while a batch is being applied, and hands it on together as the next one.
 * A case is told and published once for each batch, so the larger the backlog, the less each
 * finding costs; without one a poll is handed on at once.
 *
 * <p>One batch at a time, in order; its polls are acknowledged when it is done, and only then. What
 * waits is bounded; a full backlog asks for no more, and the connector pauses its consumer.
 */
final class Backlog implements Flow.Subscriber<Message<ConsumerRecords<byte[], byte[]>>> {
  /** What a record is reckoned at beside its value, so that many small ones are bounded, too. */
  static final int BYTES_BESIDE_VALUE = 1_000;

  private final long mostBytes;
  private final Executor workers;
  private final Consumer<List<ConsumerRecords<byte[], byte[]>>> apply;

  private List<Message<ConsumerRecords<byte[], byte[]>>> waiting = new ArrayList<>();
  private long bytes;
  private boolean asked;
  private boolean working;
  private Flow.@Nullable Subscription source;

  /**
   * A backlog.
   *
   * @param mostBytes the size of a batch; it is exceeded by at most a poll
   * @param apply returns when all is applied and published; whatever it throws ends the stream
   */
  Backlog(long mostBytes, Executor workers, Consumer<List<ConsumerRecords<byte[], byte[]>>> apply) {
    this.mostBytes = mostBytes;
    this.workers = workers;
    this.apply = apply;
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription subscription) {
    source = subscription;
    ask();
  }

  @Override
  public synchronized void onNext(Message<ConsumerRecords<byte[], byte[]>> poll) {
    asked = false;
    waiting.add(poll);
    for (ConsumerRecord<byte[], byte[]> record : poll.getPayload()) {
      bytes += BYTES_BESIDE_VALUE + Math.max(0, record.serializedValueSize());
    }
    if (!working) {
      working = true;
      workers.execute(this::work);
    }
    ask();
  }

  private void ask() {
    if (!asked && bytes < mostBytes) {
      asked = true;
      Objects.requireNonNull(source).request(1);
    }
  }

  private void work() {
    var batch = take();
    while (!batch.isEmpty()) {
      try {
        apply.accept(batch.stream().map(Message::getPayload).toList());
      } catch (RuntimeException | Error e) {
        batch.forEach(poll -> poll.nack(e));
        return;
      }
      batch.forEach(Message::ack);
      batch = take();
    }
  }

  /** All that waits; where that is nothing, the next poll starts the work again. */
  private synchronized List<Message<ConsumerRecords<byte[], byte[]>>> take() {
    var taken = waiting;
    waiting = new ArrayList<>();
    bytes = 0;
    working = !taken.isEmpty();
    ask();
    return taken;
  }

  @Override
  public void onError(Throwable failure) {
    // the connector has reported it, and the service is not alive any more
  }

  @Override
  public void onComplete() {
    // what waits is worked off; there is nothing else to end
  }
}
