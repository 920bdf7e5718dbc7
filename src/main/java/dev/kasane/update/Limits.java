package dev.kasane.update;

import java.time.Duration;

/**
 * How long a server is waited for.
 *
 * @param connect until it takes the connection
 * @param answer until it begins to answer
 * @param idle until the next bytes of a body come
 * @param total until the last one has come
 */
record Limits(Duration connect, Duration answer, Duration idle, Duration total) {
  static final Limits USUAL =
      new Limits(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofMinutes(15));
}
