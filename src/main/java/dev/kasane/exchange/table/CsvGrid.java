package dev.kasane.exchange.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table as comma-separated values, with whatever separates them. */
final class CsvGrid {
  private static final CsvFactory CSV = CsvFactory.builder().build();
  private static final List<Character> DELIMITERS = List.of(',', ';', '\t');
  private static final String KIND = "{\\rtf1";
  private static final Map<String, String> KINDS =
      Map.of(
          "%PDF",
          "a PDF",
          "\u0089PNG",
          "a picture (PNG)",
          "\u00ff\u00d8\u00ff",
          "a picture (JPEG)",
          "GIF8",
          "a picture (GIF)",
          "\u001f\u008b",
          "a compressed file (gzip)",
          KIND,
          "a text document (RTF)",
          "<html",
          "a web page",
          "<!DOC",
          "a web page");
  private static final int LINES_LOOKED_AT = 50;

  private CsvGrid() {}

  static Grid read(byte[] body, @Nullable String charset, @Nullable Character stated) {
    checkKind(body);
    var decoded = TextDecoding.decode(body, charset);
    String text = decoded.text();
    char delimiter = stated == null ? delimiter(text) : stated;
    String first = text.substring(0, Math.min(text.length(), 10)).strip();
    if (first.matches("(?is)sep=.\\s.*")) {
      // what spreadsheets write so that others need not guess
      delimiter = first.charAt(4);
      text = text.substring(text.indexOf('\n') + 1);
    }
    var builder = new GridBuilder();
    try (CsvParser parser = CSV.createParser(text)) {
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(delimiter));
      cells(parser, builder);
    } catch (IOException e) {
      throw new Unreadable(
          "not-csv", "The file cannot be read as CSV: perhaps a quotation mark is not closed.");
    }
    String shown = delimiter == '\t' ? "tab" : String.valueOf(delimiter);
    return builder.build(new TableOrigin("csv", decoded.encoding(), shown, null, null, List.of()));
  }

  /** What people take for a table, and what it is in fact. */
  private static void checkKind(byte[] body) {
    String start = new String(body, 0, Math.min(body.length, KIND.length()), ISO_8859_1);
    for (Map.Entry<String, String> kind : KINDS.entrySet()) {
      if (start.startsWith(kind.getKey())) {
        throw new Unreadable(
            "not-a-table",
            "This is %s and no table; save the table as CSV or XLSX.".formatted(kind.getValue()));
      }
    }
  }

  private static void cells(CsvParser parser, GridBuilder builder) throws IOException {
    int row = -1;
    int column = 0;
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      if (token == JsonToken.START_ARRAY) {
        row++;
        column = 0;
      } else if (token.isScalarValue()) {
        builder.add(row, column++, plain(parser.getText()));
      }
    }
  }

  /** Without the apostrophe that keeps a spreadsheet from taking a text for a formula. */
  private static String plain(String cell) {
    return cell.length() > 1 && cell.charAt(0) == '\'' && "=+-@\t\r".indexOf(cell.charAt(1)) >= 0
        ? cell.substring(1)
        : cell;
  }

  /** The one that most lines hold equally often, outside of quotation marks. */
  private static char delimiter(String text) {
    char best = ',';
    long bestScore = 0;
    for (char candidate : DELIMITERS) {
      long score = score(text, candidate);
      if (score > bestScore) {
        best = candidate;
        bestScore = score;
      }
    }
    return best;
  }

  /** How many lines agree in how many of them they hold, and then how many that are. */
  private static long score(String text, char delimiter) {
    Map<Integer, Integer> lines = new TreeMap<>();
    boolean quoted = false;
    int inLine = 0;
    int seen = 0;
    for (int i = 0; i < text.length() && seen < LINES_LOOKED_AT; i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (c == delimiter && !quoted) {
        inLine++;
      } else if (c == '\n' && !quoted) {
        lines.merge(inLine, 1, Integer::sum);
        inLine = 0;
        seen++;
      }
    }
    lines.merge(inLine, 1, Integer::sum);
    return lines.entrySet().stream()
        .filter(e -> e.getKey() > 0)
        .mapToLong(e -> e.getValue() * 10_000L + Math.min(e.getKey(), 9_999))
        .max()
        .orElse(0);
  }
}
