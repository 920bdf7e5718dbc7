package dev.kasane.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.Casebook;
import dev.kasane.casebook.FindingOutcome;
import dev.kasane.casebook.Heap;
import dev.kasane.finding.Inbound;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping;
import dev.kasane.mapping.Mapping.Mapped;
import dev.kasane.mapping.Mapping.Rejected;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jspecify.annotations.Nullable;

/**
 * The way of a finding through Kasane. A batch is mapped in memory, applied in one transaction and
 * published; when {@link #consume} returns, the connector commits its offsets. It returns only
 * then: an outage is waited out here, and a crash leaves the offsets, so that the batch is read
 * again.
 */
@ApplicationScoped
class FindingStream {
  /** While they are applied, findings take several times what they are reckoned at. */
  private static final int SHARE_OF_HEAP = 32;

  /** A larger batch would gain little more, and what comes after it would wait for long. */
  private static final long LARGEST_BATCH = 256L * 1024 * 1024;

  /** Below that, a transaction would cost more than what it does. */
  private static final long SMALLEST_BATCH = 1024 * 1024;

  private final Mapper mapper;
  private final AttackLibrary library;
  private final Casebook casebook;
  private final Publisher publisher;
  private final Rejections rejections;
  private final Patience patience;
  private final Takeover takeover;
  private final TellAgain tellAgain;
  private final RecordCounts counts;

  FindingStream(
      Mapper mapper,
      AttackLibrary library,
      Casebook casebook,
      Publisher publisher,
      Rejections rejections,
      Patience patience,
      @Identifier("kasane.takeover") Takeover takeover,
      TellAgain tellAgain,
      RecordCounts counts) {
    this.mapper = mapper;
    this.library = library;
    this.casebook = casebook;
    this.publisher = publisher;
    this.rejections = rejections;
    this.patience = patience;
    this.takeover = takeover;
    this.tellAgain = tellAgain;
    this.counts = counts;
  }

  /** One for each of the connector's consumers. */
  @Incoming("findings")
  Flow.Subscriber<Message<ConsumerRecords<byte[], byte[]>>> backlog() {
    long most = Math.min(LARGEST_BATCH, Math.max(SMALLEST_BATCH, Heap.part(SHARE_OF_HEAP)));
    return new Backlog(most, Infrastructure.getDefaultWorkerPool(), this::consume);
  }

  private void consume(List<ConsumerRecords<byte[], byte[]>> polls) {
    if (takeover.take()) {
      publishPending();
      // whoever had the partitions may have told cases under other releases than these
      tellAgain.due();
    }
    Attack attack = library.attack();
    var mapped = new ArrayList<Mapped>();
    var rejected = new ArrayList<ProducerRecord<byte[], byte[]>>(0);
    for (ConsumerRecords<byte[], byte[]> poll : polls) {
      for (ConsumerRecord<byte[], byte[]> record : poll) {
        sort(record, mapper.map(inbound(record), attack), mapped, rejected);
      }
    }
    apply(mapped, rejected, attack);
    if (library.attack() != attack) {
      // the search for cases told under others may have been over before these were committed
      tellAgain.due();
    }
  }

  /**
   * The events of one record. Where none of them is a finding, the record is rejected as it is.
   * Else only what is at fault is rejected, event by event: who repairs and sends it back then
   * sends nothing a second time.
   */
  private void sort(
      ConsumerRecord<byte[], byte[]> record,
      List<Mapping> events,
      List<Mapped> mapped,
      List<ProducerRecord<byte[], byte[]>> rejected) {
    int before = mapped.size();
    for (Mapping event : events) {
      if (event instanceof Mapped finding) {
        mapped.add(finding);
      }
    }
    if (mapped.size() == before) {
      rejected.add(rejections.of(record, (Rejected) events.get(0)));
      return;
    }
    for (int i = 0; i < events.size(); i++) {
      if (events.get(i) instanceof Rejected bad) {
        rejected.add(rejections.of(record, bad, i));
      }
    }
  }

  private void apply(
      List<Mapped> mapped, List<ProducerRecord<byte[], byte[]>> rejected, Attack attack) {
    var outcomes = new ArrayList<FindingOutcome>(mapped.size());
    apply(mapped, attack, outcomes);
    if (!rejected.isEmpty()) {
      publisher.publish(rejected);
    }
    counts.add(outcomes, rejected.size());
  }

  /** In order, and in as many parts as are needed. */
  private void apply(List<Mapped> mapped, Attack attack, List<FindingOutcome> outcomes) {
    var result =
        patience.until("PostgreSQL", () -> casebook.apply(mapped, attack, publisher::publish));
    if (result instanceof Casebook.Done done) {
      outcomes.addAll(done.outcomes());
      if (!done.published()) {
        publishPending();
      }
    } else {
      int half = mapped.size() / 2;
      apply(mapped.subList(0, half), attack, outcomes);
      apply(mapped.subList(half, mapped.size()), attack, outcomes);
    }
  }

  private void publishPending() {
    patience.until(
        "PostgreSQL",
        () -> {
          casebook.publishPending(publisher::publish);
          return true;
        });
  }

  private static Inbound inbound(ConsumerRecord<byte[], byte[]> record) {
    return new Inbound(
        record.value(),
        text(record.key()),
        header(record, "kasane-case"),
        header(record, "kasane-format"),
        Instant.ofEpochMilli(Math.max(0, record.timestamp())),
        true);
  }

  private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? null : text(header.value());
  }

  private static @Nullable String text(byte @Nullable [] bytes) {
    return bytes == null ? null : new String(bytes, UTF_8);
  }
}
