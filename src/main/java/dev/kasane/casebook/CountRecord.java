package dev.kasane.casebook;

import dev.kasane.attack.Technique;
import java.time.Instant;

/**
 * How many cases a technique or tactic was seen in: the value of the counts topic and an element of
 * {@code GET /counts} (contract, sections 3 and 4).
 *
 * @param kind technique or tactic
 * @param casesWithSubTechniques cases in which it or a sub-technique counts, each once
 * @param findings live findings that speak of it
 * @param ofCases cases with a live finding when this was counted
 * @param asOf when it last changed
 */
public record CountRecord(
    String domain,
    String version,
    String id,
    String kind,
    Cases cases,
    long casesWithSubTechniques,
    long findings,
    long ofCases,
    Instant asOf) {

  /** Cases by status; only confirmed and suspected make the total. */
  public record Cases(long total, long confirmed, long suspected, long ruledOut, long inferred) {}

  /** The record's key on the topic. */
  String key() {
    return Technique.key(domain, id);
  }
}
