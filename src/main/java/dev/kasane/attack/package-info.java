/**
 * The ATT&amp;CK catalogue: reads STIX bundles, holds every loaded release as an immutable {@link
 * dev.kasane.attack.Catalogue}, and resolves claims about techniques against them. Knows nothing of
 * findings, cases, Kafka, the database or HTTP.
 */
@NullMarked
package dev.kasane.attack;

import org.jspecify.annotations.NullMarked;
