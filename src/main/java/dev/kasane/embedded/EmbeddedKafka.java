package dev.kasane.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka broker, its own controller, on loopback. */
final class EmbeddedKafka implements AutoCloseable {
  private static final int NODE = 1;
  private static final int LARGEST_MESSAGE = 20 * 1024 * 1024;

  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /** Starts the broker on {@code port} with its data in {@code directory}, formatted if new. */
  static EmbeddedKafka start(Path directory, int port) throws IOException {
    Files.createDirectories(directory);
    format(directory);
    // the controller is asked by nobody but this broker, so any port does
    var config = new KafkaConfig(settings(directory, port, freePort()));
    var server = new KafkaRaftServer(config, Time.SYSTEM);
    server.startup();
    return new EmbeddedKafka(server, port);
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path directory) throws IOException {
    if (Files.exists(directory.resolve("meta.properties"))) {
      return;
    }
    try (var silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setNodeId(NODE)
          .setClusterId(Uuid.randomUuid().toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(directory.toString())
          .addDirectory(directory.toString())
          .run();
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException("Kafka's storage in " + directory + " could not be formatted", e);
    }
  }

  private static Properties settings(Path directory, int port, int controllerPort) {
    var settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE);
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("inter.broker.listener.name", "PLAINTEXT");
    settings.put("log.dirs", directory.toString());
    // one broker: nothing can be kept twice
    settings.put("offsets.topic.replication.factor", 1);
    settings.put("offsets.topic.num.partitions", 4);
    settings.put("transaction.state.log.replication.factor", 1);
    settings.put("transaction.state.log.min.isr", 1);
    settings.put("transaction.state.log.num.partitions", 4);
    settings.put("share.coordinator.state.topic.replication.factor", 1);
    settings.put("share.coordinator.state.topic.min.isr", 1);
    settings.put("group.initial.rebalance.delay.ms", 0);
    // after a crash the broker waits for its own old registration to expire
    settings.put("broker.session.timeout.ms", 2_000);
    settings.put("broker.heartbeat.interval.ms", 500);
    settings.put("auto.create.topics.enable", false);
    // findings that are too large for Kasane still have to reach it, to be rejected with a reason
    settings.put("message.max.bytes", LARGEST_MESSAGE);
    settings.put("replica.fetch.max.bytes", LARGEST_MESSAGE);
    // findings are the team's own record; they are kept until somebody decides otherwise
    settings.put("log.retention.ms", -1);
    settings.put("log.cleaner.dedupe.buffer.size", 16 * 1024 * 1024);
    settings.put("socket.request.max.bytes", 6 * LARGEST_MESSAGE);
    // each has a type of its own, which Kafka reads from text
    settings.replaceAll((key, value) -> value.toString());
    return settings;
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
