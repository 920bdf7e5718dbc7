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
 * Everything as JSON lines: all that follows from findings can be told again, so findings are all
 * that is written. Between a first line that says what it is and a last one that says that it is
 * whole, each line is a record for the findings topic.
 */
@Singleton
public final class Backup {
  static final String HEAD = "kasaneExport";
  static final String END = "kasaneExportEnd";
  static final int FORMAT = 1;

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
    line(out, HEAD, "attack", releases);
    long[] findings = {0};
    archive.<IOException>each(
        finding -> {
          out.write(StoredFinding.write(finding));
          out.write('\n');
          findings[0]++;
        });
    line(out, END, "findings", findings[0]);
  }

  /** Whether a line may be the first or the last one. */
  static boolean frames(byte[] line) {
    byte[] mark = ("{\"" + HEAD).getBytes(UTF_8);
    return line.length > mark.length && Arrays.equals(line, 0, mark.length, mark, 0, mark.length);
  }

  private void line(OutputStream out, String mark, String name, Object value) throws IOException {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put(mark, FORMAT);
    line.put(name, value);
    try {
      out.write((json.writeValueAsString(line) + "\n").getBytes(UTF_8));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A line of a backup could not be written", e);
    }
  }
}
