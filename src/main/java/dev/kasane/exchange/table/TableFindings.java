package dev.kasane.exchange.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.casebook.FindingArchive;
import dev.kasane.exchange.table.TableRow.Said;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import dev.kasane.finding.Inbound;
import dev.kasane.mapping.Mapper;
import dev.kasane.mapping.Mapping;
import dev.kasane.mapping.Mapping.Mapped;
import dev.kasane.mapping.Mapping.Rejected;
import dev.kasane.stream.FindingSender.Outgoing;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The findings of a table. Their ids follow from what the table says, so the same table gives the
 * same findings; one that says something else of the same gets the next version.
 */
final class TableFindings {
  private static final int AT_ONCE = 1_000;

  private final TableHints hints;
  private final ObjectMapper json;
  private final TableRows read;
  private final Map<FindingKey, PlannedFinding> planned = new LinkedHashMap<>();
  private final Map<FindingKey, Long> versions = new HashMap<>();
  private final List<Outgoing> outgoing = new ArrayList<>();
  private final Map<String, Integer> changes = new LinkedHashMap<>();

  TableFindings(TableHints hints, ObjectMapper json, TableRows read) {
    this.hints = hints;
    this.json = json;
    this.read = read;
  }

  /** Adds what a cell says; what says the same twice is one finding. */
  void add(TableRow row, Said said) {
    if (said.mark().status() == null) {
      return;
    }
    var plan = new PlannedFinding(row, said);
    var key = new FindingKey(hints.source(), plan.id(hints.time()));
    PlannedFinding before = planned.putIfAbsent(key, plan);
    if (before != null && !before.says(plan)) {
      read.problem(
          said.at(),
          "said-twice",
          "%s says %s of what %s says %s of."
              .formatted(
                  said.at(), said.mark().word(), before.said().at(), before.said().mark().word()));
    }
  }

  private byte[] write(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A finding of a table could not be written", e);
    }
  }

  List<FindingKey> keys() {
    return List.copyOf(planned.keySet());
  }

  List<Outgoing> outgoing() {
    return List.copyOf(outgoing);
  }

  /** Gives those that say something new the next version, and counts what is what. */
  Map<String, Integer> compare(FindingArchive archive) throws SQLException {
    for (String word : List.of("new", "unchanged", "changed", "missing")) {
      changes.put(word, 0);
    }
    List<FindingKey> keys = keys();
    for (int from = 0; from < keys.size(); from += AT_ONCE) {
      List<FindingKey> some = keys.subList(from, Math.min(keys.size(), from + AT_ONCE));
      Map<FindingKey, Finding> known = archive.of(some);
      for (FindingKey key : some) {
        compare(key, Objects.requireNonNull(planned.get(key)), known.get(key));
      }
    }
    archive.eachLive(
        hints.source(),
        PlannedFinding.PREFIX,
        finding -> {
          if (!planned.containsKey(finding.key())) {
            changes.merge("missing", 1, Integer::sum);
          }
        });
    return changes;
  }

  private void compare(FindingKey key, PlannedFinding plan, @Nullable Finding known) {
    if (known == null) {
      changes.merge("new", 1, Integer::sum);
    } else {
      boolean same = plan.says(known);
      changes.merge(same ? "unchanged" : "changed", 1, Integer::sum);
      versions.put(key, known.version() + (same ? 0 : 1));
    }
  }

  /**
   * Reads the findings as the stream will, and takes those that it takes.
   *
   * @return the mapped findings by case
   */
  SortedMap<String, List<Mapped>> map(Mapper mapper, Attack attack, Instant now) {
    var cases = new TreeMap<String, List<Mapped>>();
    planned.forEach(
        (key, plan) -> {
          byte[] value = write(plan.json(key, versions.getOrDefault(key, 1L), hints.domain()));
          Mapping mapping =
              mapper.map(new Inbound(value, null, null, "kasane", now, true), attack).get(0);
          if (mapping instanceof Mapped mapped) {
            outgoing.add(new Outgoing(mapped.finding().caseId(), value, "kasane"));
            cases.computeIfAbsent(mapped.finding().caseId(), c -> new ArrayList<>()).add(mapped);
          } else {
            Rejected rejected = (Rejected) mapping;
            read.problem(plan.said().at(), rejected.reason().code(), rejected.message());
          }
        });
    return cases;
  }
}
