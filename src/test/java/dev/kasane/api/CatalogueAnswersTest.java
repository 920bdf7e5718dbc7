package dev.kasane.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueAnswersTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none | false",
        "'' | false",
        "gzip | true",
        "GZip | true",
        "deflate, gzip;q=0.5 | true",
        "* | true",
        "gzip;q=0 | false",
        "gzip; q=0.000 | false",
        "identity, br | false",
        "x-gzipped | false"
      })
  void aClientGetsGzipOnlyIfItTakesIt(String header, boolean takes) {
    assertEquals(takes, CatalogueAnswers.acceptsGzip(header));
  }

  private static Body body(String text) {
    return new Body(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void theCompressedBytesAreTheSameText() throws IOException {
    Body body = body("text ".repeat(1000));
    byte[] unpacked =
        new GZIPInputStream(new ByteArrayInputStream(body.bytes(true))).readAllBytes();
    assertArrayEquals(body.bytes(false), unpacked);
  }

  @Test
  void aTagIsTheSameForTheSameBytesAndForNothingElse() {
    assertEquals(body("a").tag(false), body("a").tag(false));
    assertNotEquals(body("a").tag(false), body("b").tag(false));
    assertNotEquals(body("a").tag(false), body("a").tag(true));
  }
}
