package dev.kasane.stream;

import dev.kasane.casebook.Casebook;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Tells every case again, and publishes it, that was told under other releases than those loaded
 * now. Runs beside the stream: both hold the locks of the cases that they work on.
 */
@Singleton
class TellAgain {
  private static final Logger LOG = Logger.getLogger(TellAgain.class);
  private static final int AT_ONCE = 1_000;

  private final Casebook casebook;
  private final Publisher publisher;
  private final Patience patience;

  TellAgain(Casebook casebook, Publisher publisher, Patience patience) {
    this.casebook = casebook;
    this.publisher = publisher;
    this.patience = patience;
  }

  void start(@Observes StartupEvent event) {
    var thread = new Thread(this::run, "tell-again");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      int all = 0;
      int some;
      do {
        some = patience.until("PostgreSQL", () -> casebook.tellAgain(AT_ONCE, publisher::publish));
        all += some;
      } while (some == AT_ONCE);
      if (all > 0) {
        LOG.infof("Told %d cases again under the releases now loaded", all);
      }
    } catch (Patience.Stopped e) {
      LOG.debug("Stopped while cases were told again; the next start goes on");
    }
  }
}
