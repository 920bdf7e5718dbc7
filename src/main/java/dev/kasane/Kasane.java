package dev.kasane;

import dev.kasane.StartupCheck.WrongConfiguration;
import dev.kasane.embedded.EmbeddedConfig;
import dev.kasane.embedded.EmbeddedServers;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The entry point: checks the configuration, starts the embedded servers where none are configured,
 * runs Quarkus, and stops the servers after it.
 */
@QuarkusMain
public final class Kasane {
  private static final int WRONG_CONFIGURATION = 2;
  private static final int FAILED = 1;
  private static final long STOP_SECONDS = 60;

  private Kasane() {}

  /** Runs until it is told to stop; a wrong configuration ends it with one line and code 2. */
  public static void main(String... args) throws IOException {
    int code;
    var stopped = new CountDownLatch(1);
    try {
      SmallRyeConfig config = StartupCheck.configuration();
      EmbeddedConfig embedded = StartupCheck.embedded(config);
      // in full, for everybody who keeps something there
      System.setProperty("kasane.home", embedded.home().toString());
      try (var servers = EmbeddedServers.start(embedded)) {
        // a signal ends the process as soon as its hooks are through; this one waits for the
        // servers
        Runtime.getRuntime().addShutdownHook(new Thread(() -> await(stopped), "kasane-stop"));
        servers.addresses().forEach(System::setProperty);
        code = run(args);
        servers.addresses().keySet().forEach(System::clearProperty);
      }
    } catch (WrongConfiguration | EmbeddedServers.CannotStart e) {
      System.err.println("Kasane cannot start: " + e.getMessage());
      code = WRONG_CONFIGURATION;
    } finally {
      stopped.countDown();
    }
    if (code != 0) {
      System.exit(code);
    }
  }

  private static int run(String... args) {
    var code = new int[] {FAILED};
    Quarkus.run(null, (exit, failure) -> code[0] = failure == null ? exit : FAILED, args);
    return code[0];
  }

  private static void await(CountDownLatch stopped) {
    try {
      stopped.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
