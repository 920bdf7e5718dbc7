package dev.kasane.mapping;

import dev.kasane.attack.Outcome;
import dev.kasane.attack.Technique;
import java.util.List;

/**
 * A technique of a finding.
 *
 * @param technique what the claims resolved to
 * @param outcome how its strongest claim was resolved
 * @param conflict whether a claim contradicted itself
 * @param confidence 0 to 1: 1 for what was claimed without contradiction
 * @param claims positions of the claims that name it, in the finding
 * @param tactics shortnames of the claimed tactics that are the technique's, in matrix order; empty
 *     where none was claimed
 */
public record MappedTechnique(
    Technique technique,
    Outcome outcome,
    boolean conflict,
    double confidence,
    List<Integer> claims,
    List<String> tactics) {}
