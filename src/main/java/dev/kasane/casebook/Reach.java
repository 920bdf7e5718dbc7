package dev.kasane.casebook;

import dev.kasane.casebook.Batch.Judged;
import dev.kasane.casebook.CaseRows.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The cases that a batch changes. Most are those that its findings were sent to; findings of a
 * merged case change the one it stands in, and a merge or its retraction changes all cases that
 * hang together with it.
 */
final class Reach {
  private final Map<String, Row> rows;
  private final Merges merges;
  private final Set<String> told = new LinkedHashSet<>();
  private final Set<String> merging;

  private Reach(Map<String, Row> rows, Merges merges, Set<String> merging) {
    this.rows = rows;
    this.merges = merges;
    this.merging = merging;
  }

  /** Of a batch whose findings this transaction has written. */
  static Reach of(Judged judged, Connection connection, CaseCache cache) throws SQLException {
    Merges merges = Merges.NONE;
    var asked = new LinkedHashSet<>(judged.touched());
    if (!judged.merging().isEmpty()) {
      merges = Merges.of(MergeRows.links(connection, judged.merging()), judged.merging());
      merges.places().forEach(place -> asked.add(place.caseId()));
    }
    var reach = new Reach(CaseRows.read(connection, asked, cache), merges, judged.merging());
    Set<String> elsewhere = new LinkedHashSet<>();
    for (String caseId : asked) {
      String stands = reach.standsIn(caseId);
      reach.told.add(stands);
      if (!asked.contains(stands)) {
        elsewhere.add(stands);
      }
    }
    merges.places().forEach(place -> reach.told.add(place.caseId()));
    if (!elsewhere.isEmpty()) {
      reach.rows.putAll(CaseRows.read(connection, elsewhere, cache));
    }
    return reach;
  }

  /** Of cases that are told again though nothing was said of them. */
  static Reach again(List<String> caseIds, Connection connection, CaseCache cache)
      throws SQLException {
    var reach = new Reach(CaseRows.read(connection, caseIds, cache), Merges.NONE, Set.of());
    reach.told.addAll(caseIds);
    return reach;
  }

  /** The cases to be told. */
  Set<String> told() {
    return told;
  }

  /** The cases that nobody else may work on meanwhile. */
  Collection<String> held(Judged judged) {
    var held = new HashSet<>(judged.touched());
    held.addAll(told);
    return held;
  }

  Map<String, Row> rows() {
    return rows;
  }

  /** The case that findings sent to this one stand in. */
  String standsIn(String caseId) {
    return Objects.requireNonNullElse(place(caseId).mergedInto(), caseId);
  }

  Place place(String caseId) {
    Place place = merges.place(caseId);
    if (place != null) {
      return place;
    }
    Row row = rows.get(caseId);
    return row == null ? Place.alone(caseId) : row.place();
  }

  /** Whether merges around the case may have changed, so that what is remembered is of no use. */
  boolean rearranged(String caseId) {
    return merges.place(caseId) != null;
  }

  /** Whether the case itself is named by a merge that changes. */
  boolean merging(String caseId) {
    return merging.contains(caseId);
  }
}
