package dev.kasane.casebook.table;

import dev.kasane.attack.Attack;
import dev.kasane.casebook.CaseSteps;
import dev.kasane.casebook.CaseSteps.Step;
import dev.kasane.casebook.Cases;
import dev.kasane.casebook.table.CaseLine.Seen;
import dev.kasane.finding.Severity;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Hands over what counts in many cases, with the severity that their findings state. */
@Singleton
public class CaseStepsReader {
  private static final int AT_ONCE = 1_000;

  private final CaseTable table;
  private final Cases cases;

  CaseStepsReader(CaseTable table, Cases cases) {
    this.table = table;
    this.cases = cases;
  }

  /** What counts in each case that passes the filter and has a live finding, by id. */
  public void read(Attack attack, String domain, CaseFilter filter, Consumer<CaseSteps> each)
      throws SQLException {
    List<CaseLine> lines =
        table.lines(filter, attack).stream().filter(line -> line.live() > 0).toList();
    for (int from = 0; from < lines.size(); from += AT_ONCE) {
      List<CaseLine> some = lines.subList(from, Math.min(from + AT_ONCE, lines.size()));
      Map<String, Severity> severities = cases.severities(some.stream().map(CaseLine::id).toList());
      for (CaseLine line : some) {
        each.accept(
            new CaseSteps(
                line.id(), line.openedAt(), severities.get(line.id()), steps(line, domain)));
      }
    }
  }

  private static List<Step> steps(CaseLine line, String domain) {
    return line.techniques().stream()
        .filter(seen -> seen.of(domain))
        .filter(Seen::counts)
        .map(seen -> new Step(seen.id(), seen.tactics()))
        .toList();
  }
}
