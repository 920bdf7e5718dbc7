package dev.kasane.stream;

/** Kafka does not answer, or not in time; the message is one sentence for a person. */
public final class KafkaUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  KafkaUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  KafkaUnavailable(String message) {
    super(message);
  }
}
