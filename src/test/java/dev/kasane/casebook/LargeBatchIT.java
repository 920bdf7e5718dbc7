package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.KasaneIT;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.Casebook.Done;
import dev.kasane.casebook.Casebook.Result;
import dev.kasane.casebook.Casebook.TooLarge;
import dev.kasane.finding.Inbound;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping.Mapped;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A batch of cases that hold more together than memory has room for. */
@KasaneIT
class LargeBatchIT {
  @Inject Cases cases;
  @Inject Mapper mapper;
  @Inject AttackLibrary library;
  @Inject AgroalDataSource database;
  @Inject CaseTeller teller;
  @Inject CaseCache cache;
  @Inject ObjectMapper json;

  @Test
  void aBatchOfMoreThanFitsChangesNothing() throws SQLException {
    assertInstanceOf(TooLarge.class, apply(findings("none", 0, 6, "a", "b")));
    assertEquals(Optional.empty(), cases.record("large-none-a", library.attack()));
  }

  @Test
  void casesThatHoldTooMuchTogetherAreNotTakenTogether() throws SQLException {
    assertInstanceOf(Done.class, apply(findings("grown", 0, 6, "a")));
    assertInstanceOf(Done.class, apply(findings("grown", 6, 6, "b")));
    assertInstanceOf(Done.class, apply(findings("grown", 12, 6, "b")));
    assertInstanceOf(TooLarge.class, apply(findings("grown", 18, 3, "a", "b")));
  }

  @Test
  void aCaseThatIsTooLargeByItselfIsTakenAllTheSame() throws SQLException {
    for (int i = 0; i < 5; i++) {
      assertInstanceOf(Done.class, apply(findings("alone", i * 6, 6, "a")));
    }
    var record = cases.record("large-alone-a", library.attack()).orElseThrow();
    assertEquals(30, record.findings().accepted());
  }

  @Test
  void allOfManyCasesThatWereNotPublishedAreMadeUpFor() throws SQLException {
    var ids = IntStream.range(0, 600).mapToObj(String::valueOf).toArray(String[]::new);
    List<Mapped> findings = findings("pending", 0, 1, ids);
    Casebook casebook = casebook(1_000);
    assertThrows(
        IllegalStateException.class,
        () ->
            casebook.apply(
                findings,
                library.attack(),
                publication -> {
                  throw new IllegalStateException("as if the process had ended here");
                }));

    var published = new TreeSet<String>();
    casebook.publishPending(
        publication -> publication.messages().forEach(message -> published.add(message.key())));

    assertEquals(600, published.stream().filter(key -> key.startsWith("large-pending-")).count());
  }

  /** With room for ten findings. */
  private Result apply(List<Mapped> findings) throws SQLException {
    return casebook(10).apply(findings, library.attack(), publication -> {});
  }

  private Casebook casebook(long findingsAtOnce) {
    var config =
        new CasebookConfig() {
          @Override
          public OptionalLong cachedFindings() {
            return OptionalLong.empty();
          }

          @Override
          public OptionalLong findingsAtOnce() {
            return OptionalLong.of(findingsAtOnce);
          }
        };
    return new Casebook(database, library, teller, cache, config, json, Clock.systemUTC());
  }

  /** So many findings for each of the cases. */
  private List<Mapped> findings(String test, int from, int each, String... caseIds) {
    var findings = new ArrayList<Mapped>();
    for (String caseId : caseIds) {
      for (int i = from; i < from + each; i++) {
        String value =
            """
            {"id":"%s-%d","source":"large-%s","caseId":"large-%s-%s",\
            "time":"2026-05-01T00:00:00Z","techniques":[{"id":"T1486"}]}"""
                .formatted(caseId, i, test, test, caseId);
        var inbound =
            new Inbound(
                value.getBytes(StandardCharsets.UTF_8), null, null, null, Instant.EPOCH, true);
        findings.add((Mapped) mapper.map(inbound, library.attack()).get(0));
      }
    }
    return findings;
  }
}
