package dev.kasane.api;

import dev.kasane.stream.KafkaUnavailable;
import dev.kasane.stream.RejectedRecord;
import dev.kasane.stream.RejectedTopic;
import jakarta.ws.rs.WebApplicationException;

/** Finds rejected records that a request names. */
public final class RejectedRecords {
  private RejectedRecords() {}

  /** The record, or a problem: there is none, or Kafka does not answer. */
  public static RejectedRecord find(RejectedTopic topic, int partition, long offset) {
    try {
      return topic
          .record(partition, offset)
          .orElseThrow(
              () ->
                  Problem.notFound(
                      "There is no rejected record at partition %d, offset %d, or no more."
                          .formatted(partition, offset)));
    } catch (KafkaUnavailable e) {
      throw unavailable(e);
    }
  }

  static RuntimeException unavailable(KafkaUnavailable e) {
    return new WebApplicationException(Problem.response(503, e.getMessage() + "."));
  }
}
