package dev.kasane.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.casebook.CaseRecord.Release;
import dev.kasane.casebook.FindingArchive;
import dev.kasane.finding.format.StoredFinding;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything as JSON lines: all that follows from findings can be told again, so findings are what
 * is written, with the events that they came from. Between a first line that says what it is and a
 * last one that says that it is whole, first each case has a line with its revision, above which a
 * restored one must go on; then each line is a record for the findings topic.
 */
@Singleton
public final class Backup {
  static final String HEAD = "kasaneExport";
  static final String END = "kasaneExportEnd";
  static final String CASE = "kasaneCase";
  static final String REVISION = "revision";

  /** Since 2 with revisions and originals. */
  static final int FORMAT = 2;

  private final FindingArchive archive;
  private final ObjectMapper json;

  Backup(FindingArchive archive, ObjectMapper json) {
    this.archive = archive;
    this.json = json;
  }

  /**
   * Writes it, as it stands at one moment, holding only a few findings at a time.
   *
   * @throws IOException where the reader is gone
   * @throws SQLException where PostgreSQL is away; the last line is then missing
   */
  public void write(OutputStream out, Attack attack) throws IOException, SQLException {
    List<Release> releases =
        attack.current().stream().map(c -> new Release(c.domain(), c.version())).toList();
    line(out, HEAD, FORMAT, "attack", releases);
    long[] findings = {0};
    archive.<IOException>each(
        (caseId, revision) -> line(out, CASE, caseId, REVISION, revision),
        finding -> {
          out.write(StoredFinding.write(finding));
          out.write('\n');
          findings[0]++;
        });
    line(out, END, FORMAT, "findings", findings[0]);
  }

  /** Whether a line may be one of a backup's own, and no finding. */
  static boolean frames(byte[] line) {
    return begins(line, HEAD) || begins(line, CASE);
  }

  private static boolean begins(byte[] line, String name) {
    byte[] mark = ("{\"" + name).getBytes(UTF_8);
    return line.length > mark.length && Arrays.equals(line, 0, mark.length, mark, 0, mark.length);
  }

  private void line(OutputStream out, String mark, Object marked, String name, Object value)
      throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(mark, marked);
    line.put(name, value);
    try {
      out.write((json.writeValueAsString(line) + "\n").getBytes(UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A line of a backup could not be written", e);
    }
  }
}
