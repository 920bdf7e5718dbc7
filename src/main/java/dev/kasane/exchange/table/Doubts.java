package dev.kasane.exchange.table;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Claim;
import dev.kasane.attack.Resolution;
import dev.kasane.attack.Technique;
import dev.kasane.exchange.table.TablePlan.Doubt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a person should decide before a table is imported. The same words get one decision, however
 * many rows hold them.
 */
final class Doubts {
  private static final int PLACES = 5;

  private Doubts() {}

  /** Claims that contradict themselves or are not known, in the order of the table. */
  static List<Doubt> of(TableRows read, TableHints hints, Attack attack) {
    Map<Claim, List<String>> places = new LinkedHashMap<>();
    for (TableRow row : read.rows) {
      for (Claim claim : row.written()) {
        places.computeIfAbsent(claim, c -> new ArrayList<>()).add(row.at());
      }
    }
    var doubts = new ArrayList<Doubt>();
    places.forEach(
        (claim, at) -> {
          Resolution resolution = attack.resolve(claim, hints.domain());
          if (resolution.conflict() || resolution.technique() == null) {
            doubts.add(
                new Doubt(
                    at.stream().limit(PLACES).toList(),
                    at.size(),
                    TableImport.view(claim, resolution, meant(claim, resolution, hints, attack)),
                    hints.corrections().get(claim)));
          }
        });
    return doubts;
  }

  /** What the parts of a claim mean, each by itself. */
  private static List<Technique> meant(
      Claim claim, Resolution resolution, TableHints hints, Attack attack) {
    Set<Technique> meant = new LinkedHashSet<>();
    add(meant, resolution);
    if (claim.id() != null) {
      add(meant, attack.resolve(new Claim(claim.id(), null, null, null), hints.domain()));
    }
    if (claim.name() != null) {
      add(meant, attack.resolve(new Claim(null, claim.name(), null, null), hints.domain()));
    }
    return List.copyOf(meant);
  }

  private static void add(Set<Technique> meant, Resolution resolution) {
    Technique technique = resolution.technique();
    if (technique != null) {
      meant.add(technique);
    }
    meant.addAll(resolution.candidates());
  }

  /** Puts what a person said in the place of what is written. */
  static void correct(TableRows read, TableHints hints, Attack attack) {
    if (hints.corrections().isEmpty()) {
      return;
    }
    var rows = new ArrayList<TableRow>(read.rows.size());
    for (TableRow row : read.rows) {
      List<Claim> claims =
          row.written().stream()
              .flatMap(claim -> corrected(claim, hints, attack))
              .distinct()
              .toList();
      if (claims.isEmpty()) {
        read.leftOut.add(new TableRows.LeftOut(row.at(), label(row), "not to be imported"));
      } else {
        rows.add(row.corrected(claims));
      }
    }
    read.rows.clear();
    read.rows.addAll(rows);
  }

  private static Stream<Claim> corrected(Claim claim, TableHints hints, Attack attack) {
    List<String> ids = hints.corrections().get(claim);
    return ids == null
        ? Stream.of(claim)
        : ids.stream().map(id -> corrected(id, claim.tactic(), hints, attack));
  }

  /** The tactic is kept where the technique belongs to it; else it is what was corrected. */
  private static Claim corrected(
      String id, @Nullable String tactic, TableHints hints, Attack attack) {
    var claim = new Claim(id, null, tactic, null);
    return attack.resolve(claim, hints.domain()).conflict()
        ? new Claim(id, null, null, null)
        : claim;
  }

  private static String label(TableRow row) {
    Claim first = row.written().get(0);
    return Stream.of(first.id(), first.name())
        .filter(part -> part != null)
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }
}
