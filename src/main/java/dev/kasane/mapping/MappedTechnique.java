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
 * @param weak whether only weak claims name it: prose, or what would be possible
 * @param confidence 0 to 1: 1 for what was stated without contradiction
 * @param claims positions of the claims that name it, in the finding
 * @param tactics shortnames of the claimed tactics that are the technique's, in matrix order: those
 *     claimed with it, else those that the finding names beside its techniques; empty where none
 *     was claimed
 */
public record MappedTechnique(
    Technique technique,
    Outcome outcome,
    boolean conflict,
    boolean weak,
    double confidence,
    List<Integer> claims,
    List<String> tactics) {

  /** The same under tactics that were claimed. */
  MappedTechnique under(List<String> claimed) {
    return new MappedTechnique(technique, outcome, conflict, weak, confidence, claims, claimed);
  }
}
