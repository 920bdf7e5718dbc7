package dev.kasane.exchange.table;

import dev.kasane.attack.Claim;
import dev.kasane.exchange.table.TableRow.Said;
import dev.kasane.finding.Finding;
import dev.kasane.finding.FindingKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A finding that a table gives.
 *
 * @param row the row that it comes from
 * @param said what the row says of one case
 */
record PlannedFinding(TableRow row, Said said) {
  /** What the ids of findings begin with whose table gives them none. */
  static final String PREFIX = "row-";

  private static final int LONGEST_TITLE = 300;

  /**
   * The table's own id; without one an id that follows from what is said, so that the same table
   * gives the same findings. What is said of it, the status, is no part of that, nor is what a
   * person corrected: who corrects a table that was imported before changes its findings.
   *
   * @param usual the time of findings whose row states none
   */
  String id(@Nullable Instant usual) {
    if (said.id() != null) {
      return said.id();
    }
    List<@Nullable String> parts = new ArrayList<>();
    parts.add(said.caseId());
    for (Claim claim : row.written()) {
      parts.addAll(Arrays.asList(claim.id(), claim.name(), claim.tactic()));
    }
    parts.addAll(Arrays.asList(said.title(), said.asset()));
    boolean own = said.time() != null && !said.time().equals(usual);
    parts.add(own ? String.valueOf(said.time()) : null);
    return PREFIX + digest(parts);
  }

  /** Of the parts with their lengths, so that no two lists look the same. */
  private static String digest(List<@Nullable String> parts) {
    var text = new StringBuilder();
    for (String part : parts) {
      text.append(part == null ? "-" : part.length() + ":" + part);
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean says(PlannedFinding other) {
    return said.mark() == other.said.mark()
        && said.caseId().equals(other.said.caseId())
        && row.claims().equals(other.row.claims());
  }

  /** Whether a finding that is known says the same. */
  boolean says(Finding known) {
    return known.status() == said.mark().status()
        && known.caseId().equals(said.caseId())
        && known.claims().stream().map(c -> c.claim()).toList().equals(row.claims())
        && (said.time() == null || said.time().equals(known.time()));
  }

  /** The finding as it is sent. */
  Map<String, Object> json(FindingKey key, long version, @Nullable String domain) {
    Map<String, Object> finding = new LinkedHashMap<>();
    finding.put("id", key.id());
    finding.put("source", key.source());
    finding.put("caseId", said.caseId());
    put(finding, "time", said.time() == null ? null : said.time().toString());
    put(finding, "title", said.title() == null ? title() : said.title());
    put(finding, "asset", said.asset());
    put(finding, "severity", said.severity());
    finding.put("status", Objects.requireNonNull(said.mark().status()).word());
    finding.put("version", version);
    if (domain != null) {
      finding.put("attack", Map.of("domain", domain));
    }
    finding.put("techniques", row.claims().stream().map(PlannedFinding::json).toList());
    return finding;
  }

  private static Map<String, Object> json(Claim claim) {
    Map<String, Object> written = new LinkedHashMap<>();
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
  private String title() {
    var title = new StringBuilder();
    for (Claim claim : row.written()) {
      title.append(title.length() == 0 ? "" : ", ");
      title.append(claim.id() == null ? "" : claim.id() + " ");
      title.append(claim.name() == null ? "" : claim.name());
    }
    String line = title.toString().strip();
    return line.length() > LONGEST_TITLE ? line.substring(0, LONGEST_TITLE) : line;
  }
}
