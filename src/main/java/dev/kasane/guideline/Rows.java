package dev.kasane.guideline;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.kasane.guideline.Reading.Fault;
import dev.kasane.guideline.Reading.Faulty;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a table with a header: commas, semicolons or tabs, quotation marks, UTF-8 with or without
 * its mark, columns in any order. Every faulty line is told, up to a few; one is enough to refuse
 * the file.
 */
final class Rows {
  static final int MOST_ROWS = 200_000;
  static final int LONGEST_FIELD = 2_000;
  private static final int MOST_FAULTS = 20;

  private static final CsvMapper CSV =
      CsvMapper.builder(
              CsvFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(LONGEST_FIELD).build())
                  .build())
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.TRIM_SPACES)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .build();

  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Integer> columns = new HashMap<>();
  private String[] row = {};
  private int line;

  /** Takes the row that the reader stands at. */
  interface Taker {
    void take(Rows row);
  }

  /**
   * Reads all rows.
   *
   * @param needed columns that must be there
   * @param known all columns that mean something; others are passed over
   * @return what is wrong; empty where nothing is
   */
  static List<Fault> read(byte[] bytes, Set<String> needed, Set<String> known, Taker each) {
    var rows = new Rows();
    var text = CharBuffer.allocate(bytes.length + 1);
    var in = ByteBuffer.wrap(bytes);
    CoderResult decoded = StandardCharsets.UTF_8.newDecoder().decode(in, text, true);
    if (decoded.isError()) {
      rows.line = 1 + newlines(bytes, in.position());
      rows.fault("the bytes are not UTF-8; save the file as UTF-8.");
      return rows.faults;
    }
    String content = text.flip().toString();
    rows.read(content.startsWith("\uFEFF") ? content.substring(1) : content, needed, known, each);
    return rows.faults;
  }

  private static int newlines(byte[] bytes, int before) {
    int count = 0;
    for (int i = 0; i < before; i++) {
      count += bytes[i] == '\n' ? 1 : 0;
    }
    return count;
  }

  private void read(String text, Set<String> needed, Set<String> known, Taker each) {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
    int count = 0;
    try (MappingIterator<String[]> iterator =
        CSV.readerFor(String[].class).with(schema).readValues(text)) {
      while (faults.size() < MOST_FAULTS && iterator.hasNextValue()) {
        row = iterator.nextValue();
        line = at(iterator.getParser().currentTokenLocation());
        if (row.length == 0 || (row.length == 1 && row[0].isBlank()) || row[0].startsWith("#")) {
          continue;
        }
        if (columns.isEmpty()) {
          header(needed, known);
          if (!faults.isEmpty()) {
            return;
          }
        } else if (++count > MOST_ROWS) {
          fault("there are more than %d rows; split the file.".formatted(MOST_ROWS));
          return;
        } else {
          each.take(this);
        }
      }
    } catch (JacksonException e) {
      line = e.getLocation() == null ? line + 1 : at(e.getLocation());
      fault(
          "this is no table: a field is longer than %d characters, or its quotation marks do not close."
              .formatted(LONGEST_FIELD));
    } catch (IOException e) {
      throw new IllegalStateException("Text in memory could not be read", e);
    }
    if (columns.isEmpty() && faults.isEmpty()) {
      line = 1;
      fault("there is no header; it must name at least: " + String.join(", ", needed) + ".");
    }
  }

  private static int at(JsonLocation location) {
    return Math.max(1, location.getLineNr());
  }

  /** What the header uses most. */
  private static char separator(String text) {
    String header =
        text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).findFirst().orElse("");
    char best = ',';
    long most = 0;
    for (char candidate : new char[] {',', ';', '\t'}) {
      long count = header.chars().filter(c -> c == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }

  private void header(Set<String> needed, Set<String> known) {
    for (int i = 0; i < row.length; i++) {
      String name = row[i].strip().toLowerCase(Locale.ROOT).replace(' ', '-').replace('_', '-');
      if (known.contains(name)) {
        columns.putIfAbsent(name, i);
      }
    }
    var missing = new TreeSet<>(needed);
    missing.removeAll(columns.keySet());
    if (!missing.isEmpty()) {
      fault(
          "the header lacks %s; known columns are: %s."
              .formatted(String.join(", ", missing), String.join(", ", new TreeSet<>(known))));
    }
  }

  /** The field of a column in this row; empty where there is none. */
  String field(String column) {
    Integer at = columns.get(column);
    return at == null || at >= row.length ? "" : row[at].strip();
  }

  /** Notes that something is wrong with this row. */
  void fault(String reason) {
    faults.add(new Fault(line, reason));
  }

  /** A fault of a file, as a reading. */
  static <T> Reading<T> faulty(List<Fault> faults) {
    return new Faulty<>(List.copyOf(faults));
  }
}
