package dev.kasane.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kasane.stream.FindingSender;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sends the reference cases at the start where {@code kasane.demo} asks for them. */
@Singleton
public class Demo {
  private static final Logger LOG = Logger.getLogger(Demo.class);

  private final boolean wanted;
  private final FindingSender sender;
  private final ObjectMapper json;

  Demo(
      @ConfigProperty(name = "kasane.demo", defaultValue = "false") boolean wanted,
      FindingSender sender,
      ObjectMapper json) {
    this.wanted = wanted;
    this.sender = sender;
    this.json = json;
  }

  void start(@Observes StartupEvent event) {
    if (!wanted) {
      return;
    }
    try {
      send();
      LOG.info("Sent the 13 reference cases; which case ticks which technique is illustrative");
    } catch (FindingSender.Unavailable e) {
      LOG.warnf("The reference cases were not sent: %s", e.getMessage());
    }
  }

  /** Sends them, once more if need be: it changes nothing. */
  public void send() throws FindingSender.Unavailable {
    sender.send(ReferenceCases.findings(json));
  }
}
