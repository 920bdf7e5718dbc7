package dev.kasane.casebook;

import dev.kasane.finding.FactName;
import dev.kasane.finding.FactSaid;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.Statement.Decision;
import dev.kasane.finding.Statement.Facts;
import dev.kasane.finding.Statement.Merge;
import dev.kasane.finding.Statement.Verdict;
import dev.kasane.mapping.Mapping.Mapped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What cases must say after a history, worked out once more: from the last word on each finding,
 * without batches, caches or rows, and as plainly as it can be written.
 */
final class Recount {
  private static final Comparator<Finding> LATER =
      Comparator.comparing(Finding::time).thenComparing(Finding::key);

  private final List<Mapped> live = new ArrayList<>();
  private final Map<String, String> mergedInto = new TreeMap<>();

  private Recount(Collection<Mapped> history) {
    var last = new HashMap<FindingKey, Mapped>();
    for (Mapped mapped : history) {
      last.merge(mapped.finding().key(), mapped, Recount::lastWord);
    }
    for (Mapped mapped : last.values()) {
      if (mapped.finding().live()) {
        live.add(mapped);
      }
    }
    merge();
  }

  private static Mapped lastWord(Mapped a, Mapped b) {
    long x = a.finding().version();
    long y = b.finding().version();
    return x > y || (x == y && !a.finding().live()) ? a : b;
  }

  /** By case: everything that can be counted, and the facts; cases of which nothing is left out. */
  static Map<String, Map<String, String>> of(Collection<Mapped> history) {
    var recount = new Recount(history);
    var cases = new TreeMap<String, Map<String, String>>();
    for (Mapped mapped : recount.live) {
      String caseId = recount.end(mapped.finding().caseId());
      cases.computeIfAbsent(caseId, c -> recount.tell(c));
    }
    cases.values().removeIf(told -> told.get("live").equals("0"));
    recount.mergedInto.keySet().forEach(c -> cases.put(c, Map.of("into", recount.end(c))));
    return cases;
  }

  private void merge() {
    var merges = new TreeMap<String, Finding>();
    for (Mapped mapped : live) {
      if (mapped.finding().statement() instanceof Merge) {
        merges.merge(
            mapped.finding().caseId(), mapped.finding(), (a, b) -> LATER.compare(a, b) > 0 ? a : b);
      }
    }
    for (String start : List.copyOf(merges.keySet())) {
      List<Finding> circle = circle(start, merges);
      circle.stream().max(LATER).ifPresent(latest -> merges.remove(latest.caseId()));
    }
    merges.forEach((from, merge) -> mergedInto.put(from, target(merge)));
  }

  /** The merges from a case back to itself; empty where they lead elsewhere. */
  private static List<Finding> circle(String start, Map<String, Finding> merges) {
    var way = new ArrayList<Finding>();
    String at = start;
    while (merges.containsKey(at) && way.size() <= merges.size()) {
      way.add(merges.get(at));
      at = target(merges.get(at));
      if (at.equals(start)) {
        return way;
      }
    }
    return List.of();
  }

  private static String target(Finding merge) {
    return ((Merge) merge.statement()).mergedInto();
  }

  private String end(String caseId) {
    String next = mergedInto.get(caseId);
    return next == null ? caseId : end(next);
  }

  private Map<String, String> tell(String caseId) {
    var told = new TreeMap<String, String>();
    List<Mapped> here = new ArrayList<>();
    for (Mapped mapped : live) {
      if (end(mapped.finding().caseId()).equals(caseId)) {
        here.add(mapped);
      }
    }
    here.sort(Comparator.comparing(Mapped::finding, LATER));
    // a later one counts more, and one on the case itself more than one of a merged case
    here.sort(Comparator.comparing(m -> m.finding().caseId().equals(caseId)));
    var techniques = new TreeSet<String>();
    here.forEach(m -> m.techniques().forEach(t -> techniques.add(t.technique().id())));
    var heard = new HashSet<FindingKey>();
    for (String technique : techniques) {
      String line = technique(technique, here, heard);
      if (line != null) {
        told.put(technique, line);
      }
    }
    facts(here, told);
    told.put("live", String.valueOf(live(here, heard)));
    return told;
  }

  private static String technique(String id, List<Mapped> here, Collection<FindingKey> heard) {
    Status strongest = null;
    Status decided = null;
    var counted = new ArrayList<Mapped>();
    for (Mapped mapped : here) {
      if (mapped.techniques().stream().noneMatch(t -> t.technique().id().equals(id))) {
        continue;
      }
      if (mapped.finding().statement() instanceof Decision decision) {
        decided = null;
        if (decision.verdict() == Verdict.REOPEN) {
          counted.removeIf(m -> m.finding().statement() != null);
        } else {
          decided = decision.verdict() == Verdict.RULE_OUT ? Status.RULED_OUT : Status.CONFIRMED;
          counted.add(mapped);
        }
      } else {
        Status says = Status.of(mapped.finding().status());
        strongest = strongest == null || says.compareTo(strongest) < 0 ? says : strongest;
        counted.add(mapped);
      }
    }
    counted.forEach(m -> heard.add(m.finding().key()));
    Status status = decided == null ? strongest : decided;
    return status == null ? null : status.word() + " by " + counted.size();
  }

  private static long live(List<Mapped> here, Collection<FindingKey> heard) {
    long live = 0;
    for (Mapped mapped : here) {
      var statement = mapped.finding().statement();
      if (statement instanceof Decision decision) {
        boolean empty = mapped.techniques().isEmpty() && decision.verdict() != Verdict.REOPEN;
        live += empty || heard.contains(mapped.finding().key()) ? 1 : 0;
      } else if (!(statement instanceof Merge)) {
        live++;
      }
    }
    return live;
  }

  private static void facts(List<Mapped> here, Map<String, String> told) {
    for (Mapped mapped : here) {
      if (mapped.finding().statement() instanceof Facts said) {
        for (FactSaid fact : said.facts()) {
          String name = fact.name() == FactName.ALL_CLEAR ? fact.item() : fact.name().word();
          told.put(name, fact.value());
        }
      }
    }
  }

  /** The same of what a record says. */
  static Map<String, String> of(CaseRecord record) {
    if (record.mergedInto() != null) {
      return Map.of("into", record.mergedInto());
    }
    var told = new TreeMap<String, String>();
    record.techniques().forEach(t -> told.put(t.id(), t.status() + " by " + t.findings()));
    record
        .facts()
        .forEach(
            (name, fact) -> {
              if (fact instanceof FactsRecord.AllClearPart clear) {
                clear.conditions().forEach(c -> told.put(c.condition(), c.state()));
              } else {
                told.put(name, ((FactsRecord.FactPart) fact).value());
              }
            });
    told.put("live", String.valueOf(record.findings().accepted()));
    return told;
  }
}
