package dev.kasane.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A switch to another release while findings change the cases faster than a round of preparing
 * takes, so that every round leaves some to the next.
 */
class UpgradeFlowIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CASES = 3_000;

  private final AtomicInteger sent = new AtomicInteger();

  @TempDir Path folder;

  @Test
  void aSwitchComesToItsEndAndCountsEveryFindingOnceWhileFindingsFlow() throws Exception {
    var settings = new HashMap<>(OlderRelease.settings(folder));
    // most batches are applied in parts
    settings.put("kasane.casebook.findings-at-once", "100");
    try (var kasane = RunningKasane.start(settings);
        var producer = producer(kasane)) {
      for (int i = 0; i < CASES; i++) {
        send(producer, i);
      }
      awaitFindings(kasane, "T1486");

      var flowing = new AtomicBoolean(true);
      var flow = new Thread(() -> flow(producer, flowing));
      flow.start();
      try {
        kasane.post(OlderRelease.UPGRADE + "?to=1.0", "text/plain", new byte[0]);
        await()
            .atMost(Duration.ofSeconds(120))
            .until(
                () ->
                    JSON.readTree(kasane.get(OlderRelease.UPGRADE))
                        .get("state")
                        .asText()
                        .equals("done"));
      } finally {
        flowing.set(false);
        flow.join();
      }

      awaitFindings(kasane, "T1999");
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(RunningKasane kasane) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kasane.kafka(), "linger.ms", 5),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private void send(KafkaProducer<byte[], byte[]> producer, int number) {
    String value =
        "{\"id\":\"f-%d\",\"caseId\":\"c-%d\",\"techniques\":[{\"id\":\"T1486\"}]}"
            .formatted(sent.getAndIncrement(), number);
    // what is lost on the way is missing in the count at the end
    var unused =
        producer.send(
            new ProducerRecord<>(
                "kasane.findings", ("c-" + number).getBytes(UTF_8), value.getBytes(UTF_8)));
  }

  private void flow(KafkaProducer<byte[], byte[]> producer, AtomicBoolean flowing) {
    var random = new Random(20200114);
    try {
      while (flowing.get()) {
        for (int i = 0; i < CASES / 10; i++) {
          send(producer, random.nextInt(CASES));
        }
        Thread.sleep(50);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All that was sent is counted, and for this technique alone. */
  private void awaitFindings(RunningKasane kasane, String technique) {
    await()
        .atMost(Duration.ofSeconds(120))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              JsonNode counts =
                  JSON.readTree(kasane.get("/api/v1/counts?kind=technique")).get("counts");
              assertEquals(1, counts.size());
              JsonNode count = counts.get(0);
              assertEquals(
                  "%s in %d cases by %d findings".formatted(technique, CASES, sent.get()),
                  "%s in %d cases by %d findings"
                      .formatted(
                          count.get("id").asText(),
                          count.at("/cases/total").asInt(),
                          count.get("findings").asInt()));
            });
  }
}
