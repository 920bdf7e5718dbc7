package dev.kasane.finding.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.finding.Inbound;
import dev.kasane.finding.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published events, read as if nobody had described their format. */
class GenericSamplesTest {
  static Stream<Arguments> rows() throws IOException {
    return SamplesTest.rows();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void theGenericReaderFindsTheirIdsAndInventsNone(String file, String format, String ids)
      throws IOException {
    byte[] event = Files.readAllBytes(SamplesTest.sample(file));
    var inbound = new Inbound(event, null, null, "generic", Readers.ARRIVED, false);
    var read = (Reading.Read) Readers.READER.read(inbound).get(0);

    Set<String> right =
        SamplesTest.NOT_RIGHT.getOrDefault(
            file, ids.isBlank() ? Set.of() : new TreeSet<>(Arrays.asList(ids.split(" "))));
    assertEquals(right, Readers.ids(read.finding()));
  }
}
