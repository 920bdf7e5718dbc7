package dev.kasane.exchange.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Claim;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
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
  private static final int LONGEST_TITLE = 300;

  private final TableHints hints;
  private final ObjectMapper json;
  private final TableRows read;
  private final Map<FindingKey, Planned> planned = new LinkedHashMap<>();
  private final List<Outgoing> outgoing = new ArrayList<>();
  private final Map<String, Integer> changes = new LinkedHashMap<>();

  /** A finding before its version is known. */
  private static final class Planned {
    final TableRow row;
    final Said said;
    long version = 1;

    Planned(TableRow row, Said said) {
      this.row = row;
      this.said = said;
    }

    String status() {
      return Objects.requireNonNull(said.mark().status()).word();
    }
  }

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
    String id = said.id() == null ? id(row, said) : said.id();
    Planned before =
        planned.putIfAbsent(new FindingKey(hints.source(), id), new Planned(row, said));
    if (before != null && !sameAs(before, row, said)) {
      read.problem(
          said.at(),
          "said-twice",
          "%s says %s of what %s says %s of."
              .formatted(
                  said.at(), said.mark().word(), before.said.at(), before.said.mark().word()));
    }
  }

  private static boolean sameAs(Planned before, TableRow row, Said said) {
    return before.said.mark() == said.mark()
        && before.said.caseId().equals(said.caseId())
        && before.row.claims().equals(row.claims());
  }

  private String id(TableRow row, Said said) {
    var parts = new ArrayList<@Nullable String>();
    parts.add(said.caseId());
    for (Claim claim : row.claims()) {
      parts.addAll(Arrays.asList(claim.id(), claim.name(), claim.tactic()));
    }
    if (said.title() != null || said.asset() != null) {
      parts.addAll(Arrays.asList(said.title(), said.asset()));
    }
    if (said.time() != null && !said.time().equals(hints.time())) {
      parts.add(said.time().toString());
    }
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(write(parts));
      return "row-" + HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
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
        compare(Objects.requireNonNull(planned.get(key)), known.get(key));
      }
    }
    archive.each(
        hints.source(),
        finding -> {
          if (finding.live() && !planned.containsKey(finding.key())) {
            changes.merge("missing", 1, Integer::sum);
          }
        });
    return changes;
  }

  private void compare(Planned plan, @Nullable Finding known) {
    String what = known == null ? "new" : says(plan, known) ? "unchanged" : "changed";
    changes.merge(what, 1, Integer::sum);
    if (known != null) {
      plan.version = known.version() + (what.equals("changed") ? 1 : 0);
    }
  }

  private boolean says(Planned plan, Finding known) {
    return known.status().word().equals(plan.status())
        && known.caseId().equals(plan.said.caseId())
        && known.claims().stream().map(c -> c.claim()).toList().equals(plan.row.claims())
        && (plan.said.time() == null || plan.said.time().equals(known.time()));
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
          byte[] value = write(finding(key, plan));
          Mapping mapping = mapper.map(new Inbound(value, null, null, "kasane", now, true), attack);
          if (mapping instanceof Mapped mapped) {
            outgoing.add(new Outgoing(mapped.finding().caseId(), value, "kasane"));
            cases.computeIfAbsent(mapped.finding().caseId(), c -> new ArrayList<>()).add(mapped);
          } else {
            Rejected rejected = (Rejected) mapping;
            read.problem(plan.said.at(), rejected.reason().code(), rejected.message());
          }
        });
    return cases;
  }

  private Map<String, Object> finding(FindingKey key, Planned plan) {
    Map<String, Object> finding = new LinkedHashMap<>();
    finding.put("id", key.id());
    finding.put("source", key.source());
    finding.put("caseId", plan.said.caseId());
    put(finding, "time", plan.said.time() == null ? null : plan.said.time().toString());
    put(finding, "title", plan.said.title() == null ? title(plan.row) : plan.said.title());
    put(finding, "asset", plan.said.asset());
    put(finding, "severity", plan.said.severity());
    finding.put("status", plan.status());
    finding.put("version", plan.version);
    if (hints.domain() != null) {
      finding.put("attack", Map.of("domain", hints.domain()));
    }
    finding.put("techniques", plan.row.claims().stream().map(TableFindings::claim).toList());
    return finding;
  }

  private static Map<String, Object> claim(Claim claim) {
    Map<String, Object> written = new HashMap<>();
    put(written, "id", claim.id());
    put(written, "name", claim.name());
    put(written, "tactic", claim.tactic());
    return written;
  }

  private static void put(Map<String, Object> object, String name, @Nullable Object value) {
    if (value != null) {
      object.put(name, value);
    }
  }

  /** The row in its own words. */
  private static String title(TableRow row) {
    var title = new StringBuilder();
    for (Claim claim : row.claims()) {
      String id = claim.id() == null ? "" : claim.id() + " ";
      title
          .append(title.length() == 0 ? "" : ", ")
          .append(id)
          .append(Objects.requireNonNullElse(claim.name(), ""));
    }
    String line = title.toString().strip();
    return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) : line;
  }
}
