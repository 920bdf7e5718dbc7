package dev.kasane.attack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a claim.
 *
 * @param claimed the claim, unchanged except that a version found inside a vendor's spelling of the
 *     id is filled in where the claim had none
 * @param outcome how it was decided
 * @param conflict whether parts of the claim disagreed, also where a refinement settled it
 * @param path the ids walked from the claimed one to the technique, both ends included; empty where
 *     no hop was needed
 * @param technique the technique; null exactly when the outcome is {@link Outcome#UNRESOLVED}
 * @param tactic shortname of the claimed tactic in the technique's own release, where the technique
 *     belongs to it; otherwise null
 * @param reason why it is unresolved, or what a reader should know of a resolved one; a short code
 * @param candidates the techniques that a name could mean, where it was ambiguous, by id
 */
public record Resolution(
    Claim claimed,
    Outcome outcome,
    boolean conflict,
    List<String> path,
    @Nullable Technique technique,
    @Nullable String tactic,
    @Nullable String reason,
    List<Technique> candidates) {}
