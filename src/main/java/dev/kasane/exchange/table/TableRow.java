package dev.kasane.exchange.table;

import dev.kasane.attack.Claim;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that names techniques.
 *
 * @param at its number in the file; its column where the table was turned
 * @param written what it says about techniques
 * @param claims the same, as a person corrected it
 * @param said what it says of cases
 * @param stated the total that the table states for it
 */
record TableRow(
    String at, List<Claim> written, List<Claim> claims, List<Said> said, @Nullable Long stated) {

  TableRow(String at, List<Claim> written, List<Said> said, @Nullable Long stated) {
    this(at, written, written, said, stated);
  }

  TableRow corrected(List<Claim> corrected) {
    return new TableRow(at, written, corrected, said, stated);
  }

  /**
   * What one cell, or one row of a list, says.
   *
   * @param at where it stands
   * @param id of the finding, where the table has one
   */
  record Said(
      String at,
      String caseId,
      Mark mark,
      @Nullable Instant time,
      @Nullable String id,
      @Nullable String title,
      @Nullable String asset,
      @Nullable String severity) {}

  /** How many cases count in it. */
  long counted() {
    return said.stream().filter(s -> s.mark.counts()).map(Said::caseId).distinct().count();
  }
}
