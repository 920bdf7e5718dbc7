package dev.kasane.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private final Queue<Runnable> worker = new ArrayDeque<>();
  private final List<List<Integer>> applied = new ArrayList<>();
  private final List<Integer> acknowledged = new ArrayList<>();
  private final List<Integer> refused = new ArrayList<>();
  private final Source source = new Source();
  private int next;

  @Test
  void aPollIsAppliedAtOnceWhereNothingWaits() {
    Backlog backlog = backlog(Long.MAX_VALUE);
    poll(backlog);
    run();
    poll(backlog);
    run();

    assertEquals(List.of(List.of(0), List.of(1)), applied);
  }

  @Test
  void whatIsPolledMeanwhileIsTheNextBatchInItsOrder() {
    Backlog backlog = backlog(Long.MAX_VALUE);
    for (int i = 0; i < 4; i++) {
      poll(backlog);
    }
    run();

    assertEquals(List.of(List.of(0, 1, 2, 3)), applied);
  }

  @Test
  void pollsAreAcknowledgedInOrderAndOnlyOnceTheirBatchIsApplied() {
    Backlog backlog = backlog(Long.MAX_VALUE);
    poll(backlog);
    poll(backlog);
    assertEquals(List.of(), acknowledged);
    run();

    assertEquals(List.of(0, 1), acknowledged);
  }

  @Test
  void aFullBacklogAsksForNoMoreUntilItIsTaken() {
    Backlog backlog = backlog(2L * Backlog.BYTES_BESIDE_VALUE);
    poll(backlog);
    poll(backlog);
    assertEquals(2, source.asked);
    run();

    assertEquals(3, source.asked);
  }

  @Test
  void onePollAtATimeIsAskedFor() {
    Backlog backlog = backlog(Long.MAX_VALUE);
    assertEquals(1, source.asked);
    poll(backlog);
    run();

    assertEquals(2, source.asked);
  }

  @Test
  void aFailureRefusesAllOfItsBatchAndNothingFollows() {
    Backlog backlog =
        new Backlog(
            Long.MAX_VALUE,
            worker::add,
            polls -> {
              throw new IllegalStateException("a bug");
            });
    backlog.onSubscribe(source);
    poll(backlog);
    poll(backlog);
    run();
    poll(backlog);

    assertEquals(List.of(0, 1), refused);
    assertEquals(List.of(), acknowledged);
    assertTrue(worker.isEmpty());
  }

  private Backlog backlog(long most) {
    var backlog = new Backlog(most, worker::add, polls -> applied.add(numbers(polls)));
    backlog.onSubscribe(source);
    return backlog;
  }

  private void run() {
    while (!worker.isEmpty()) {
      worker.remove().run();
    }
  }

  private void poll(Backlog backlog) {
    int number = next++;
    var partition = new TopicPartition("findings", 0);
    var record = new ConsumerRecord<>("findings", 0, number, new byte[0], new byte[0]);
    var records = new ConsumerRecords<>(Map.of(partition, List.of(record)), Map.of());
    backlog.onNext(
        Message.of(
            records,
            () -> {
              acknowledged.add(number);
              return CompletableFuture.completedFuture(null);
            },
            failure -> {
              refused.add(number);
              return CompletableFuture.completedFuture(null);
            }));
  }

  private static List<Integer> numbers(List<ConsumerRecords<byte[], byte[]>> polls) {
    var numbers = new ArrayList<Integer>();
    for (var poll : polls) {
      poll.forEach(record -> numbers.add((int) record.offset()));
    }
    return numbers;
  }

  private static final class Source implements Flow.Subscription {
    private long asked;

    @Override
    public void request(long n) {
      asked += n;
    }

    @Override
    public void cancel() {
      throw new AssertionError("nobody cancels");
    }
  }
}
