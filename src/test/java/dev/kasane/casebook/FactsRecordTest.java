package dev.kasane.casebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import dev.kasane.finding.Context;
import dev.kasane.finding.FactName;
import dev.kasane.finding.FactSaid;
import dev.kasane.finding.FactStatus;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Statement;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping.Mapped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsRecordTest {
  private static final Attack ATTACK = Attacks.builtIn();
  private static final CaseTeller TELLER = new CaseTeller(new ObjectMapper());

  @Test
  void theLongestFactsFitIntoARecordAndItSaysWhatWasCut() {
    var findings = new ArrayList<Mapped>();
    for (int i = 0; i < 40; i++) {
      var facts = new ArrayList<FactSaid>();
      for (FactName name : FactName.values()) {
        for (int item = 0; item < (name.item() == null ? 1 : 100); item++) {
          facts.add(longest(name, name.item() == null ? null : i + "/" + item + "重".repeat(490)));
        }
      }
      findings.add(statement(i, facts));
    }

    var state = CaseState.of(Place.alone("A"), findings, ATTACK);
    var told = TELLER.tell("A", 1, Instant.EPOCH, state, ATTACK);

    assertTrue(told.bytes().length < CaseTeller.MAX_BYTES, told.bytes().length + " bytes");
    assertEquals(4_000, told.record().truncated().get("facts.allClear"));
    assertEquals(40, told.record().truncated().get("facts.scope.history"));
  }

  private static FactSaid longest(FactName name, String item) {
    var evidence = new FactSaid.Evidence(null, null, "重".repeat(1_000));
    return new FactSaid(
        name,
        item,
        FactStatus.CONFIRMED,
        item == null ? "重".repeat(500) : "met",
        "重".repeat(1_000),
        Collections.nCopies(10, evidence));
  }

  private static Mapped statement(int i, List<FactSaid> facts) {
    return Mapper.map(
        new Finding(
            new FindingKey("analyst", "s-" + i),
            "A",
            Instant.ofEpochSecond(i),
            null,
            null,
            null,
            FindingStatus.SUSPECTED,
            1,
            null,
            List.of(),
            Context.NONE,
            new Statement.Facts("h", "r", facts)),
        ATTACK);
  }
}
