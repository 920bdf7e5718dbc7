package dev.kasane.stream;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/** Reads a topic from its end, in a thread of its own, until it is stopped or fails. */
final class CaseFeedReader {
  private static final Logger LOG = Logger.getLogger(CaseFeedReader.class);
  private static final Duration TICK = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;
  private final Consumer<ConsumerRecord<byte[], byte[]>> heard;
  private final Runnable tick;
  private final CompletableFuture<Boolean> placed = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean stopped;
  private int partitions;

  CaseFeedReader(
      Map<String, Object> broker,
      String topic,
      Consumer<ConsumerRecord<byte[], byte[]>> heard,
      Runnable tick) {
    this.consumer =
        Onlooker.of(
            broker,
            Map.of(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis()));
    this.topic = topic;
    this.heard = heard;
    this.tick = tick;
    this.thread = new Thread(this::run, "kasane-case-feed");
    thread.setDaemon(true);
  }

  /** Returns once the end of every partition is known; false where that cannot be had. */
  boolean start() {
    thread.start();
    try {
      return placed.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      stop();
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stop();
      return false;
    }
  }

  boolean alive() {
    return thread.isAlive() && !stopped;
  }

  void stop() {
    stopped = true;
    consumer.wakeup();
  }

  private void run() {
    try (consumer) {
      place();
      placed.complete(true);
      read();
    } catch (WakeupException e) {
      // stopped
    } catch (KafkaException e) {
      LOG.warnf("The feed of cases ends until somebody listens again: %s", e.getMessage());
      placed.complete(false);
    } finally {
      stopped = true;
      tick.run();
    }
  }

  private void place() {
    List<TopicPartition> all = Onlooker.partitions(consumer, topic);
    var known = consumer.assignment();
    List<TopicPartition> added = all.stream().filter(p -> !known.contains(p)).toList();
    consumer.assign(all);
    if (known.isEmpty()) {
      consumer.seekToEnd(added);
    } else {
      // partitions that came later hold nothing that was missed
      consumer.seekToBeginning(added);
    }
    added.forEach(consumer::position);
    partitions = all.size();
  }

  private void read() {
    long last = System.nanoTime();
    while (!stopped) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(TICK)) {
        heard.accept(record);
      }
      if (System.nanoTime() - last >= TICK.toNanos()) {
        last = System.nanoTime();
        tick.run();
        if (consumer.partitionsFor(topic).size() != partitions) {
          place();
        }
      }
    }
  }
}
