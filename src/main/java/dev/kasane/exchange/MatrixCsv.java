package dev.kasane.exchange;

import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.Matrix;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The case table as comma-separated values (contract, section 5). */
public final class MatrixCsv {
  private static final CsvMapper CSV =
      CsvMapper.builder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();
  private static final String MARK = "\uFEFF";

  private MatrixCsv() {}

  /**
   * Writes it, a row at a time: of many cases the whole is large.
   *
   * @param marked whether a byte order mark stands first, without which Excel takes UTF-8 for
   *     something else
   */
  public static void write(Matrix matrix, boolean marked, OutputStream out) throws IOException {
    var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    if (marked) {
      writer.write(MARK);
    }
    try (SequenceWriter lines = CSV.writer().writeValues(writer)) {
      write(matrix, lines);
    }
  }

  private static void write(Matrix matrix, SequenceWriter lines) throws IOException {
    var header = new ArrayList<>(List.of("tactic", "id", "technique"));
    matrix.cases().forEach(c -> header.add(harmless(c.id())));
    header.add("total");
    lines.write(header);
    String tactic = "";
    for (Matrix.Row row : matrix.rows()) {
      boolean isTactic = row.kind().equals("tactic");
      tactic = isTactic ? harmless(row.name()) : tactic;
      String name = isTactic ? "" : harmless(row.name());
      var line = new ArrayList<>(List.of(tactic, harmless(row.id()), name));
      row.cells().forEach(cell -> line.add(tick(cell)));
      line.add(String.valueOf(row.total()));
      lines.write(line);
    }
  }

  /** What a cell shows: the mark of a status, or a number. */
  static String tick(@Nullable Object cell) {
    if (cell instanceof String word) {
      return Status.of(word).map(Status::tick).orElse(word);
    }
    return Objects.toString(cell, "");
  }

  /** A spreadsheet takes a cell that begins so for a formula. */
  private static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
