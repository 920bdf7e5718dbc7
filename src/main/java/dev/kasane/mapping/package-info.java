/**
 * From a finding to techniques: resolves every claim of a finding against the loaded releases and
 * gathers them by technique. Pure: the same finding and the same releases give the same mapping.
 * May use {@code finding} and {@code attack}; knows nothing of cases, Kafka, the database or HTTP.
 */
@NullMarked
package dev.kasane.mapping;

import org.jspecify.annotations.NullMarked;
