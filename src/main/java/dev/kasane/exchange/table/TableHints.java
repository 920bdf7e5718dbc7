package dev.kasane.exchange.table;

import dev.kasane.attack.Claim;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a table beside the table itself; what is null or empty is found out, or not
 * known.
 *
 * @param source of the findings; with it the same table gives the same findings
 * @param charset of a CSV file
 * @param delimiter of a CSV file
 * @param sheet of a workbook
 * @param caseId the case of all rows, of a table that does not name one
 * @param domain that the techniques belong to
 * @param time of findings whose row states none
 * @param zone of times that state none
 * @param marks what marks mean here, over what they usually mean; {@code *} is any other mark
 * @param ignored headings of columns that are not read
 * @param corrections what a person says that a claim of the table means, by the claim as written:
 *     technique ids; none where the claim is not to be imported
 */
public record TableHints(
    String source,
    @Nullable String charset,
    @Nullable Character delimiter,
    @Nullable String sheet,
    @Nullable String caseId,
    @Nullable String domain,
    @Nullable Instant time,
    ZoneId zone,
    Map<String, Mark> marks,
    Set<String> ignored,
    Map<Claim, List<String>> corrections) {

  private static final String ANY = "*";

  /** What a cell says; null where nobody can tell. */
  @Nullable Mark mark(String cell) {
    Mark own = marks.get(Mark.normal(cell));
    if (own != null) {
      return own;
    }
    return Mark.of(cell).orElse(marks.get(ANY));
  }

  boolean ignores(String heading) {
    return ignored.stream().anyMatch(name -> Words.key(name).equals(Words.key(heading)));
  }
}
