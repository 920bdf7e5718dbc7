package dev.kasane.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.stream.FindingSender.Outgoing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The 13 cases of 2020 as findings in the words of their table, one for each tick. Their ids never
 * change, so sending them again changes nothing.
 */
final class ReferenceCases {
  private static final String RESOURCE = "/demo/reference-cases.tsv";
  private static final Instant FIRST = Instant.parse("2020-01-14T09:00:00Z");
  private static final Duration BETWEEN_CASES = Duration.ofDays(26);
  private static final Duration BETWEEN_STEPS = Duration.ofHours(7);

  private ReferenceCases() {}

  /** The findings, tactic by tactic. */
  static List<Outgoing> findings(ObjectMapper json) {
    var findings = new ArrayList<Outgoing>();
    int step = 0;
    for (String line : lines()) {
      String[] fields = line.split("\t", -1);
      for (char letter : fields[3].toCharArray()) {
        findings.add(finding(json, String.valueOf(letter), fields, step));
      }
      step++;
    }
    return findings;
  }

  private static Outgoing finding(ObjectMapper json, String caseId, String[] row, int step) {
    Instant time =
        FIRST
            .plus(BETWEEN_CASES.multipliedBy(caseId.charAt(0) - 'A'))
            .plus(BETWEEN_STEPS.multipliedBy(step));
    Map<String, Object> finding = new LinkedHashMap<>();
    finding.put("id", "reference-" + caseId + "-" + row[1]);
    finding.put("source", "reference-cases");
    finding.put("caseId", caseId);
    finding.put("time", time.toString());
    finding.put("title", "Reference case " + caseId + ": " + row[2]);
    finding.put("status", "confirmed");
    finding.put("attack", Map.of("domain", "enterprise-attack", "version", "7.0"));
    finding.put("techniques", List.of(Map.of("id", row[1], "name", row[2], "tactic", row[0])));
    try {
      return new Outgoing(caseId, json.writeValueAsBytes(finding), null);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> lines() {
    try (InputStream in = ReferenceCases.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("The resource " + RESOURCE + " is not in this build");
      }
      return new BufferedReader(new InputStreamReader(in, UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
