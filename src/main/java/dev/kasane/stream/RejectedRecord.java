package dev.kasane.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be read as a finding, as it lies on the rejected topic. What its headers
 * say is absent where somebody else put it there.
 *
 * @param partition of the rejected topic; with the offset it names the record
 * @param time when it was rejected
 * @param reason the code of {@link dev.kasane.finding.Reason}
 * @param message one sentence for a person
 * @param topic where it came in, with its partition and offset there
 * @param event which event of that record it is, where only some were rejected
 * @param key its key, as text
 * @param caseHeader its header {@code kasane-case}
 * @param formatHeader its header {@code kasane-format}
 * @param value its bytes, unchanged; none for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record RejectedRecord(
    int partition,
    long offset,
    Instant time,
    @Nullable String reason,
    @Nullable String message,
    @Nullable String topic,
    @Nullable Long topicPartition,
    @Nullable Long topicOffset,
    @Nullable Long event,
    @Nullable String key,
    @Nullable String caseHeader,
    @Nullable String formatHeader,
    byte[] value) {

  static RejectedRecord of(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    return new RejectedRecord(
        record.partition(),
        record.offset(),
        Instant.ofEpochMilli(Math.max(0, record.timestamp())),
        header(record, "kasane-reason"),
        header(record, "kasane-message"),
        header(record, "kasane-topic"),
        number(record, "kasane-partition"),
        number(record, "kasane-offset"),
        number(record, "kasane-event"),
        record.key() == null ? null : new String(record.key(), UTF_8),
        header(record, "kasane-case"),
        header(record, "kasane-format"),
        value == null ? new byte[0] : value);
  }

  private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
  }

  private static @Nullable Long number(ConsumerRecord<byte[], byte[]> record, String name) {
    String text = header(record, name);
    return text != null && text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
  }

  /** The value as text; what is no UTF-8 is replaced. */
  public String text() {
    return new String(value, UTF_8);
  }

  /** Whether the text holds all of the value, so that it can be repaired as a text. */
  public boolean isText() {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(value));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** With only the first bytes of the value. */
  RejectedRecord brief(int bytes) {
    return value.length <= bytes
        ? this
        : new RejectedRecord(
            partition,
            offset,
            time,
            reason,
            message,
            topic,
            topicPartition,
            topicOffset,
            event,
            key,
            caseHeader,
            formatHeader,
            java.util.Arrays.copyOf(value, bytes));
  }
}
