package dev.kasane.attack;

import org.jspecify.annotations.Nullable;

/**
 * What somebody said about a technique, exactly as it was said. At least one of the parts should be
 * there, but none must be right.
 *
 * @param id a technique id in any spelling, a STIX id, an ATT&amp;CK address, a Sigma or MISP tag,
 *     a CAPEC id
 * @param name a technique name of any release, perhaps with its parent or its id before it
 * @param tactic a tactic by shortname, name or id
 * @param version the ATT&amp;CK version that the speaker named
 */
public record Claim(
    @Nullable String id,
    @Nullable String name,
    @Nullable String tactic,
    @Nullable String version) {}
