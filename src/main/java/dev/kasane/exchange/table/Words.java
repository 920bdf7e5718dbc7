package dev.kasane.exchange.table;

import java.text.Normalizer;
import java.util.Locale;
import org.dhatim.fastexcel.reader.CellAddress;

/** Makes the words of a table comparable. */
final class Words {
  private Words() {}

  /** Letters and digits only, in small letters, whatever their width: for headings and labels. */
  static String key(String text) {
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    var key = new StringBuilder(normal.length());
    normal.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
    return key.toString();
  }

  /** On one line, without what surrounds emphasised text in Markdown. */
  static String line(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    int from = 0;
    int to = line.length();
    while (from < to && isFrame(line.charAt(from)) && isFrame(line.charAt(to - 1))) {
      from++;
      to--;
    }
    return from >= to ? line : line.substring(from, to).strip();
  }

  private static boolean isFrame(char c) {
    return c == '*' || c == '_';
  }

  /** Where a cell stands, as spreadsheets say it: {@code D5}. */
  static String place(int row, int column) {
    return new CellAddress(row, column).toString();
  }

  /** The letters of a column. */
  static String letters(int column) {
    return CellAddress.convertNumToColString(column);
  }
}
