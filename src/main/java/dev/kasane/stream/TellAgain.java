package dev.kasane.stream;

import dev.kasane.attack.AttackLibrary;
import dev.kasane.casebook.Casebook;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tells every case again, and publishes it, that was told under other releases than those loaded
 * now: at the start, after the releases changed, and after partitions came from another instance.
 * Runs beside the stream: both hold the locks of the cases that they work on.
 *
 * <p>Each pass goes through the cases once. So instances with different releases do not tell the
 * same cases to and fro for ever; a case then stands as the instance told it that had it last.
 */
@Singleton
class TellAgain {
  private static final Logger LOG = Logger.getLogger(TellAgain.class);
  private static final int AT_ONCE = 1_000;

  private final AttackLibrary library;
  private final Casebook casebook;
  private final Publisher publisher;
  private final Patience patience;
  private final AtomicBoolean waiting = new AtomicBoolean();
  private final ExecutorService oneAtATime =
      Executors.newSingleThreadExecutor(
          run -> {
            var thread = new Thread(run, "tell-again");
            thread.setDaemon(true);
            return thread;
          });

  TellAgain(AttackLibrary library, Casebook casebook, Publisher publisher, Patience patience) {
    this.library = library;
    this.casebook = casebook;
    this.publisher = publisher;
    this.patience = patience;
  }

  void start(@Observes StartupEvent event) {
    library.whenReplaced(this::due);
    due();
  }

  /** Has another pass made, soon, unless one is waiting to begin. Returns at once. */
  void due() {
    if (waiting.compareAndSet(false, true)) {
      oneAtATime.execute(this::pass);
    }
  }

  private void pass() {
    waiting.set(false);
    try {
      int all = 0;
      String last = "";
      List<String> some;
      do {
        String after = last;
        some =
            patience.until(
                "PostgreSQL", () -> casebook.tellAgain(after, AT_ONCE, publisher::publish));
        all += some.size();
        last = some.isEmpty() ? last : some.get(some.size() - 1);
      } while (some.size() == AT_ONCE);
      if (all > 0) {
        LOG.infof("Told %d cases again under the releases now loaded", all);
      }
    } catch (Patience.Stopped e) {
      LOG.debug("Stopped while cases were told again; the next start goes on");
    }
  }
}
