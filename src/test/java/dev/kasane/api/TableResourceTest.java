package dev.kasane.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.core.MultivaluedHashMap;
import org.junit.jupiter.api.Test;

class TableResourceTest {
  private static int columns(Format format, String... limit) {
    var asked = new MultivaluedHashMap<String, String>();
    for (String value : limit) {
      asked.add("limit", value);
    }
    return TableResource.columns(new Parameters(asked, "limit", "cursor"), format);
  }

  @Test
  void aFileForAnotherProgramHoldsAllCases() {
    assertEquals(Integer.MAX_VALUE, columns(Format.CSV));
    assertEquals(Integer.MAX_VALUE, columns(Format.NAVIGATOR));
  }

  @Test
  void whereSomeCasesAreAskedForItHoldsThese() {
    assertEquals(5, columns(Format.CSV, "5"));
  }

  @Test
  void jsonComesInPages() {
    assertEquals(1_000, columns(Format.JSON));
  }
}
