package dev.kasane.exchange.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.attack.Attack;
import dev.kasane.attack.Claim;
import dev.kasane.attack.Resolution;
import dev.kasane.attack.Technique;
import dev.kasane.casebook.CaseRecord.ClaimPart;
import dev.kasane.casebook.FindingArchive;
import dev.kasane.casebook.table.MatrixPreview;
import dev.kasane.exchange.table.TablePlan.ClaimView;
import dev.kasane.exchange.table.TablePlan.Doubt;
import dev.kasane.exchange.table.TablePlan.LayoutView;
import dev.kasane.exchange.table.TablePlan.Planned;
import dev.kasane.exchange.table.TablePlan.Preview;
import dev.kasane.exchange.table.TablePlan.Refused;
import dev.kasane.exchange.table.TablePlan.RowView;
import dev.kasane.exchange.table.TablePlan.TechniqueView;
import dev.kasane.finding.Finding;
import dev.kasane.mapping.Mapper;
import dev.kasane.stream.FindingSender.Outgoing;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a table and plans the findings that it gives. Stores and sends nothing. */
@Singleton
public final class TableImport {
  private static final int ROWS_SHOWN = 2_000;
  private static final int DOUBTS_SHOWN = 300;

  private final FindingArchive archive;
  private final Mapper mapper;
  private final ObjectMapper json;
  private final Clock clock;

