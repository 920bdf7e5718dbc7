package dev.kasane;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Says where to look, once there is something to see. */
@Singleton
class Ready {
  private static final Logger LOG = Logger.getLogger(Ready.class);

  void say(@ObservesAsync HttpServerStart started) {
    LOG.infof("Kasane is ready: open http://localhost:%d/", started.options().getPort());
  }
}
