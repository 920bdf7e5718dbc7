package dev.kasane.finding.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FormatsTableTest {
  @Test
  void theReadmeHasTheTableOfNow() throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    assertEquals(
        FormatsTable.in(readme),
        readme,
        "A profile has changed; package the project and run: " + FormatsTable.COMMAND);
  }

  @Test
  void aTextWithoutAPlaceForTheTableIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> FormatsTable.in("# Kasane\n"));
  }
}
