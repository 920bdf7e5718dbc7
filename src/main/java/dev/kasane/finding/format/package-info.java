/**
 * From bytes to findings: takes records apart into events, recognises the format of each, and reads
 * it as Kasane's own, by a profile, or by the careful generic reader. Bounds everything that comes
 * from outside. May use {@code finding}, {@code finding.profile} and {@code attack}; knows nothing
 * of resolution, cases, Kafka, the database or HTTP.
 */
@NullMarked
package dev.kasane.finding.format;

import org.jspecify.annotations.NullMarked;
