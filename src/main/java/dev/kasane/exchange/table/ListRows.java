package dev.kasane.exchange.table;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Claim;
import dev.kasane.attack.Tactic;
import dev.kasane.exchange.table.ClaimCells.Cells;
import dev.kasane.exchange.table.TableRow.Said;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of one finding in each row. Case and tactic stand until the next one, as in merged
 * cells; a row without a status suspects, as any finding does.
 */
final class ListRows {
  private final Layout layout;
  private final TableHints hints;
  private final Attack attack;
  private final TableRows read = new TableRows();
  private String caseId;
  private String tactic = "";

  private ListRows(Layout layout, TableHints hints, Attack attack) {
    this.layout = layout;
    this.hints = hints;
    this.attack = attack;
    this.caseId = hints.caseId() == null ? "" : hints.caseId();
  }

  static TableRows read(Layout layout, TableHints hints, Attack attack) {
    var reader = new ListRows(layout, hints, attack);
    for (int row = layout.first(); row < layout.grid().rows().size(); row++) {
      if (!layout.grid().blank(row)) {
        reader.row(row);
      }
    }
    return reader.read;
  }

  private void row(int row) {
    String at = layout.turned() ? Words.letters(row) : String.valueOf(row + 1);
    if (layout.grid().rows().get(row).equals(layout.grid().rows().get(layout.header()))) {
      read.leftOut.add(new TableRows.LeftOut(at, "", "headings again"));
      return;
    }
    String stated = Words.line(layout.cell(row, Role.CASE));
    String technique = layout.cell(row, Role.TECHNIQUE);
    if (Role.isTotal(stated) || Role.isTotal(technique)) {
      read.leftOut.add(new TableRows.LeftOut(at, Words.line(stated + " " + technique), "total"));
      return;
    }
    caseId = stated.isEmpty() ? caseId : stated;
    String ownTactic = Words.line(layout.cell(row, Role.TACTIC));
    tactic = ownTactic.isEmpty() ? tactic : ownTactic;
    List<Claim> claims =
        ClaimCells.read(
            new Cells(
                layout.cell(row, Role.ID), technique, layout.cell(row, Role.SUB), claimedTactic()));
    if (claims.isEmpty()) {
      read.problem(at, "no-technique", "Row %s names no technique.".formatted(at));
    } else if (caseId.isEmpty()) {
      read.problem(at, "no-case", "Row %s names no case, nor does one above it.".formatted(at));
    } else {
      add(row, at, claims);
    }
  }

  private void add(int row, String at, List<Claim> claims) {
    String status = layout.cell(row, Role.STATUS);
    Mark mark = status.isEmpty() ? Mark.SUSPECTED : hints.mark(status);
    if (mark == null || mark == Mark.NONE) {
      read.unknownMark(status);
      read.problem(
          layout.place(row, layout.columns().getOrDefault(Role.STATUS, 0)),
          "unknown-mark",
          "'%s' is no status; it must be one of: %s."
              .formatted(TableRows.brief(status), Mark.words()));
      return;
    }
    Instant time = hints.time();
    String written = layout.cell(row, Role.TIME);
    if (!written.isEmpty()) {
      time = TableTimes.read(written, hints.zone());
      if (time == null) {
        read.problem(
            layout.place(row, layout.columns().getOrDefault(Role.TIME, 0)),
            "unknown-time",
            "'%s' is no time that is sure; write it as 2026-05-01 or 2026-05-01T02:03:04Z."
                .formatted(TableRows.brief(written)));
        return;
      }
    }
    var said =
        new Said(
            at,
            caseId,
            mark,
            time,
            filled(layout.cell(row, Role.FINDING)),
            filled(Words.line(layout.cell(row, Role.TITLE))),
            filled(layout.cell(row, Role.ASSET)),
            filled(layout.cell(row, Role.SEVERITY)));
    read.rows.add(new TableRow(at, claims, List.of(said), null));
  }

  private @Nullable String claimedTactic() {
    return TacticWords.read(tactic, attack)
        .map(Tactic::name)
        .orElse(tactic.isEmpty() ? null : tactic);
  }

  private static @Nullable String filled(String cell) {
    return cell.isEmpty() ? null : cell;
  }
}
