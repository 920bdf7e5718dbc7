package dev.kasane.stream;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last failures of this instance that its operators must know of, told where they are logged.
 * The same again adds to its number instead of pushing others out.
 */
@Singleton
public class Troubles {
  private static final int KEPT = 50;

  private final Clock clock;
  private final List<Trouble> troubles = new ArrayList<>();

  Troubles(Clock clock) {
    this.clock = clock;
  }

  /**
   * A failure.
   *
   * @param part what failed, or was not there
   * @param what happened, one sentence for a person
   * @param first when it happened first
   * @param last when it happened last
   * @param times how often it happened
   * @param over when it was over; null while it lasts
   */
  public record Trouble(
      String part, String what, Instant first, Instant last, int times, @Nullable Instant over) {

    /** Whether it goes on. */
    public boolean lasts() {
      return over == null;
    }
  }

  /** Notes what failed and is over. */
  public void tell(String part, String what) {
    note(part, what, false);
  }

  /** Notes what fails and goes on until {@link #over} is told. */
  void lasting(String part, String what) {
    note(part, what, true);
  }

  /** What failed of this part works again. */
  synchronized void over(String part) {
    Instant now = clock.instant();
    troubles.replaceAll(
        t ->
            t.lasts() && t.part.equals(part)
                ? new Trouble(t.part, t.what, t.first, t.last, t.times, now)
                : t);
  }

  /** What happened last comes first. */
  public synchronized List<Trouble> newestFirst() {
    var newest = new ArrayList<>(troubles);
    java.util.Collections.reverse(newest);
    return newest;
  }

  private synchronized void note(String part, String what, boolean lasts) {
    Instant now = clock.instant();
    Trouble before = null;
    for (Trouble trouble : troubles) {
      if (trouble.part.equals(part) && trouble.what.equals(what) && trouble.lasts() == lasts) {
        before = trouble;
      }
    }
    troubles.remove(before);
    if (troubles.size() == KEPT) {
      troubles.remove(0);
    }
    Instant first = before == null ? now : before.first;
    int times = before == null ? 1 : before.times + 1;
    troubles.add(new Trouble(part, what, first, now, times, lasts ? null : now));
  }
}
