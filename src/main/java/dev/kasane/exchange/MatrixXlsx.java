package dev.kasane.exchange;

import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.CaseRecord.ClaimPart;
import dev.kasane.casebook.CaseRecord.EvidencePart;
import dev.kasane.casebook.CaseRecord.TechniquePart;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.Matrix;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.CellAddress;
import org.jspecify.annotations.Nullable;

/**
 * The case table as a workbook: the marks with totals as formulas over them, so that whoever
 * changes a mark sees the totals follow; the evidence behind the marks; and what all of it is. Text
 * is only ever written as text, so nothing that a finding says becomes a formula.
 */
public final class MatrixXlsx {
  /** The most cases in one sheet: a table is held in memory as a whole. */
  public static final int CASES = 4_000;

  private static final int EVIDENCE = 200_000;
  private static final int LABELS = 3;
  private static final List<String> EVIDENCE_HEADINGS =
      List.of(
          "case",
          "id",
          "technique",
          "tactics",
          "status",
          "confidence",
          "finding status",
          "source",
          "finding",
          "time",
          "method",
          "claimed",
          "text");

  private final Matrix matrix;
  private final Workbook workbook;
  private final Worksheet evidence;
  private int evidenceRow = 1;
  private boolean cut;

  /** Begins a workbook and writes the table. */
  public MatrixXlsx(Matrix matrix, OutputStream out) {
    this.matrix = matrix;
    this.workbook = new Workbook(out, "Kasane", "1.0");
    table(workbook.newWorksheet("Matrix"));
    this.evidence = workbook.newWorksheet("Evidence");
    heading(evidence, EVIDENCE_HEADINGS);
    evidence.freezePane(LABELS, 1);
  }

  private static void heading(Worksheet sheet, List<String> headings) {
    for (int column = 0; column < headings.size(); column++) {
      sheet.inlineString(0, column, headings.get(column));
    }
    sheet.range(0, 0, 0, Math.max(0, headings.size() - 1)).style().bold().set();
  }

  private void table(Worksheet sheet) {
    int cases = matrix.cases().size();
    int total = LABELS + cases;
    heading(
        sheet,
        Stream.of(
                Stream.of("tactic", "id", "technique"),
                matrix.cases().stream().map(Matrix.Column::id),
                Stream.of("total"))
            .flatMap(s -> s)
            .toList());
    sheet.freezePane(LABELS, 1);
    sheet.width(0, 22);
    sheet.width(2, 36);
    String tactic = "";
    for (int i = 0; i < matrix.rows().size(); i++) {
      Matrix.Row row = matrix.rows().get(i);
      boolean isTactic = row.kind().equals("tactic");
      tactic = isTactic ? row.name() : tactic;
      sheet.inlineString(i + 1, 0, tactic);
      sheet.inlineString(i + 1, 1, row.id());
      if (isTactic) {
        tacticRow(sheet, i, total);
      } else {
        sheet.inlineString(i + 1, 2, row.name());
        marks(sheet, i + 1, row);
        // a table without cases has nothing to count
        sheet.formula(i + 1, total, cases == 0 ? "0" : counted(i + 1, LABELS, i + 1, total - 1));
      }
    }
  }

  private static void marks(Worksheet sheet, int at, Matrix.Row row) {
    for (int column = 0; column < row.cells().size(); column++) {
      Object cell = row.cells().get(column);
      if (cell != null) {
        sheet.inlineString(at, LABELS + column, MatrixCsv.tick(cell));
        sheet.style(at, LABELS + column).horizontalAlignment("center").set();
      }
    }
  }

  /** Its techniques are the rows below it, up to the next tactic. */
  private void tacticRow(Worksheet sheet, int index, int total) {
    int first = index + 2;
    int last = index + 1;
    while (last < matrix.rows().size() && !matrix.rows().get(last).kind().equals("tactic")) {
      last++;
    }
    for (int column = LABELS; column < total; column++) {
      sheet.formula(index + 1, column, counted(first, column, last, column));
    }
    sheet.formula(index + 1, total, "SUM(" + cells(first, total, last, total) + ")");
    sheet.range(index + 1, 0, index + 1, total).style().bold().fillColor("D9D9D9").set();
  }

  /** How many marks count among cells: confirmed and suspected, and no others. */
  private static String counted(int top, int left, int bottom, int right) {
    String cells = cells(top, left, bottom, right);
    // a question mark alone stands for any sign
    return "COUNTIF(%s,\"%s\")+COUNTIF(%s,\"~%s\")"
        .formatted(cells, Status.CONFIRMED.tick(), cells, Status.SUSPECTED.tick());
  }

  private static String cells(int top, int left, int bottom, int right) {
    return new CellAddress(top, left) + ":" + new CellAddress(bottom, right);
  }

  /** Adds what speaks for the marks of a case. */
  public void evidence(CaseRecord record) {
    for (TechniquePart technique : record.techniques()) {
      if (!technique.domain().equals(matrix.domain())) {
        continue;
      }
      for (EvidencePart part : technique.evidence()) {
        if (evidenceRow > EVIDENCE) {
          cut = true;
          return;
        }
        evidence(record.caseId(), technique, part);
      }
    }
  }

  private void evidence(String caseId, TechniquePart technique, EvidencePart part) {
    List<String> tactics =
        technique.claimedTactics().isEmpty() ? technique.tactics() : technique.claimedTactics();
    int column = 0;
    for (Object cell :
        new Object[] {
          caseId,
          technique.id(),
          technique.name(),
          String.join(", ", tactics),
          technique.status(),
          part.confidence(),
          part.status(),
          part.source(),
          part.finding(),
          part.time().toString(),
          part.method(),
          claimed(part.claimed()),
          Objects.requireNonNullElse(part.text(), "")
        }) {
      if (cell instanceof Number number) {
        evidence.value(evidenceRow, column, number);
      } else if (!cell.toString().isEmpty()) {
        evidence.inlineString(evidenceRow, column, cell.toString());
      }
      column++;
    }
    evidenceRow++;
  }

  private static String claimed(@Nullable ClaimPart claimed) {
    return claimed == null
        ? ""
        : Stream.of(claimed.id(), claimed.name(), claimed.tactic())
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" / "));
  }

  /** Writes the rest. */
  public void finish() throws IOException {
    Worksheet about = workbook.newWorksheet("About");
    String[][] lines = {
      {"release", matrix.domain() + " " + matrix.version()},
      {"cases", String.valueOf(matrix.ofCases())},
      {"x", "confirmed; counts"},
      {"?", "suspected; counts"},
      {"~", "inferred from text; does not count"},
      {"-", "ruled out; does not count"},
      {"total", "cases that count; of a tactic the sum of its techniques"},
      {"evidence", "up to five findings for each technique of a case" + (cut ? "; cut" : "")},
      {
        "notice",
        "(c) The MITRE Corporation. This work is reproduced and distributed with the permission of"
            + " The MITRE Corporation."
      }
    };
    for (int row = 0; row < lines.length; row++) {
      about.inlineString(row, 0, lines[row][0]);
      about.inlineString(row, 1, lines[row][1]);
    }
    about.width(1, 80);
    workbook.close();
  }
}
