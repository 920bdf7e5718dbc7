package dev.kasane.exchange.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Attacks;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads tables as an import does, up to what their rows say. */
final class Tables {
  static final Attack ATTACK = Attacks.builtIn();

  private Tables() {}

  static TableHints hints() {
    return hints(Map.of(), Set.of());
  }

  static TableHints hints(Map<String, Mark> marks, Set<String> ignored) {
    return new TableHints(
        "test", null, null, null, null, null, null, ZoneOffset.UTC, marks, ignored, Map.of());
  }

  static TableRows rows(String csv) {
    return rows(csv, hints());
  }

  static TableRows rows(String csv, TableHints hints) {
    return rows(CsvGrid.read(csv.getBytes(UTF_8), hints.charset(), hints.delimiter()), hints);
  }

  static TableRows rows(Grid grid, TableHints hints) {
    Layout layout = LayoutFinder.find(grid, hints, ATTACK);
    return layout.list()
        ? ListRows.read(layout, hints, ATTACK)
        : MatrixRows.read(layout, hints, ATTACK);
  }

  /** What the marks say, one line a row: technique, tactic, then case and mark. */
  static List<String> told(TableRows rows) {
    return rows.rows.stream().map(Tables::told).toList();
  }

  private static String told(TableRow row) {
    String claims =
        row.claims().stream()
            .map(
                c -> {
                  var technique = ATTACK.resolve(c, null).technique();
                  String id = technique == null ? "unresolved" : technique.id();
                  return c.tactic() == null ? id : c.tactic() + ":" + id;
                })
            .collect(Collectors.joining("+"));
    String said =
        row.said().stream()
            .map(s -> s.caseId() + "=" + s.mark().word())
            .collect(Collectors.joining(" "));
    return claims + " " + said;
  }

  static List<String> codes(TableRows rows) {
    return rows.problems.stream().map(p -> p.at() + " " + p.code()).toList();
  }
}
