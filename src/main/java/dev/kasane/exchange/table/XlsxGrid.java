package dev.kasane.exchange.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.FactoryConfigurationError;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** A sheet of a workbook. Of formulas only the values are read that were saved with them. */
final class XlsxGrid {
  private static final ReadingOptions OPTIONS = new ReadingOptions(true, false);

  private XlsxGrid() {}

  static Grid read(byte[] body, @Nullable String sheetName) {
    List<String> notes = new ArrayList<>(XlsxContainer.check(body));
    try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(body), OPTIONS)) {
      List<Sheet> sheets;
      try (Stream<Sheet> all = workbook.getSheets()) {
        sheets = all.toList();
      }
      List<String> names = sheets.stream().map(Sheet::getName).toList();
      Sheet sheet = choose(sheets, names, sheetName);
      var cells = new Cells(new GridBuilder(), workbook.isDate1904());
      try (Stream<Row> rows = sheet.openStream()) {
        rows.forEach(cells::add);
      }
      if (cells.formulasWithoutValue > 0) {
        notes.add(
            "%d formulas were saved without a value and are read as blank."
                .formatted(cells.formulasWithoutValue));
      }
      return cells.builder.build(
          new TableOrigin("xlsx", null, null, sheet.getName(), names, List.copyOf(notes)));
    } catch (IOException
        | ExcelReaderException
        | IllegalArgumentException
        | IllegalStateException
        | IndexOutOfBoundsException
        | ArithmeticException
        | FactoryConfigurationError e) {
      // whatever the reader stumbles over in a broken file
      throw broken();
    }
  }

  static Unreadable broken() {
    return new Unreadable("not-xlsx", "The file is not a workbook (.xlsx) that can be read.");
  }

  private static Sheet choose(List<Sheet> sheets, List<String> names, @Nullable String wanted) {
    return sheets.stream()
        .filter(
            sheet ->
                wanted == null
                    ? sheet.getVisibility() == SheetVisibility.VISIBLE
                    : sheet.getName().equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new Unreadable(
                    "no-sheet",
                    "The workbook has no such sheet; it has: " + String.join(", ", names) + "."));
  }

  /** Turns the cells of rows into text. */
  private static final class Cells {
    private final GridBuilder builder;
    private final boolean date1904;
    private int formulasWithoutValue;

    Cells(GridBuilder builder, boolean date1904) {
      this.builder = builder;
      this.date1904 = date1904;
    }

    void add(Row row) {
      for (Cell cell : row) {
        if (cell != null) {
          builder.add(row.getRowNum() - 1, cell.getColumnIndex(), text(cell));
        }
      }
    }

    private String text(Cell cell) {
      String raw = cell.getRawValue();
      if (raw == null) {
        formulasWithoutValue += cell.getType() == CellType.FORMULA ? 1 : 0;
        return "";
      }
      return switch (cell.getType()) {
        case NUMBER -> number(cell, raw);
        case FORMULA -> cell.getValue() instanceof BigDecimal ? number(cell, raw) : raw;
        case BOOLEAN -> String.valueOf(cell.asBoolean());
        case STRING -> cell.asString();
        default -> raw;
      };
    }

    private String number(Cell cell, String raw) {
      BigDecimal number;
      try {
        number = new BigDecimal(raw);
      } catch (NumberFormatException e) {
        return raw;
      }
      return SerialDates.isDate(cell.getDataFormatId(), cell.getDataFormatString())
          ? SerialDates.text(number, date1904)
          : plain(number, raw);
    }

    /** A whole number without a fraction of zeros; 1e999999999 stays as it is written. */
    private static String plain(BigDecimal number, String raw) {
      if (Math.abs((long) number.scale()) > 30 || number.precision() > 30) {
        return raw;
      }
      return number.stripTrailingZeros().toPlainString();
    }
  }
}
