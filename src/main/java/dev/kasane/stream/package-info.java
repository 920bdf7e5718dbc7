/**
 * The only code that speaks Kafka: reads findings in batches, hands them through mapping to the
 * casebook, publishes what changed, and only then lets the offsets be committed. Sends what came in
 * by other ways, and what kept events mean today. May use {@code casebook}, {@code mapping}, {@code
 * finding} and {@code attack}; knows nothing of HTTP.
 */
@NullMarked
package dev.kasane.stream;

import org.jspecify.annotations.NullMarked;
