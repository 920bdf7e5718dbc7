package dev.kasane.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The servers that run inside this process because no others are configured. */
public final class EmbeddedServers implements AutoCloseable {
  private final FileChannel lockFile;
  private final @Nullable EmbeddedKafka kafka;
  private final @Nullable EmbeddedDatabase database;

  private EmbeddedServers(
      FileChannel lockFile, @Nullable EmbeddedKafka kafka, @Nullable EmbeddedDatabase database) {
    this.lockFile = lockFile;
    this.kafka = kafka;
    this.database = database;
  }

  /** Why the servers cannot start, in one line that says what would be right. */
  public static final class CannotStart extends Exception {
    private static final long serialVersionUID = 1;

    CannotStart(String line, @Nullable Throwable cause) {
      super(line, cause);
    }
  }

  /** Starts what is wanted, side by side, and returns once all of it answers. */
  public static EmbeddedServers start(EmbeddedConfig config) throws CannotStart {
    requireLibraries(config);
    FileChannel lockFile = lock(config.home());
    if (config.kafka()) {
      requireFree("kasane.embedded.kafka-port", config.kafkaPort());
    }
    if (config.postgres()) {
      endOrphan(config.home());
      requireFree("kasane.embedded.postgres-port", config.postgresPort());
    }
    var kafka =
        begin(
            "kafka",
            config.kafka(),
            () -> EmbeddedKafka.start(config.home().resolve("kafka"), config.kafkaPort()));
    var database =
        begin(
            "postgres",
            config.postgres(),
            () -> EmbeddedDatabase.start(config.home(), config.postgresPort()));
    return both(lockFile, kafka, database);
  }

  /** If one does not come up, the other must not stay behind. */
  private static EmbeddedServers both(
      FileChannel lockFile,
      FutureTask<@Nullable EmbeddedKafka> kafka,
      FutureTask<@Nullable EmbeddedDatabase> database)
      throws CannotStart {
    EmbeddedDatabase running = await("PostgreSQL", database);
    try {
      return new EmbeddedServers(lockFile, await("Kafka broker", kafka), running);
    } catch (CannotStart e) {
      if (running != null) {
        try {
          running.close();
        } catch (IOException suppressed) {
          e.addSuppressed(suppressed);
        }
      }
      throw e;
    }
  }

  private static void endOrphan(Path home) throws CannotStart {
    try {
      EmbeddedDatabase.endOrphan(home);
    } catch (IOException e) {
      throw new CannotStart("kasane.home is %s: %s.".formatted(home, e.getMessage()), e);
    }
  }

  /** The configuration keys that point Quarkus at the running servers, with their values. */
  public Map<String, String> addresses() {
    var addresses = new LinkedHashMap<String, String>();
    if (kafka != null) {
      addresses.put("kafka.bootstrap.servers", kafka.address());
    }
    if (database != null) {
      addresses.put("quarkus.datasource.jdbc.url", database.url());
      addresses.put("quarkus.datasource.username", EmbeddedDatabase.USER);
      addresses.put("quarkus.datasource.password", EmbeddedDatabase.USER);
    }
    return addresses;
  }

  /** Stops both, Kafka first, and gives the home free. To be called after Quarkus has stopped. */
  @Override
  public void close() throws IOException {
    try {
      if (kafka != null) {
        kafka.close();
      }
    } finally {
      if (database != null) {
        database.close();
      }
      lockFile.close();
    }
  }

  private static void requireLibraries(EmbeddedConfig config) throws CannotStart {
    require(config.kafka(), "kafka.server.KafkaRaftServer", "kafka.bootstrap.servers", "Kafka");
    require(
        config.postgres(),
        "io.zonky.test.db.postgres.embedded.EmbeddedPostgres",
        "quarkus.datasource.jdbc.url",
        "PostgreSQL");
  }

  private static void require(boolean wanted, String type, String key, String server)
      throws CannotStart {
    if (!wanted) {
      return;
    }
    try {
      Class.forName(type, false, EmbeddedServers.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new CannotStart(
          key + " is not set, and this build holds no embedded " + server + ": set its address.",
          e);
    }
  }

  @SuppressWarnings("resource") // held open, and with it the lock, until close
  private static FileChannel lock(Path home) throws CannotStart {
    try {
      Files.createDirectories(home);
      var channel =
          FileChannel.open(
              home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return channel;
      }
      channel.close();
    } catch (OverlappingFileLockException e) {
      throw inUse(home, e);
    } catch (IOException e) {
      throw new CannotStart(
          "kasane.home is %s, which cannot be written: it must be a folder of your own."
              .formatted(home),
          e);
    }
    throw inUse(home, null);
  }

  private static CannotStart inUse(Path home, @Nullable Throwable cause) {
    return new CannotStart(
        "kasane.home is %s, which another running Kasane uses: stop that one or choose another."
            .formatted(home),
        cause);
  }

  private static void requireFree(String key, int port) throws CannotStart {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new CannotStart(
          "%s is %d, which is in use: it must be a free port of this machine.".formatted(key, port),
          e);
    }
  }

  private static <T> FutureTask<@Nullable T> begin(
      String name, boolean wanted, Callable<@Nullable T> start) {
    var task = new FutureTask<@Nullable T>(wanted ? start : () -> null);
    new Thread(task, "start-" + name).start();
    return task;
  }

  private static <T> @Nullable T await(String name, FutureTask<@Nullable T> task)
      throws CannotStart {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("The start was interrupted.", e);
    } catch (ExecutionException e) {
      throw new CannotStart(
          "The embedded %s does not start: %s".formatted(name, e.getCause()), e.getCause());
    }
  }
}
