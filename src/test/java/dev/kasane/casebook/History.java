package dev.kasane.casebook;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Claim;
import dev.kasane.finding.Context;
import dev.kasane.finding.FactName;
import dev.kasane.finding.FactSaid;
import dev.kasane.finding.FactStatus;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingClaim;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.FindingStatus;
import dev.kasane.finding.Statement;
import dev.kasane.finding.Statement.Verdict;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping.Mapped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Makes random findings over a few cases: detections, decisions, facts and merges, in several
 * versions, moved and retracted. What a finding says follows from its number and version, so that
 * two of the same are the same. There are few cases, techniques and moments, so that they meet.
 */
record History(long seed, String prefix, Attack attack) {
  static final int CASES = 5;
  private static final List<String> TECHNIQUES =
      List.of("T1059", "T1059.001", "T1059.003", "T1133", "T1566.001", "T1486", "T9999");
  private static final List<String> TACTICS = List.of("execution", "initial-access", "impact", "");
  private static final int MOMENTS = 30;

  /** The finding of that number at that version; with {@code retracted}, what takes it back. */
  Mapped finding(int number, int version, boolean retracted) {
    var random = new Random(seed * 1_000_003 + number * 31L + version);
    random.nextInt();
    int kind = random.nextInt(100);
    String caseId = caseId(random);
    Statement statement = kind < 55 || retracted ? null : statement(kind, caseId, random);
    boolean claims = statement == null || statement instanceof Statement.Decision;
    return Mapper.map(
        new Finding(
            new FindingKey(prefix + random.nextInt(1), "f-" + number),
            caseId,
            Instant.ofEpochSecond(1_600_000_000L + random.nextInt(MOMENTS)),
            "finding " + number,
            null,
            null,
            retracted ? FindingStatus.RETRACTED : status(statement, random),
            version,
            null,
            claims ? claims(random) : List.of(),
            Context.NONE,
            statement),
        attack);
  }

  String caseId(int number) {
    return prefix + "case-" + number;
  }

  private String caseId(Random random) {
    return caseId(random.nextInt(CASES));
  }

  private static FindingStatus status(Statement statement, Random random) {
    if (statement instanceof Statement.Decision decision) {
      return decision.verdict().status();
    }
    FindingStatus any = FindingStatus.values()[random.nextInt(FindingStatus.values().length)];
    return statement == null ? any : FindingStatus.SUSPECTED;
  }

  private Statement statement(int kind, String caseId, Random random) {
    if (kind < 75) {
      Verdict verdict = Verdict.values()[random.nextInt(Verdict.values().length)];
      return new Statement.Decision(verdict, "handler " + random.nextInt(3), "because", null);
    }
    if (kind < 88) {
      return new Statement.Facts("handler", null, facts(random));
    }
    String target = caseId(random);
    return target.equals(caseId) ? null : new Statement.Merge("handler", null, target);
  }

  private static List<FactSaid> facts(Random random) {
    var facts = new ArrayList<FactSaid>();
    facts.add(fact(FactName.SECTOR, null, "sector " + random.nextInt(3)));
    if (random.nextBoolean()) {
      List<String> phases = List.copyOf(FactName.PHASE.choices().keySet());
      facts.add(fact(FactName.PHASE, null, phases.get(random.nextInt(phases.size()))));
    }
    String state = random.nextBoolean() ? "open" : "met";
    facts.add(fact(FactName.ALL_CLEAR, "condition " + random.nextInt(2), state));
    return facts;
  }

  private static FactSaid fact(FactName name, String item, String value) {
    return new FactSaid(name, item, FactStatus.CONFIRMED, value, null, List.of());
  }

  private static List<FindingClaim> claims(Random random) {
    var claims = new ArrayList<FindingClaim>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String technique = TECHNIQUES.get(random.nextInt(TECHNIQUES.size()));
      String tactic = TACTICS.get(random.nextInt(TACTICS.size()));
      var claim = new Claim(technique, null, tactic.isEmpty() ? null : tactic, null);
      claims.add(new FindingClaim(claim, "/techniques/" + i));
    }
    return claims;
  }

  /** Some findings in several versions, repeated and in disorder. */
  List<Mapped> some(Random random) {
    var findings = new ArrayList<Mapped>();
    for (int i = 0; i < 70; i++) {
      Mapped mapped = finding(random.nextInt(25), 1 + random.nextInt(3), random.nextInt(5) == 0);
      findings.add(mapped);
      if (random.nextInt(4) == 0) {
        findings.add(mapped);
      }
    }
    Collections.shuffle(findings, random);
    return findings;
  }

  /** Its cases as they stand, in the form of {@link Recount}; without those of nothing. */
  Map<String, Map<String, String>> standing(Cases cases) throws SQLException {
    var standing = new TreeMap<String, Map<String, String>>();
    for (int i = 0; i < CASES; i++) {
      cases
          .record(caseId(i), attack)
          .filter(record -> record.findings().accepted() > 0 || record.mergedInto() != null)
          .ifPresent(record -> standing.put(record.caseId(), Recount.of(record)));
    }
    return standing;
  }
}
