/**
 * The inbound record: turns the bytes of one finding into a {@link dev.kasane.finding.Finding}, or
 * says as a value why it cannot. Bounds everything that comes from outside. May use {@code attack}
 * for what a claim is; knows nothing of resolution, cases, Kafka, the database or HTTP.
 */
@NullMarked
package dev.kasane.finding;

import org.jspecify.annotations.NullMarked;
