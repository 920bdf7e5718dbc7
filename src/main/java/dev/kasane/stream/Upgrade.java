package dev.kasane.stream;

import dev.kasane.attack.Attack;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.Catalogue;
import dev.kasane.casebook.Cases;
import dev.kasane.casebook.Cases.Retelling;
import dev.kasane.casebook.table.CaseTable;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The switch to another release, in three steps. First the table over all cases is told under the
 * releases to come, in memory, while readers see what was. Then, in one moment, the library shows
 * the other releases; from then on catalogue, table, counts and cases are all of these. Last,
 * {@link TellAgain} writes every case anew and publishes it.
 *
 * <p>The choice is on the disk before the first step. A crash in the midst of any of them leads to
 * a start under the new release, which tells what is left.
 */
@Singleton
public class Upgrade {
  private static final Logger LOG = Logger.getLogger(Upgrade.class);

  private final AttackLibrary library;
  private final CaseTable table;
  private final Cases cases;
  private final Clock clock;
  private final ExecutorService oneAtATime =
      Executors.newSingleThreadExecutor(
          run -> {
            var thread = new Thread(run, "attack-upgrade");
            thread.setDaemon(true);
            return thread;
          });
  private volatile @Nullable Switch last;
  private volatile @Nullable Attack preparing;

  Upgrade(AttackLibrary library, CaseTable table, Cases cases, Clock clock) {
    this.library = library;
    this.table = table;
    this.cases = cases;
    this.clock = clock;
  }

  /**
   * A switch that was asked for since the start.
   *
   * @param from the version that was current when it was asked for
   * @param asked when it was asked for
   * @param switched when readers saw the new release; null until then
   */
  public record Switch(
      String domain, String from, String to, Instant asked, @Nullable Instant switched) {}

  /** How far things are. */
  public enum Phase {
    /** The table is told under the releases to come; readers see those before. */
    PREPARING,
    /** Readers see the current releases; cases are told and published again. */
    TELLING,
    /** Every case is told under the current releases. */
    DONE;

    /** The word on the wire. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The state of things.
   *
   * @param last null where none was asked for since the start
   * @param cases all there are
   * @param prepared told in memory, while it is prepared; else 0
   * @param left cases that the casebook has not told under the current releases yet
   */
  public record State(Phase phase, @Nullable Switch last, long cases, long prepared, long left) {}

  void start(@Observes StartupEvent event) {
    library.beforeReplaced(this::prepare);
  }

  private void prepare(Attack next) {
    preparing = next;
    try {
      table.prepare(next);
    } catch (RuntimeException e) {
      LOG.warnf("The case table is not ready for the releases to come: %s", e.getMessage());
    } finally {
      preparing = null;
    }
  }

  /**
   * Has a release take the place of the current one of its domain, soon. What is asked for when
   * this returns is on the disk.
   *
   * @param to one that is loaded
   * @throws IOException where it cannot be written down; then nothing changes
   */
  public void to(Catalogue to) throws IOException {
    String from = library.attack().current(to.domain()).map(Catalogue::version).orElse("none");
    library.choose(to);
    var asked = new Switch(to.domain(), from, to.version(), clock.instant(), null);
    last = asked;
    oneAtATime.execute(() -> settle(asked));
  }

  private void settle(Switch asked) {
    library.settle();
    if (asked.equals(last)) {
      last = new Switch(asked.domain, asked.from, asked.to, asked.asked, clock.instant());
    }
  }

  /** How far things are. */
  public State state() throws SQLException {
    Switch now = last;
    Attack next = preparing;
    Retelling retelling = cases.retelling(library.attack());
    boolean waiting = now != null && now.switched == null;
    Phase phase =
        next != null || waiting
            ? Phase.PREPARING
            : retelling.left() > 0 ? Phase.TELLING : Phase.DONE;
    long prepared = next == null ? 0 : table.prepared(next);
    return new State(phase, now, retelling.cases(), prepared, retelling.left());
  }
}
