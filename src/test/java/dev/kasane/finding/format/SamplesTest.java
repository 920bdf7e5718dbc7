package dev.kasane.finding.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kasane.SharedData;
import dev.kasane.finding.Finding;
import dev.kasane.finding.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The published events of the shared data, each with the ids that its index says it carries. */
class SamplesTest {
  /** Rows of the index that are not right, with what is, and why. */
  static final Map<String, Set<String>> NOT_RIGHT =
      Map.of(
          // a mitigation that was numbered like its technique: its address is /mitigations/T1203
          "misp/mispstix_galaxy_1028.json", Set.of(),
          // the same as a course of action: nothing says that the technique was seen
          "stix/mispstix_21_course-of-action_1943.json", Set.of());

  private static Path samples() {
    return SharedData.file("findings/samples/INDEX.tsv");
  }

  static Stream<Arguments> rows() throws IOException {
    List<String> lines = Files.readAllLines(samples());
    return lines.stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(row -> Arguments.of(row[0], row[1], row[5]));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void anEventMakesExactlyTheClaimsThatItCarries(String file, String format, String ids) {
    Finding finding = finding(file);

    Set<String> right =
        NOT_RIGHT.getOrDefault(
            file, ids.isBlank() ? Set.of() : new TreeSet<>(Arrays.asList(ids.split(" "))));
    assertEquals(right, Readers.ids(finding));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void itsFormatIsRecognised(String file, String format, String ids) {
    assertEquals(format.replace('_', '-'), finding(file).context().format());
  }

  static Path sample(String file) {
    return samples().resolveSibling(file);
  }

  private static Finding finding(String file) {
    try {
      Reading reading = Readers.read(Files.readAllBytes(sample(file)));
      if (reading instanceof Reading.Read read) {
        return read.finding();
      }
      throw new AssertionError(reading);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
