package dev.kasane.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One PostgreSQL server on loopback. */
final class EmbeddedDatabase implements AutoCloseable {
  static final String USER = "postgres";
  private static final String DATABASE = "kasane";

  private final EmbeddedPostgres server;

  private EmbeddedDatabase(EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts the server on {@code port} with its data below {@code home}, made if new. */
  static EmbeddedDatabase start(Path home, int port) throws IOException, SQLException {
    Path data = home.resolve("postgres");
    Files.createDirectories(home);
    var builder =
        EmbeddedPostgres.builder()
            .setPort(port)
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setOverrideWorkingDirectory(home.resolve("postgres-binaries").toFile())
            .setRegisterShutdownHook(false)
            .setPGStartupWait(Duration.ofSeconds(60))
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("encoding", "UTF8")
            .setOutputRedirector(log(home))
            .setErrorRedirector(log(home));
    // the library is made for tests and turns the first two off; here the data matters
    builder.setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on");
    builder
        .setServerConfig("full_page_writes", "on")
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("max_connections", "60")
        .setServerConfig("shared_buffers", "256MB")
        .setServerConfig("work_mem", "32MB")
        .setServerConfig("max_wal_size", "2GB")
        .setServerConfig("checkpoint_timeout", "15min")
        .setServerConfig("jit", "off");
    var server = builder.start();
    createDatabase(server);
    return new EmbeddedDatabase(server);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), DATABASE);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static ProcessBuilder.Redirect log(Path home) {
    return ProcessBuilder.Redirect.appendTo(home.resolve("postgres.log").toFile());
  }

  private static void createDatabase(EmbeddedPostgres server) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
        if (row.next()) {
          return;
        }
      }
      statement.execute("create database " + DATABASE);
    }
  }

  /**
   * When this process was killed, its PostgreSQL lives on and holds the data directory. Ends the
   * server that {@code postmaster.pid} names, if it still runs and is one.
   */
  static void endOrphan(Path home) throws IOException {
    Path pidFile = home.resolve("postgres").resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    Optional<ProcessHandle> orphan = lines.isEmpty() ? Optional.empty() : process(lines.get(0));
    if (orphan.isEmpty() || !isPostgres(orphan.get())) {
      Files.deleteIfExists(pidFile);
      return;
    }
    orphan.get().destroy();
    try {
      orphan.get().onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while an old PostgreSQL stops", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IOException("An old PostgreSQL, process " + lines.get(0) + ", does not stop", e);
    }
  }

  private static Optional<ProcessHandle> process(String pid) {
    try {
      return ProcessHandle.of(Long.parseLong(pid.strip()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().map(c -> c.endsWith("/postgres")).orElse(false);
  }
}
