package dev.kasane.exchange.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class XlsxGridTest {
  private static final String SHEET = "xl/worksheets/sheet1.xml";

  @Test
  void textNumbersDatesAndTruthAreReadAsPeopleSeeThem() throws IOException {
    byte[] body =
        workbook(
            sheet -> {
              sheet.value(0, 0, "テクニック");
              sheet.inlineString(0, 1, "inline");
              sheet.value(0, 2, 1);
              sheet.value(0, 3, 2.50);
              sheet.value(0, 4, true);
              sheet.value(0, 5, LocalDate.of(2026, 5, 1));
              sheet.style(0, 5).format("yyyy/mm/dd").set();
            });

    assertEquals(
        List.of("テクニック", "inline", "1", "2.5", "true", "2026-05-01"),
        XlsxGrid.read(body, null).rows().get(0));
  }

  @Test
  void blankCellsAndRowsKeepTheirPlaces() throws IOException {
    byte[] body =
        workbook(
            sheet -> {
              sheet.value(0, 2, "c");
              sheet.value(3, 0, "d");
            });

    assertEquals(
        List.of(List.of("", "", "c"), List.of(), List.of(), List.of("d")),
        XlsxGrid.read(body, null).rows());
  }

  @Test
  void ofAFormulaOnlyItsValueIsRead() throws IOException {
    byte[] plain =
        workbook(
            sheet -> {
              sheet.value(0, 0, "x");
              sheet.formula(0, 1, "1+1");
              sheet.formula(0, 2, "WEBSERVICE(\"http://127.0.0.1/\")");
            });
    byte[] body = changed(plain, SHEET, xml -> xml.replace("<f>1+1</f>", "<f>1+1</f><v>2</v>"));

    Grid grid = XlsxGrid.read(body, null);

    assertEquals(List.of("x", "2"), grid.rows().get(0));
    assertTrue(grid.origin().notes().get(0).contains("1 formulas"), grid.origin().toString());
  }

  @Test
  void theSheetCanBeNamed() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "test", "1.0")) {
      workbook.newWorksheet("First").value(0, 0, "1");
      workbook.newWorksheet("Second").value(0, 0, "2");
    }

    assertEquals("2", XlsxGrid.read(out.toByteArray(), "Second").cell(0, 0));
    assertEquals(
        "no-sheet",
        assertThrows(Unreadable.class, () -> XlsxGrid.read(out.toByteArray(), "Third")).code);
  }

  @Test
  void aBombIsRefusedBeforeItIsOpened() throws IOException {
    byte[] plain = workbook(sheet -> sheet.value(0, 0, "x"));
    String blanks = " ".repeat(1 << 20).repeat(70);

    byte[] body = changed(plain, SHEET, xml -> xml.replace("<sheetData>", "<sheetData>" + blanks));

    assertTrue(body.length < 1 << 20);
    assertRefused("too-large", body);
  }

  @Test
  void aDocumentTypeIsRefused() throws IOException {
    byte[] plain = workbook(sheet -> sheet.value(0, 0, "x"));

    byte[] body =
        changed(
            plain,
            SHEET,
            xml ->
                xml.replace("?>", "?><!DOCTYPE w [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>")
                    .replace("<v>0</v>", "<v>&e;</v>"));

    assertRefused("document-type", body);
  }

  @Test
  void anEntityThatIsHiddenFromTheCheckIsNotFollowed() throws IOException {
    byte[] plain = workbook(sheet -> sheet.inlineString(0, 0, "MARK"));

    byte[] body = changed(plain, SHEET, xml -> xml.replace("MARK", "&e;"));

    assertRefused("not-xlsx", body);
  }

  @Test
  void aSheetOfTooManyRowsIsRefused() throws IOException {
    byte[] plain = workbook(sheet -> sheet.value(0, 0, "x"));

    byte[] body =
        changed(
            plain,
            SHEET,
            xml -> xml.replace("r=\"1\"", "r=\"1048576\"").replace("r=\"A1\"", "r=\"A1048576\""));

    assertRefused("too-many-rows", body);
  }

  @Test
  void deepXmlIsSurvived() throws IOException {
    byte[] plain = workbook(sheet -> sheet.inlineString(0, 0, "MARK"));
    String deep = "<a>".repeat(200_000) + "</a>".repeat(200_000);

    byte[] body = changed(plain, SHEET, xml -> xml.replace("<sheetData>", deep + "<sheetData>"));

    assertEquals("MARK", XlsxGrid.read(body, null).cell(0, 0));
  }

  @Test
  void linksToOtherFilesAreNotedAndNotFollowed() throws IOException {
    byte[] plain = workbook(sheet -> sheet.value(0, 0, "x"));

    byte[] body = with(plain, "xl/externalLinks/externalLink1.xml", "<externalLink/>");

    assertTrue(XlsxGrid.read(body, null).origin().notes().get(0).contains("not opened"));
  }

  @Test
  void anOldOrEncryptedWorkbookIsRefusedWithWhatToDo() {
    byte[] body = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0};

    assertTrue(XlsxContainer.isWorkbook(body));
    assertRefused("old-workbook", body);
  }

  @Test
  void aWorkbookWithAPasswordIsToldFromAnOldOne() {
    var body = new byte[2048];
    System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, body, 0, 4);
    byte[] stream = "EncryptedPackage".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);
    System.arraycopy(stream, 0, body, 1024, stream.length);

    assertRefused("encrypted", body);
  }

  @Test
  void anyDamageIsATableOrRefused() throws IOException {
    byte[] whole = workbook(sheet -> sheet.value(0, 0, "x"));
    var random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
      for (int hit = 0; hit < 3; hit++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      try {
        XlsxGrid.read(damaged, null);
      } catch (Unreadable refused) {
        assertTrue(refused.sentence().endsWith("."), refused.sentence());
      }
    }
  }

  private static void assertRefused(String code, byte[] body) {
    assertEquals(code, assertThrows(Unreadable.class, () -> XlsxGrid.read(body, null)).code);
  }

  private static byte[] workbook(Consumer<Worksheet> cells) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "test", "1.0")) {
      cells.accept(workbook.newWorksheet("Sheet"));
    }
    return out.toByteArray();
  }

  private static byte[] with(byte[] workbook, String name, String content) throws IOException {
    return rewritten(workbook, "", UnaryOperator.identity(), name, content);
  }

  private static byte[] changed(byte[] workbook, String name, UnaryOperator<String> change)
      throws IOException {
    return rewritten(workbook, name, change, "", "");
  }

  private static byte[] rewritten(
      byte[] workbook, String changed, UnaryOperator<String> change, String added, String content)
      throws IOException {
    var out = new ByteArrayOutputStream();
    try (var in = ZipFile.builder().setByteArray(workbook).get();
        var zip = new ZipOutputStream(out)) {
      for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        zip.putNextEntry(new ZipEntry(entry.getName()));
        zip.write(
            entry.getName().equals(changed)
                ? change.apply(new String(bytes, UTF_8)).getBytes(UTF_8)
                : bytes);
      }
      if (!added.isEmpty()) {
        zip.putNextEntry(new ZipEntry(added));
        zip.write(content.getBytes(UTF_8));
      }
    }
    return out.toByteArray();
  }
}
