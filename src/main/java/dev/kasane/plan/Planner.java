package dev.kasane.plan;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.table.CaseFilter;
import dev.kasane.casebook.table.CaseStepsReader;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;

/** Answers questions for plans. */
@Singleton
public class Planner {
  /** A plan keeps a processor busy for seconds. */
  private static final int AT_ONCE = 2;

  private final CaseStepsReader cases;
  private final Semaphore places = new Semaphore(AT_ONCE);

  Planner(CaseStepsReader cases) {
    this.cases = cases;
  }

  /** What comes of a question. */
  public sealed interface Outcome {
    /** A plan. */
    record Planned(Plan plan) implements Outcome {}

    /** The question cannot be answered; the reason says what would be right. */
    record Refused(String reason) implements Outcome {}

    /** Others are being answered. */
    record Busy() implements Outcome {}
  }

  /**
   * Answers a question over the cases that pass the filter.
   *
   * @param attack the releases that the cases are told under
   * @param catalogue of these, that of the guideline's domain
   */
  public Outcome plan(Question question, CaseFilter filter, Attack attack, Catalogue catalogue)
      throws SQLException {
    if (!places.tryAcquire()) {
      return new Outcome.Busy();
    }
    try {
      var exposure = new Exposure(catalogue);
      cases.read(attack, catalogue.domain(), filter, exposure::add);
      if (exposure.isTooLarge()) {
        return new Outcome.Refused(
            "The filter lets through more than %d cases with different steps; narrow it, such as by time."
                .formatted(Exposure.MOST_PROFILES));
      }
      // the time limit is for the search; how long the database takes is another matter
      return new Planning(question, exposure, catalogue, System.nanoTime()).answer();
    } finally {
      places.release();
    }
  }
}
