package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.casebook.FindingRows.Before;
import dev.kasane.casebook.Merges.Link;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.Statement;
import dev.kasane.mapping.Mapping.Mapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The rules of cases over random histories, without a database. */
class CaseHistoryPropertiesTest {
  private static final Attack ATTACK = Attacks.builtIn();
  private static final CaseTeller TELLER = new CaseTeller(new ObjectMapper());

  /** Which finding is sent, by number and version. */
  record Sent(int number, int version, boolean retracted) {}

  @Provide
  Arbitrary<List<Sent>> histories() {
    Arbitrary<Sent> sent =
        Combinators.combine(
                Arbitraries.integers().between(0, 24),
                Arbitraries.integers().between(1, 3),
                Arbitraries.of(false, false, false, false, true))
            .as(Sent::new);
    return sent.list().ofMaxSize(70);
  }

  @Property(tries = 2000)
  void casesStandAsIfOnlyTheLastWordHadBeenSaid(
      @ForAll("histories") List<Sent> sent, @ForAll long seed) {
    List<Mapped> history = history(sent, seed);

    assertEquals(Recount.of(history), standing(newest(history, new Random(seed))));
  }

  @Property(tries = 500)
  void theOrderOfArrivalLeavesNoTraceInTheRecords(
      @ForAll("histories") List<Sent> sent, @ForAll long seed) {
    List<Mapped> history = history(sent, seed);
    var again = new ArrayList<>(history);
    again.addAll(history.subList(0, history.size() / 2));
    Collections.shuffle(again, new Random(seed));

    assertEquals(
        records(newest(history, new Random(seed))), records(newest(again, new Random(seed + 1))));
  }

  private static List<Mapped> history(List<Sent> sent, long seed) {
    var history = new History(seed, "", ATTACK);
    return sent.stream().map(s -> history.finding(s.number, s.version, s.retracted)).toList();
  }

  /** The newest version of each finding, as batches of random size leave it. */
  private static Map<FindingKey, Mapped> newest(List<Mapped> history, Random random) {
    var newest = new HashMap<FindingKey, Mapped>();
    for (int at = 0; at < history.size(); ) {
      int end = Math.min(history.size(), at + 1 + random.nextInt(10));
      var before = new HashMap<FindingKey, Before>();
      newest.forEach((key, mapped) -> before.put(key, before(mapped.finding())));
      new Batch(history.subList(at, end))
          .judge(before)
          .changes()
          .forEach(change -> newest.put(change.now().finding().key(), change.now()));
      at = end;
    }
    return newest;
  }

  private static Before before(Finding finding) {
    String into = finding.statement() instanceof Statement.Merge m ? m.mergedInto() : null;
    return new Before(finding.caseId(), finding.version(), finding.live(), into);
  }

  private static Map<String, CaseRecord> records(Map<FindingKey, Mapped> newest) {
    var links = new ArrayList<Link>();
    var homes = new TreeMap<String, List<Mapped>>();
    for (Mapped mapped : newest.values()) {
      Finding finding = mapped.finding();
      homes.computeIfAbsent(finding.caseId(), c -> new ArrayList<>()).add(mapped);
      if (finding.statement() instanceof Statement.Merge merge && finding.live()) {
        links.add(new Link(finding.caseId(), merge.mergedInto(), finding.time(), finding.key()));
      }
    }
    var records = new TreeMap<String, CaseRecord>();
    for (Place place : Merges.of(links, homes.keySet()).places()) {
      var whole = new ArrayList<Mapped>();
      place.homes().forEach(home -> whole.addAll(homes.getOrDefault(home, List.of())));
      var state = CaseState.of(place, whole, ATTACK);
      String id = place.caseId();
      records.put(id, TELLER.tell(id, 1, Instant.EPOCH, state, ATTACK).record());
    }
    return records;
  }

  private static Map<String, Map<String, String>> standing(Map<FindingKey, Mapped> newest) {
    var standing = new TreeMap<String, Map<String, String>>();
    records(newest).forEach((id, record) -> standing.put(id, Recount.of(record)));
    standing.values().removeIf(told -> Set.of("0").contains(told.getOrDefault("live", "")));
    return standing;
  }
}
