package dev.kasane;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/** Says where to look, once there is something to see. */
@Singleton
class Ready {
  private static final Logger LOG = Logger.getLogger(Ready.class);

  void say(@ObservesAsync HttpServerStart started) {
    int asked = started.options().getPort();
    // 0 or less asked for any free port; Quarkus then says which one it was
    int port =
        asked > 0 ? asked : ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
    LOG.infof("Kasane is ready: open http://localhost:%d/", port);
  }
}
