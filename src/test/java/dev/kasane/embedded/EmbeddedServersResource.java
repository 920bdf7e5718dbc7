package dev.kasane.embedded;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** The embedded servers for all tests that need Quarkus: started once, on free ports, fresh. */
public class EmbeddedServersResource implements QuarkusTestResourceLifecycleManager {
  private static EmbeddedConfig config;
  private static EmbeddedKafka kafka;
  private static EmbeddedDatabase database;

  @Override
  public Map<String, String> start() {
    try {
      Path home =
          Files.createTempDirectory(
              Files.createDirectories(
                  Path.of(System.getProperty("kasane.build.directory", "target"))),
              "home");
      config =
          new EmbeddedConfig(home, EmbeddedKafka.freePort(), EmbeddedKafka.freePort(), true, true);
      kafka = EmbeddedKafka.start(home.resolve("kafka"), config.kafkaPort());
      database = EmbeddedDatabase.start(home, config.postgresPort());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    return Map.of(
        "kasane.home",
        config.home().toString(),
        "kafka.bootstrap.servers",
        kafka.address(),
        "quarkus.datasource.jdbc.url",
        database.url(),
        "quarkus.datasource.username",
        EmbeddedDatabase.USER,
        "quarkus.datasource.password",
        EmbeddedDatabase.USER);
  }

  /** Stops PostgreSQL, runs, and starts it again on the same data. */
  public static void withoutDatabase(Runnable meanwhile) throws Exception {
    database.close();
    try {
      meanwhile.run();
    } finally {
      database = EmbeddedDatabase.start(config.home(), config.postgresPort());
    }
  }

  /** Stops Kafka, runs, and starts it again on the same data. */
  public static void withoutKafka(Runnable meanwhile) throws Exception {
    kafka.close();
    try {
      meanwhile.run();
    } finally {
      kafka = EmbeddedKafka.start(config.home().resolve("kafka"), config.kafkaPort());
    }
  }

  @Override
  public void stop() {
    try {
      kafka.close();
      database.close();
      try (Stream<Path> files = Files.walk(config.home())) {
        files.sorted(Comparator.reverseOrder()).forEach(EmbeddedServersResource::delete);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
