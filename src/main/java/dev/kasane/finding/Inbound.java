package dev.kasane.finding;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record as it came, over Kafka or REST.
 *
 * @param value the bytes; null for a Kafka tombstone
 * @param key the record key read as text, if there was one
 * @param caseHeader the header {@code kasane-case}
 * @param formatHeader the header {@code kasane-format}
 * @param arrived the time of the record, for findings that state none
 * @param caseNeeded false where a finding is only to be looked at; without a case its case id is
 *     then empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy would cost the hot path
public record Inbound(
    byte @Nullable [] value,
    @Nullable String key,
    @Nullable String caseHeader,
    @Nullable String formatHeader,
    Instant arrived,
    boolean caseNeeded) {}
