package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.KasaneIT;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.mapping.Mapping.Mapped;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories with duplicates, corrections, retractions, moves, decisions, facts and merges,
 * in random order and random batches, against a recount so simple that it can be believed.
 */
@KasaneIT
class CasebookHistoryIT {
  private static final int WRITERS = 3;

  @Inject Casebook casebook;
  @Inject Cases cases;
  @Inject AttackLibrary library;
  @Inject AgroalDataSource database;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void theCasesStandAsIfOnlyTheLastWordHadBeenSaid(long seed) throws Exception {
    var random = new Random(seed);
    var history = new History(seed, "history-" + seed + "-", library.attack());
    List<Mapped> findings = history.some(random);

    apply(findings, random);

    assertEquals(Recount.of(findings), history.standing(cases));
    assertEquals(Map.of(), SumOfTallies.difference(database));
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108})
  void writersAtTheSameTimeLeaveTheSame(long seed) throws Exception {
    var random = new Random(seed);
    var history = new History(seed, "writers-" + seed + "-", library.attack());
    List<Mapped> findings = history.some(random);
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    var written = new ArrayList<Future<?>>();
    for (int i = 0; i < WRITERS; i++) {
      int part = findings.size() / WRITERS;
      var mine = findings.subList(i * part, i == WRITERS - 1 ? findings.size() : (i + 1) * part);
      var own = new Random(seed + i);
      written.add(
          writers.submit(
              () -> {
                apply(mine, own);
                return null;
              }));
    }
    for (Future<?> each : written) {
      each.get(60, TimeUnit.SECONDS);
    }
    writers.shutdown();

    assertEquals(Recount.of(findings), history.standing(cases));
    assertEquals(Map.of(), SumOfTallies.difference(database));
  }

  @Test
  void whatIsPublishedOfMergedCasesIsWhatThenStands() throws Exception {
    var random = new Random(7);
    var history = new History(7, "published-", library.attack());
    var last = new HashMap<String, String>();
    for (Mapped mapped : history.some(random)) {
      casebook.apply(List.of(mapped), library.attack(), p -> keep(p, last));
    }

    var now = new HashMap<String, String>();
    for (int i = 0; i < History.CASES; i++) {
      Optional<CaseRecord> record = cases.record(history.caseId(i), library.attack());
      record.ifPresent(r -> now.put(r.caseId(), String.valueOf(r.mergedInto()) + r.revision()));
    }
    assertEquals(now, last);
  }

  private static void keep(Publication publication, Map<String, String> last) {
    if (publication.kind() == Publication.Kind.CASES) {
      for (Publication.Message message : publication.messages()) {
        try {
          var record = new ObjectMapper().readTree(message.value());
          last.put(
              message.key(),
              record.path("mergedInto").asText("null") + record.get("revision").asText());
        } catch (java.io.IOException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private void apply(List<Mapped> findings, Random random) throws Exception {
    for (int at = 0; at < findings.size(); ) {
      int end = Math.min(findings.size(), at + 1 + random.nextInt(20));
      casebook.apply(
          findings.subList(at, end),
          library.attack(),
          publication -> publication.messages().forEach(m -> {}));
      at = end;
    }
  }
}
