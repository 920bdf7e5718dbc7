package dev.kasane.stream;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * How far findings have been applied. Offsets are committed only behind findings whose effect is
 * stored and published, by whichever instance; so what Kafka says of them holds for all instances.
 */
@Singleton
public class Lag {
  private static final int PATIENCE_MILLIS = 3_000;

  private final Admin admin;
  private final StreamConfig topics;
  private final String group;

  Lag(
      Admin admin,
      StreamConfig topics,
      @ConfigProperty(name = "mp.messaging.incoming.findings.group.id") String group) {
    this.admin = admin;
    this.topics = topics;
    this.group = group;
  }

  /**
   * A partition of the findings topic.
   *
   * @param applied the first offset that is not yet applied
   * @param end the offset of the next record that comes
   */
  public record Partition(int partition, long applied, long end) {
    /** Records that are not yet applied. */
    public long waiting() {
      return end - applied;
    }

    /** Those of them that stand before an offset. */
    long waitingBefore(long offset) {
      return Math.max(0, Math.min(offset, end) - applied);
    }
  }

  /** All partitions, by number. */
  public List<Partition> partitions() throws KafkaUnavailable {
    try {
      List<TopicPartition> all = topicPartitions();
      var committed =
          admin
              .listConsumerGroupOffsets(
                  group, new ListConsumerGroupOffsetsOptions().timeoutMs(PATIENCE_MILLIS))
              .partitionsToOffsetAndMetadata();
      var earliest = offsets(all, OffsetSpec.earliest());
      // asked last, so that no partition seems to be applied beyond its end
      Map<TopicPartition, OffsetAndMetadata> applied = get(committed);
      var latest = get(offsets(all, OffsetSpec.latest()));
      Map<TopicPartition, ListOffsetsResultInfo> begin = get(earliest);
      var partitions = new ArrayList<Partition>(all.size());
      for (TopicPartition one : all) {
        OffsetAndMetadata known = applied.get(one);
        // where nothing was committed, reading begins at the beginning
        long first = offset(begin, one);
        long from = known == null ? first : Math.max(first, known.offset());
        partitions.add(new Partition(one.partition(), from, Math.max(from, offset(latest, one))));
      }
      return List.copyOf(partitions);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailable("Kafka was not waited for", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaUnavailable("Kafka does not say how far findings have been applied", e);
    }
  }

  /** Records of these partitions that are not yet applied; only those before a place, if given. */
  public static long waiting(List<Partition> partitions, @Nullable Position before) {
    return partitions.stream()
        .mapToLong(
            p ->
                before == null
                    ? p.waiting()
                    : p.waitingBefore(before.offsets().getOrDefault(p.partition(), 0L)))
        .sum();
  }

  private List<TopicPartition> topicPartitions()
      throws InterruptedException, ExecutionException, TimeoutException {
    String topic = topics.findings();
    var described =
        admin.describeTopics(
            List.of(topic), new DescribeTopicsOptions().timeoutMs(PATIENCE_MILLIS));
    return get(described.allTopicNames()).values().stream()
        .flatMap(description -> description.partitions().stream())
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  private KafkaFuture<Map<TopicPartition, ListOffsetsResultInfo>> offsets(
      List<TopicPartition> partitions, OffsetSpec which) {
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    partitions.forEach(partition -> asked.put(partition, which));
    return admin.listOffsets(asked, new ListOffsetsOptions().timeoutMs(PATIENCE_MILLIS)).all();
  }

  private static long offset(
      Map<TopicPartition, ListOffsetsResultInfo> offsets, TopicPartition partition) {
    ListOffsetsResultInfo info = offsets.get(partition);
    return info == null ? 0 : info.offset();
  }

  private static <T> T get(KafkaFuture<T> answer)
      throws InterruptedException, ExecutionException, TimeoutException {
    return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
  }
}