  TableImport(FindingArchive archive, Mapper mapper, ObjectMapper json, Clock clock) {
    this.archive = archive;
    this.mapper = mapper;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Plans the import of a file. Never throws for what the file holds.
   *
   * @throws SQLException where PostgreSQL is away, and with it what is known of the source
   */
  public TablePlan plan(byte[] file, TableHints hints, Attack attack) throws SQLException {
    try {
      Grid grid =
          XlsxContainer.isWorkbook(file)
              ? XlsxGrid.read(file, hints.sheet())
              : CsvGrid.read(file, hints.charset(), hints.delimiter());
      Layout layout = LayoutFinder.find(grid, hints, attack);
      TableRows rows =
          layout.list()
              ? ListRows.read(layout, hints, attack)
              : MatrixRows.read(layout, hints, attack);
      List<Doubt> doubts = Doubts.of(rows, hints, attack);
      Doubts.correct(rows, hints, attack);
      return plan(layout, rows, doubts, hints, attack);
    } catch (Unreadable e) {
      return new Refused(e.code, e.sentence());
    }
  }

  private Planned plan(
      Layout layout, TableRows read, List<Doubt> doubts, TableHints hints, Attack attack)
      throws SQLException {
    checkAnyKnown(layout, read, hints, attack);
    var findings = new TableFindings(hints, json, read);
    for (TableRow row : read.rows) {
      row.said().forEach(said -> findings.add(row, said));
    }
    Map<String, Integer> changes = findings.compare(archive);
    var mapped = findings.map(mapper, attack, clock.instant());
    var preview =
        new Preview(
            read.problemCount() == 0,
            hints.source(),
            layout.grid().origin(),
            new LayoutView(
                layout.list() ? "list" : "matrix",
                layout.turned() ? "columns" : "rows",
                layout.turned()
                    ? Words.letters(layout.header())
                    : String.valueOf(layout.header() + 1),
                layout.shown()),
            findings.outgoing().size(),
            changes,
            marks(read),
            read.unknownMarks,
            outcomes(read, hints, attack),
            doubts.stream().limit(DOUBTS_SHOWN).toList(),
            doubts.size(),
            List.copyOf(mapped.keySet()),
            read.rows.stream().limit(ROWS_SHOWN).map(row -> view(row, hints, attack)).toList(),
            read.rows.size(),
            MatrixPreview.of(mapped, attack),
            List.copyOf(read.leftOut),
            List.copyOf(read.problems),
            read.problemCount(),
            notes(layout, read));
    return new Planned(preview, findings.keys(), findings.outgoing());
  }

  /** A row may name what no release knows; where all do, something else is wrong. */
  private static void checkAnyKnown(
      Layout layout, TableRows read, TableHints hints, Attack attack) {
    boolean known =
        read.rows.stream()
            .flatMap(row -> row.claims().stream())
            .anyMatch(claim -> attack.resolve(claim, hints.domain()).technique() != null);
    if (!known) {
      read.problem(
          "row " + (layout.first() + 1),
          "no-technique-known",
          "No row names a technique that a loaded release knows; is the right column read as techniques?");
    }
  }

  private static Map<String, Integer> marks(TableRows read) {
    var marks = new TreeMap<String, Integer>();
    for (TableRow row : read.rows) {
      row.said().forEach(said -> marks.merge(said.mark().word(), 1, Integer::sum));
    }
    return marks;
  }

  private static Map<String, Integer> outcomes(TableRows read, TableHints hints, Attack attack) {
    var outcomes = new TreeMap<String, Integer>();
    for (TableRow row : read.rows) {
      for (Claim claim : row.claims()) {
        outcomes.merge(attack.resolve(claim, hints.domain()).outcome().word(), 1, Integer::sum);
      }
    }
    return outcomes;
  }

  private static List<String> notes(Layout layout, TableRows read) {
    var notes = new ArrayList<>(layout.grid().origin().notes());
    Map<String, Integer> marks = marks(read);
    if (marks.containsKey(Mark.INFERRED.word())) {
      notes.add(
          "%d cells say inferred (~). What was only drawn from text is not imported."
              .formatted(marks.get(Mark.INFERRED.word())));
    }
    if (!layout.list() && marks.containsKey(Mark.RULED_OUT.word())) {
      notes.add(
          "%d cells say ruled out (-): examined, and not used. Where the sign only fills blank cells, say marks=-:none."
              .formatted(marks.get(Mark.RULED_OUT.word())));
    }
    return notes;
  }

  private static RowView view(TableRow row, TableHints hints, Attack attack) {
    List<ClaimView> claims =
        row.claims().stream()
            .map(claim -> view(claim, attack.resolve(claim, hints.domain()), List.of()))
            .toList();
    return new RowView(row.at(), claims, row.counted(), row.stated());
  }

  /** A claim and its resolution, with other techniques that could be meant. */
  static ClaimView view(Claim claim, Resolution resolution, List<Technique> others) {
    return new ClaimView(
        ClaimPart.of(claim),
        resolution.outcome().word(),
        resolution.conflict(),
        resolution.path(),
        view(resolution.technique()),
        resolution.reason(),
        Stream.concat(resolution.candidates().stream(), others.stream())
            .distinct()
            .map(TableImport::known)
            .toList());
  }

  private static @Nullable TechniqueView view(@Nullable Technique technique) {
    return technique == null ? null : known(technique);
  }

  private static TechniqueView known(Technique t) {
    return new TechniqueView(t.id(), t.name(), t.domain(), t.version(), t.tactics());
  }

  /**
   * Retractions of the live findings of the source that the table no longer has. Only what came
   * from a table is taken back, whatever source is named.
   */
  public List<Outgoing> retractions(Planned plan) throws SQLException {
    var kept = new HashSet<>(plan.keys());
    var retractions = new ArrayList<Outgoing>();
    archive.eachLive(
        plan.preview().source(),
        PlannedFinding.PREFIX,
        finding -> {
          if (!kept.contains(finding.key())) {
            retractions.add(new Outgoing(finding.caseId(), retraction(finding), "kasane"));
          }
        });
    return retractions;
  }

  private byte[] retraction(Finding finding) {
    try {
      return json.writeValueAsBytes(
          Map.of(
              "id", finding.key().id(),
              "source", finding.key().source(),
              "caseId", finding.caseId(),
              "status", "retracted",
              "version", finding.version() + 1));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A retraction could not be written", e);
    }
  }
}
