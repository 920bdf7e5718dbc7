package dev.kasane.casebook;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a case stands among merged ones.
 *
 * @param mergedInto the case that all of its findings stand in, at the end of any chain of merges;
 *     null where it stands by itself
 * @param merged the cases whose findings stand in this one, by id; empty where it stands in another
 */
record Place(String caseId, @Nullable String mergedInto, List<String> merged) {
  static Place alone(String caseId) {
    return new Place(caseId, null, List.of());
  }

  /** The cases that the findings which tell this one were sent to. */
  List<String> homes() {
    if (merged.isEmpty()) {
      return List.of(caseId);
    }
    var homes = new ArrayList<>(merged);
    homes.add(caseId);
    return homes;
  }
}
