package dev.kasane.finding;

import dev.kasane.attack.Claim;

/**
 * A claim and where in the finding it stood.
 *
 * @param claim what was said
 * @param pointer JSON pointer (RFC 6901) into the finding
 */
public record FindingClaim(Claim claim, String pointer) {}
