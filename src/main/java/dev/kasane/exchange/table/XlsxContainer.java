package dev.kasane.exchange.table;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks a workbook over before it is opened. It is a ZIP of XML, and both can be bombs: what it
 * inflates to is bounded, counted over all entries, also those that overlap; a document type, which
 * no spreadsheet writes, is refused.
 */
final class XlsxContainer {
  static final long INFLATED = 64L * 1024 * 1024;
  private static final int ENTRIES = 2_000;

  /** The stream that holds a workbook with a password, within a file of the older kind. */
  private static final byte[] ENCRYPTED =
      "EncryptedPackage".getBytes(java.nio.charset.StandardCharsets.UTF_16LE);

  private static final byte[] DOCTYPE = {'<', '!', 'D', 'O', 'C', 'T', 'Y', 'P', 'E'};

  private XlsxContainer() {}

  /** Whether a file begins as a ZIP or as the older kind of workbook, and so is no CSV. */
  static boolean isWorkbook(byte[] body) {
    return begins(body, 'P', 'K', 3, 4) || isOld(body);
  }

  private static boolean isOld(byte[] body) {
    return begins(body, 0xD0, 0xCF, 0x11, 0xE0);
  }

  private static boolean begins(byte[] body, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= body.length || (body[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Checks it.
   *
   * @return what a person should know of it
   */
  static List<String> check(byte[] body) {
    if (isOld(body) && holds(body, ENCRYPTED)) {
      throw encrypted();
    }
    if (isOld(body)) {
      throw new Unreadable(
          "old-workbook", "This is a workbook of the older kind (.xls); save it as .xlsx.");
    }
    var notes = new ArrayList<String>();
    try (ZipFile zip = ZipFile.builder().setByteArray(body).get()) {
      List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
      if (entries.size() > ENTRIES) {
        throw new Unreadable(
            "too-many-parts", "The workbook has more than %,d parts.".formatted(ENTRIES));
      }
      long inflated = 0;
      for (ZipArchiveEntry entry : entries) {
        inflated = inflated(zip, entry, inflated);
        if (entry.getName().startsWith("xl/externalLinks/") && notes.isEmpty()) {
          notes.add("The workbook links to other files; they were not opened.");
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      throw XlsxGrid.broken();
    }
    return notes;
  }

  private static Unreadable encrypted() {
    return new Unreadable(
        "encrypted", "The workbook is protected by a password; save it without one.");
  }

  private static boolean holds(byte[] body, byte[] word) {
    for (int from = 0; from + word.length <= body.length; from++) {
      if (Arrays.equals(body, from, from + word.length, word, 0, word.length)) {
        return true;
      }
    }
    return false;
  }

  private static long inflated(ZipFile zip, ZipArchiveEntry entry, long before) throws IOException {
    if (!zip.canReadEntryData(entry)) {
      throw encrypted();
    }
    var buffer = new byte[16 * 1024];
    long sum = before;
    int matched = 0;
    // pictures may be of a format that has one
    boolean xml = entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels");
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sum += read;
        if (sum > INFLATED) {
          throw new Unreadable(
              "too-large", "The workbook inflates to more than %d MB.".formatted(INFLATED >> 20));
        }
        for (int i = 0; i < (xml ? read : 0); i++) {
          matched = buffer[i] == DOCTYPE[matched] ? matched + 1 : buffer[i] == '<' ? 1 : 0;
          if (matched == DOCTYPE.length) {
            throw new Unreadable(
                "document-type",
                "The workbook holds a document type, which no spreadsheet writes; it is not read.");
          }
        }
      }
    }
    return sum;
  }
}
