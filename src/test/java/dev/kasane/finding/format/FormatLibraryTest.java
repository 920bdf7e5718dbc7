package dev.kasane.finding.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kasane.finding.profile.Events;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatLibraryTest {
  private static final String ACME =
      """
      format: acme
      recognise:
        - has: [/acme_alert]
      id: [/acme_alert]
      claims:
        - id: /tech
      """;

  @TempDir Path home;
  private long tick;

  @Test
  void aFileOfTheFolderIsAFormat() throws IOException {
    var library = library("acme.yaml", ACME);

    assertEquals("acme", recognised(library, "acme_alert"));
  }

  @Test
  void aFileThatComesLaterIsTakenOver() throws IOException {
    var library = new FormatLibrary(home.resolve("formats"));
    assertNull(recognised(library, "acme_alert"));

    write("acme.yaml", ACME);
    library.refresh();

    assertEquals("acme", recognised(library, "acme_alert"));
  }

  @Test
  void aBrokenFileLeavesWhatItLastSaidInForceAndSaysWhatIsWrong() throws IOException {
    var library = library("acme.yaml", ACME);

    write("acme.yaml", ACME.replace("claims:", "claim:"));
    library.refresh();

    assertEquals("acme", recognised(library, "acme_alert"));
    String fault = library.faults().get("acme.yaml");
    assertEquals("acme.yaml, line 5: 'claim' is no key here; known are", fault.substring(0, 52));
  }

  @Test
  void aRepairedFileIsTakenOverAndNothingIsWrongAnyMore() throws IOException {
    var library = library("acme.yaml", "format: [");

    write("acme.yaml", ACME);
    library.refresh();

    assertEquals(Map.of(), library.faults());
    assertEquals("acme", recognised(library, "acme_alert"));
  }

  @Test
  void aFileThatGoesTakesItsFormatAlong() throws IOException {
    var library = library("acme.yaml", ACME);

    Files.delete(home.resolve("formats/acme.yaml"));
    library.refresh();

    assertNull(recognised(library, "acme_alert"));
  }

  @Test
  void aFileMayReplaceAFormatThatComesWithKasane() throws IOException {
    var library = library("mine.yaml", ACME.replace("format: acme", "format: falco"));

    assertEquals("falco", recognised(library, "acme_alert"));
    assertNull(recognised(library, "output_fields", "rule", "priority"));
  }

  @Test
  void ofTwoFilesForOneFormatTheSecondSaysThatItIsNotUsed() throws IOException {
    write("b.yaml", ACME);
    var library = library("a.yaml", ACME);

    assertEquals(Map.of("b.yaml", "b.yaml: Another file describes 'acme', too."), library.faults());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " => ",
      value = {
        "format: A b => x.yaml, line 1: 'format' is 'A b'; it must be words in small letters with"
            + " dashes.",
        "name: x => x.yaml, line 1: 'format' is missing.",
        "format: kasane => x.yaml: Kasane's own format cannot be replaced.",
        "'format: a\nformat: b' => x.yaml, line 2: 'format' stands here twice.",
        "'format: a\n"
            + "claims:\n"
            + "  - weak: true' => x.yaml, line 3: A claim needs a place for 'id', 'name' or"
            + " 'tactic'.",
        "'format: a\n"
            + "claims:\n"
            + "  - {id: /x, spelling: odd}' => x.yaml, line 3: 'spelling' must be ids, mixed, tags,"
            + " prose or names.",
        "'format: a\n"
            + "severity:\n"
            + "  - {at: /x, words: {y: awful}}' => x.yaml, line 3: 'awful' is no severity; it must"
            + " be informational, low, medium, high, critical, a number from 0 to 100, or nothing.",
        "'format: a\n"
            + "recognise:\n"
            + "  - {lacks: [/x]}' => x.yaml, line 3: A way to recognise needs a place under 'has'"
            + " or 'is' whose first step is a key.",
        "'' => x.yaml: The file is empty.",
      })
  void whatIsWrongIsSaidWithItsLine(String yaml, String fault) throws IOException {
    assertEquals(fault, library("x.yaml", yaml).faults().get("x.yaml"));
  }

  private FormatLibrary library(String name, String yaml) throws IOException {
    write(name, yaml);
    return new FormatLibrary(home.resolve("formats"));
  }

  private void write(String name, String yaml) throws IOException {
    Path file = home.resolve("formats").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, yaml);
    // clocks of file systems are coarse
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_700_000_000_000L + tick++ * 1000));
  }

  private static String recognised(FormatLibrary library, String... keys) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    for (String key : keys) {
      root.put(key, "x");
    }
    var profile = library.formats().recognise(Events.of(root.toString()));
    return profile == null ? null : profile.format();
  }
}
