package dev.kasane.exchange.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvGridTest {
  private static final String TABLE = "戦術,テクニック,事案①\n影響,T1486,○\n";

  @ParameterizedTest
  @CsvSource({
    "UTF-8, '', UTF-8",
    "UTF-8, bom, UTF-8",
    "UTF-16LE, bom, UTF-16LE",
    "UTF-16BE, bom, UTF-16BE",
    "UTF-16LE, '', UTF-16LE",
    "UTF-16BE, '', UTF-16BE",
    "windows-31j, '', Shift_JIS"
  })
  void theEncodingIsFoundOut(String charset, String mark, String expected) {
    byte[] body = ((mark.isEmpty() ? "" : "\uFEFF") + TABLE).getBytes(Charset.forName(charset));

    Grid grid = CsvGrid.read(body, null, null);

    assertEquals(List.of(List.of("戦術", "テクニック", "事案①"), List.of("影響", "T1486", "○")), grid.rows());
    assertEquals(expected, grid.origin().encoding());
  }

  @Test
  void anEncodingThatIsNamedHolds() {
    Grid grid = CsvGrid.read(TABLE.getBytes(Charset.forName("EUC-JP")), "EUC-JP", null);

    assertEquals("戦術", grid.cell(0, 0));
  }

  @Test
  void whatIsInNoKnownEncodingIsRefused() {
    byte[] body = {'a', ',', (byte) 0x81, (byte) 0xFF, '\n'};

    assertEquals(
        "unknown-encoding",
        assertThrows(Unreadable.class, () -> CsvGrid.read(body, null, null)).code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a,b;c,d\\ne,f;g,h\\n  | ,
          a;b,c;d\\ne;f,g;h\\n  | ;
          a\\tb\\nc\\td, e\\n    | tab
          sep=;\\na;b\\n         | ;
          "a,b";c\\n"d,e";f\\n   | ;
          """)
  void theDelimiterIsFoundOut(String csv, String expected) {
    byte[] body = csv.replace("\\n", "\n").replace("\\t", "\t").getBytes(UTF_8);

    assertEquals(expected, CsvGrid.read(body, null, null).origin().delimiter());
  }

  @Test
  void quotedCellsMayHoldLinesAndQuotationMarks() {
    Grid grid = CsvGrid.read("a,\"b\n\"\"c\"\"\"\nd,e\n".getBytes(UTF_8), null, null);

    assertEquals(List.of("a", "b\n\"c\""), grid.rows().get(0));
  }

  @Test
  void theApostropheBeforeAFormulaIsNotPartOfTheText() {
    assertEquals("=A", CsvGrid.read("'=A,b".getBytes(UTF_8), null, null).cell(0, 0));
  }

  @ParameterizedTest
  @CsvSource({"20001, 1, too-many-rows", "1, 2001, too-many-columns", "1001, 1000, too-many-cells"})
  void aTableHasBounds(int rows, int columns, String code) {
    String row = "x,".repeat(columns - 1) + "x\n";

    byte[] body = row.repeat(rows).getBytes(UTF_8);

    assertEquals(code, assertThrows(Unreadable.class, () -> CsvGrid.read(body, null, null)).code);
  }

  @Test
  void aCellHasBounds() {
    byte[] body = ("a," + "x".repeat(2_001)).getBytes(UTF_8);

    assertEquals(
        "cell-too-long", assertThrows(Unreadable.class, () -> CsvGrid.read(body, null, null)).code);
  }

  @Property(tries = 300)
  void anyBytesAreATableOrRefused(@ForAll byte[] body) {
    try {
      CsvGrid.read(body, null, null);
    } catch (Unreadable refused) {
      assertEquals(false, refused.sentence().isEmpty());
    }
  }
}
