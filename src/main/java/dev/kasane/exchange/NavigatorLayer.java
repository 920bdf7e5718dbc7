package dev.kasane.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.CaseRecord.TechniquePart;
import dev.kasane.casebook.Status;
import dev.kasane.casebook.table.Matrix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A layer of the ATT&amp;CK Navigator, format 4.5, as its specification describes it: an entry for
 * each technique under each tactic that it stands under.
 *
 * @param domain one of those that the Navigator knows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NavigatorLayer(
    String name,
    Versions versions,
    String domain,
    String description,
    int sorting,
    Layout layout,
    boolean hideDisabled,
    List<Entry> techniques,
    Gradient gradient,
    List<LegendItem> legendItems,
    boolean selectTechniquesAcrossTactics,
    List<Metadata> metadata) {

  private static final String FORMAT = "4.5";

  /** The Navigator that this is written for; it takes layers of its own format from 4.9.0 on. */
  private static final String NAVIGATOR = "5.2.0";

  private static final int BY_SCORE = 3;
  private static final int CASES_NAMED = 50;
  private static final String WHITE = "#ffffff";
  private static final String RED = "#e60d0d";

  /**
   * Versions.
   *
   * @param attack the major number of the release, as the Navigator counts them
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Versions(@Nullable String attack, String navigator, String layer) {}

  /**
   * A technique under a tactic.
   *
   * @param score how many cases, or of one case how many findings
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Entry(
      @JsonProperty("techniqueID") String techniqueId,
      String tactic,
      long score,
      @Nullable String color,
      String comment,
      boolean enabled,
      List<Metadata> metadata) {}

  /** How the matrix is shown: with the sub-techniques that the layer speaks of. */
  public record Layout(
      String layout,
      @JsonProperty("showID") boolean showId,
      boolean showName,
      String expandedSubtechniques) {}

  /** The colours of the scores. */
  public record Gradient(List<String> colors, long minValue, long maxValue) {}

  /** What a colour means. */
  public record LegendItem(String label, String color) {}

  /** A name and a value that are shown beside a technique. */
  public record Metadata(String name, String value) {}

  /** The layer of all cases of a table; a technique's score is its total. */
  public static NavigatorLayer of(Matrix matrix) {
    var entries = new ArrayList<Entry>();
    long most = 1;
    for (Matrix.Row row : matrix.rows()) {
      if (row.tactic() != null) {
        entries.add(entry(matrix, row, row.tactic()));
        most = Math.max(most, row.total());
      }
    }
    return layer(
        "%,d cases".formatted(matrix.ofCases()),
        matrix.domain(),
        matrix.version(),
        "In how many of %,d cases each technique was seen, confirmed or suspected."
            .formatted(matrix.ofCases()),
        entries,
        new Gradient(List.of(WHITE, RED), 0, most),
        List.of(
            new LegendItem("no case", WHITE),
            new LegendItem("%,d of %,d cases".formatted(most, matrix.ofCases()), RED)));
  }

  private static Entry entry(Matrix matrix, Matrix.Row row, String tactic) {
    Map<String, List<String>> cases = new LinkedHashMap<>();
    int column = 0;
    for (Object cell : row.cells()) {
      if (cell instanceof String status) {
        cases.computeIfAbsent(status, s -> new ArrayList<>()).add(matrix.cases().get(column).id());
      }
      column++;
    }
    var metadata = new ArrayList<Metadata>();
    for (Status status : Status.values()) {
      List<String> there = cases.get(status.word());
      if (there != null) {
        metadata.add(new Metadata(status.word(), named(there)));
      }
    }
    return new Entry(
        row.id(),
        tactic,
        row.total(),
        null,
        "%,d of %,d cases".formatted(row.total(), matrix.ofCases()),
        true,
        metadata);
  }

  private static String named(List<String> cases) {
    String names = String.join(", ", cases.subList(0, Math.min(CASES_NAMED, cases.size())));
    return cases.size() > CASES_NAMED
        ? "%s and %,d more".formatted(names, cases.size() - CASES_NAMED)
        : names;
  }

  /** The layer of a case; the colour says the status, the score how many findings speak of it. */
  public static NavigatorLayer of(CaseRecord record, String domain, Attack attack) {
    var entries = new ArrayList<Entry>();
    long most = 1;
    int others = 0;
    for (TechniquePart technique : record.techniques()) {
      if (!technique.domain().equals(domain)) {
        others++;
        continue;
      }
      List<String> tactics =
          technique.claimedTactics().isEmpty() ? technique.tactics() : technique.claimedTactics();
      tactics.forEach(tactic -> entries.add(entry(technique, tactic)));
      most = Math.max(most, technique.findings());
    }
    String title = record.title() == null ? "" : " " + record.title();
    String also =
        others == 0 ? "" : " %d techniques of other domains are not in it.".formatted(others);
    var legend = new ArrayList<LegendItem>();
    for (Status status : Status.values()) {
      legend.add(new LegendItem(status.word(), color(status.word())));
    }
    return layer(
        "Case " + record.caseId(),
        domain,
        attack.current(domain).map(Catalogue::version).orElse("unknown"),
        "What was seen in case " + record.caseId() + "." + title + also,
        entries,
        new Gradient(List.of(WHITE, RED), 0, most),
        legend);
  }

  private static Entry entry(TechniquePart technique, String tactic) {
    var metadata = new ArrayList<Metadata>();
    metadata.add(new Metadata("status", technique.status()));
    metadata.add(new Metadata("confidence", String.valueOf(technique.confidence())));
    time("first seen", technique.firstSeen(), metadata);
    time("last seen", technique.lastSeen(), metadata);
    technique
        .evidence()
        .forEach(e -> metadata.add(new Metadata("evidence", e.source() + " / " + e.finding())));
    return new Entry(
        technique.id(),
        tactic,
        technique.findings(),
        color(technique.status()),
        "%s, %d findings".formatted(technique.status(), technique.findings()),
        true,
        metadata);
  }

  /** Nobody may know when: a handler added the technique, and no finding speaks of it. */
  private static void time(String name, @Nullable Instant time, List<Metadata> metadata) {
    if (time != null) {
      metadata.add(new Metadata(name, time.toString()));
    }
  }

  private static String color(String status) {
    return switch (Status.of(status).orElse(Status.INFERRED)) {
      case CONFIRMED -> RED;
      case SUSPECTED -> "#ff9f40";
      case INFERRED -> "#ffe28a";
      case RULED_OUT -> "#c8c8c8";
    };
  }

  private static NavigatorLayer layer(
      String name,
      String domain,
      String version,
      String description,
      List<Entry> techniques,
      Gradient gradient,
      List<LegendItem> legend) {
    String major = version.replaceAll("\\..*", "");
    return new NavigatorLayer(
        name,
        new Versions(major.matches("\\d+") ? major : null, NAVIGATOR, FORMAT),
        domain,
        description,
        BY_SCORE,
        new Layout("side", true, true, "annotated"),
        false,
        techniques,
        gradient,
        legend,
        false,
        List.of(new Metadata("release", domain + " " + version)));
  }
}
