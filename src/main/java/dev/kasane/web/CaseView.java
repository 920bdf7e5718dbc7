package dev.kasane.web;

import dev.kasane.api.LeadsView;
import dev.kasane.casebook.CaseRecord;
import dev.kasane.casebook.CaseRecord.ClaimPart;
import dev.kasane.casebook.CaseRecord.EvidencePart;
import dev.kasane.casebook.CaseRecord.StatusStep;
import dev.kasane.casebook.CaseRecord.TechniquePart;
import dev.kasane.casebook.CaseRecord.UnresolvedPart;
import dev.kasane.casebook.Status;
import dev.kasane.finding.Statement.Verdict;
import dev.kasane.web.CaseTactics.Group;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A case as its page shows it.
 *
 * @param leads null where the case holds nothing to compare
 * @param report whether it is printed: everything unfolded, nothing to press
 */
record CaseView(
    CaseRecord record,
    List<Group> tactics,
    Timeline timeline,
    CaseFactLines facts,
    List<Change> changes,
    List<Unplaced> unplaced,
    LeadsView.@Nullable Answer leads,
    boolean report) {

  /** A change of the status of a technique. */
  record Change(TechniquePart technique, StatusStep step) {}

  /**
   * A claim that names no technique, made by one or several findings.
   *
   * @param candidates techniques that it could mean
   * @param guessed whether the candidates are names that are near, instead of meanings
   */
  record Unplaced(UnresolvedPart claim, int findings, List<Candidate> candidates, boolean guessed) {
    /** The claim in one line. */
    public String text() {
      ClaimPart said = claim.claimed();
      return Stream.of(said.id(), said.name(), said.tactic())
          .filter(Objects::nonNull)
          .collect(Collectors.joining(" "));
    }
  }

  /** A technique that may be meant. */
  record Candidate(String id, String name) {}

  /** Whether a handler can say something of it here; of a merged case it is said elsewhere. */
  public boolean editable() {
    return !report && record.mergedInto() == null;
  }

  /** The address of its page. */
  public String address() {
    return "/cases/" + Shown.addressPart(record.caseId());
  }

  /** The address of its record. */
  public String api() {
    return "/api/v1" + address();
  }

  /** What there is to decide on a technique, as it stands. */
  public List<String> verdicts(TechniquePart technique) {
    boolean decided = technique.evidence().stream().anyMatch(e -> e.decision() != null);
    return Stream.of(
            technique.status().equals(Status.CONFIRMED.word()) ? null : Verdict.CONFIRM,
            technique.status().equals(Status.RULED_OUT.word()) ? null : Verdict.RULE_OUT,
            decided ? Verdict.REOPEN : null)
        .filter(Objects::nonNull)
        .map(Verdict::word)
        .toList();
  }

  /** The text of the strongest finding that has one, or of the decision; null where none has. */
  public @Nullable String because(TechniquePart technique) {
    return technique.evidence().stream()
        .map(EvidencePart::text)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** How many techniques of the case have each status, the strongest first. */
  public Map<String, Long> byStatus() {
    var counts = new LinkedHashMap<String, Long>();
    for (Status status : Status.values()) {
      long count =
          record.techniques().stream().filter(t -> t.status().equals(status.word())).count();
      if (count > 0) {
        counts.put(status.word(), count);
      }
    }
    return counts;
  }

  /** What was decided, and what else changed a status, the latest first. */
  static List<Change> changes(CaseRecord record) {
    var changes = new ArrayList<Change>();
    for (TechniquePart technique : record.techniques()) {
      technique.history().forEach(step -> changes.add(new Change(technique, step)));
    }
    changes.sort(
        Comparator.comparing((Change change) -> change.step.at())
            .reversed()
            .thenComparing(change -> change.technique.id()));
    return List.copyOf(changes);
  }
}
