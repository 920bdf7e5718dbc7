package dev.kasane.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MatrixFilesTest {
  private static byte[] workbook;

  @BeforeAll
  static void writeOnce() throws IOException {
    var out = new ByteArrayOutputStream();
    var xlsx = new MatrixXlsx(Told.matrix(), out);
    xlsx.evidence(Told.record());
    xlsx.finish();
    workbook = out.toByteArray();
  }

  private static String csv(boolean marked) throws IOException {
    var out = new ByteArrayOutputStream();
    MatrixCsv.write(Told.matrix(), marked, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void theTableAsCsv() throws IOException {
    assertEquals(
        """
        tactic,id,technique,'=A,B,total
        Initial Access,TA0001,,1,1,2
        Initial Access,T1133,External Remote Services,x,?,2
        Initial Access,T1190,"Exploit, ""quoted""\",-,,0
        Impact,TA0040,,0,1,1
        Impact,T1486,Data Encrypted for Impact,~,x,1
        """,
        csv(false));
  }

  @Test
  void aMarkStandsFirstWhereItIsAskedFor() throws IOException {
    assertEquals("\uFEFFtactic", csv(true).substring(0, 7));
  }

  @Test
  void theMarksOfTheWorkbookAreThoseOfTheTable() throws IOException {
    List<Row> rows = sheet("Matrix");

    assertEquals(List.of("tactic", "id", "technique", "=A", "B", "total"), text(rows.get(0)));
    assertEquals(
        List.of("Initial Access", "T1133", "External Remote Services", "x", "?"),
        text(rows.get(2)).subList(0, 5));
  }

  @Test
  void totalsAreFormulasOverTheMarks() throws IOException {
    List<Row> rows = sheet("Matrix");

    assertEquals(
        "COUNTIF(D3:E3,\"x\")+COUNTIF(D3:E3,\"~?\")", formula(rows.get(2), 5), "of a technique");
    assertEquals(
        "COUNTIF(D3:D4,\"x\")+COUNTIF(D3:D4,\"~?\")",
        formula(rows.get(1), 3),
        "of a tactic in a case");
    assertEquals("SUM(F3:F4)", formula(rows.get(1), 5), "of a tactic");
    assertEquals("SUM(F6:F6)", formula(rows.get(4), 5), "of the last tactic");
  }

  @Test
  void theHeadingsAreFrozen() throws IOException {
    String xml = part("xl/worksheets/sheet1.xml");

    assertTrue(xml.contains("xSplit=\"3\" ySplit=\"1\""), xml);
    assertTrue(xml.contains("state=\"frozen\""), xml);
  }

  @Test
  void nothingThatAFindingSaysBecomesAFormula() throws IOException {
    List<Row> rows = sheet("Evidence");

    Cell text = rows.get(1).getCell(12);
    assertEquals("=HYPERLINK(1)", text.getText());
    assertEquals(CellType.STRING, text.getType());
    assertFalse(part("xl/worksheets/sheet2.xml").contains("<f>"));
  }

  @Test
  void theEvidenceIsThatOfTheTablesDomain() throws IOException {
    List<Row> rows = sheet("Evidence");

    assertEquals(
        List.of("T1133", "T1566.001", "T1046", "T1486"),
        rows.stream().skip(1).map(row -> row.getCell(1).getText()).toList());
    assertEquals("T1133 / as written", rows.get(1).getCell(11).getText());
  }

  private static List<Row> sheet(String name) throws IOException {
    try (var read = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
      return read.findSheet(name).orElseThrow().read();
    }
  }

  private static List<String> text(Row row) {
    return row.stream().filter(Objects::nonNull).map(Cell::getText).toList();
  }

  private static String formula(Row row, int column) {
    return row.getCell(column).getFormula();
  }

  private static String part(String name) throws IOException {
    try (var zip = ZipFile.builder().setByteArray(workbook).get();
        var in = zip.getInputStream(zip.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
