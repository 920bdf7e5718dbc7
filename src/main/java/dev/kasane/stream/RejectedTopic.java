package dev.kasane.stream;

import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What was rejected, read from where it is kept: the topic. Each look has a consumer of its own
 * that belongs to no group and is closed behind it, so nothing is taken from anybody. A look is
 * bounded in time, in bytes, and in how many are taken at once.
 */
@Singleton
public class RejectedTopic {
  private static final int AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration POLL = Duration.ofMillis(200);

  /** Of one fetch, and so in memory; a single record may be larger and comes all the same. */
  private static final int FETCH_BYTES = 4 * 1024 * 1024;

  private static final long MOST_BYTES = 512L * 1024 * 1024;
  private static final int BRIEF_BYTES = 2_000;

  private final Map<String, Object> broker;
  private final StreamConfig topics;
  private final Semaphore looks = new Semaphore(AT_ONCE);

  RejectedTopic(
      @Identifier("default-kafka-broker") Map<String, Object> broker, StreamConfig topics) {
    this.broker = broker;
    this.topics = topics;
  }

  /**
   * A record with the first part of its value.
   *
   * @param bytes how long the value is
   */
  public record Brief(RejectedRecord record, long bytes) {
    /** Whether the value is longer than what is shown of it. */
    public boolean cut() {
      return bytes > record.value().length;
    }
  }

  /**
   * Some records, newest first.
   *
   * @param next what to ask for the older ones with; null where there are none
   */
  public record Page(List<Brief> items, @Nullable Position next) {}

  /** What is done with a consumer. */
  private interface Look<T> {
    T with(Consumer<byte[], byte[]> consumer) throws KafkaUnavailable;
  }

  /**
   * The newest records of all partitions, or the newest before a place.
   *
   * @param limit how many at most
   * @param before what {@link Page#next} said; null for the newest of all
   */
  public Page page(int limit, @Nullable Position before) throws KafkaUnavailable {
    return look(consumer -> page(consumer, limit, before));
  }

  /** The record at an offset with its whole value; empty where there is none, or no more. */
  public Optional<RejectedRecord> record(int partition, long offset) throws KafkaUnavailable {
    return look(
        consumer -> {
          var wanted = new TopicPartition(topics.rejected(), partition);
          if (!Onlooker.partitions(consumer, topics.rejected()).contains(wanted)) {
            return Optional.empty();
          }
          var found = new ArrayList<RejectedRecord>(1);
          var window = new Window(wanted, offset, offset + 1);
          if (consumer.beginningOffsets(List.of(wanted)).getOrDefault(wanted, 0L) <= offset
              && consumer.endOffsets(List.of(wanted)).getOrDefault(wanted, 0L) > offset) {
            read(consumer, List.of(window), record -> found.add(RejectedRecord.of(record)));
          }
          return found.stream().findFirst();
        });
  }

  /** Some offsets of a partition: from the first, before the end. */
  private record Window(TopicPartition partition, long first, long end) {}

  private Page page(Consumer<byte[], byte[]> consumer, int limit, @Nullable Position before)
      throws KafkaUnavailable {
    List<TopicPartition> all = Onlooker.partitions(consumer, topics.rejected());
    Map<TopicPartition, Long> begin = consumer.beginningOffsets(all);
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    var windows = new ArrayList<Window>();
    for (TopicPartition one : all) {
      long end = ends.getOrDefault(one, 0L);
      if (before != null) {
        end = Math.min(end, before.offsets().getOrDefault(one.partition(), 0L));
      }
      long first = Math.max(begin.getOrDefault(one, 0L), end - limit);
      if (first < end) {
        windows.add(new Window(one, first, end));
      }
    }
    var newest = new TreeMap<Integer, Deque<Brief>>();
    read(
        consumer,
        windows,
        record ->
            newest
                .computeIfAbsent(record.partition(), p -> new ArrayDeque<>())
                .push(brief(record)));
    return page(windows, begin, newest, limit);
  }

  private static Brief brief(ConsumerRecord<byte[], byte[]> record) {
    RejectedRecord whole = RejectedRecord.of(record);
    return new Brief(whole.brief(BRIEF_BYTES), whole.value().length);
  }

  /**
   * Takes the newest of all partitions, one by one. Within a partition the order is that of the
   * offsets, whatever the times say, so that what is left begins at one offset.
   */
  private static Page page(
      List<Window> windows,
      Map<TopicPartition, Long> begin,
      Map<Integer, Deque<Brief>> newest,
      int limit) {
    var items = new ArrayList<Brief>(limit);
    var rest = new HashMap<Integer, Long>();
    windows.forEach(window -> rest.put(window.partition.partition(), window.end));
    while (items.size() < limit) {
      Deque<Brief> next =
          newest.values().stream()
              .filter(left -> !left.isEmpty())
              .max(Comparator.comparing(left -> left.getFirst().record().time()))
              .orElse(null);
      if (next == null) {
        // offsets without a record, as compaction and transactions leave them, were passed over
        windows.forEach(window -> rest.put(window.partition.partition(), window.first));
        break;
      }
      Brief item = next.pop();
      items.add(item);
      rest.put(item.record().partition(), item.record().offset());
    }
    boolean more =
        windows.stream()
            .anyMatch(
                w ->
                    rest.getOrDefault(w.partition.partition(), 0L)
                        > begin.getOrDefault(w.partition, 0L));
    return new Page(List.copyOf(items), more ? Position.of(rest) : null);
  }

  /** Hands over all records of the windows, those of a partition in their order. */
  private static void read(
      Consumer<byte[], byte[]> consumer,
      List<Window> windows,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each)
      throws KafkaUnavailable {
    var open = new HashMap<TopicPartition, Window>();
    windows.forEach(window -> open.put(window.partition, window));
    consumer.assign(open.keySet());
    windows.forEach(window -> consumer.seek(window.partition, window.first));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long bytes = 0;
    while (!open.isEmpty()) {
      if (System.nanoTime() > deadline || bytes > MOST_BYTES) {
        throw new KafkaUnavailable(
            "Reading the rejected records takes too long; ask for fewer of them at once");
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        bytes += Math.max(0, record.serializedValueSize());
        Window window = open.get(new TopicPartition(record.topic(), record.partition()));
        if (window != null && record.offset() < window.end) {
          each.accept(record);
        }
      }
      List<TopicPartition> done =
          open.values().stream()
              .filter(window -> consumer.position(window.partition) >= window.end)
              .map(Window::partition)
              .toList();
      consumer.pause(done);
      done.forEach(open::remove);
    }
  }

  private <T> T look(Look<T> look) throws KafkaUnavailable {
    if (!looks.tryAcquire()) {
      throw new KafkaUnavailable("Others look at the rejected records; try again in a moment");
    }
    try (var consumer = consumer()) {
      return look.with(consumer);
    } catch (KafkaException e) {
      throw new KafkaUnavailable("Kafka does not hand over the rejected records", e);
    } finally {
      looks.release();
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return Onlooker.of(
        broker,
        Map.of(
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            5_000,
            ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
            4_000,
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            FETCH_BYTES,
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            FETCH_BYTES));
  }
}
