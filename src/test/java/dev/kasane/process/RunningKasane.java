package dev.kasane.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built jar as a process of its own, standalone, from nothing. */
public final class RunningKasane implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final Path home;
  private final int httpPort;
  private final int kafkaPort;
  private final int postgresPort;
  private final long readyMillis;
  private final HttpClient http = HttpClient.newHttpClient();

  private RunningKasane(
      Path home, int httpPort, int kafkaPort, int postgresPort, Map<String, String> settings)
      throws Exception {
    this.home = home;
    this.httpPort = httpPort;
    this.kafkaPort = kafkaPort;
    this.postgresPort = postgresPort;
    var command = new ArrayList<>(List.of(java(), "-Dkasane.home=" + home));
    command.add("-Dquarkus.http.port=" + httpPort);
    command.add("-Dkasane.embedded.kafka-port=" + kafkaPort);
    command.add("-Dkasane.embedded.postgres-port=" + postgresPort);
    settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
    Path build = Path.of(System.getProperty("kasane.build.directory", "target"));
    // such as a recording: -Dkasane.benchmark.jvm=-XX:StartFlightRecording=...
    Optional.ofNullable(System.getProperty("kasane.benchmark.jvm")).ifPresent(command::add);
    command.add("-jar");
    command.add(build.resolve("quarkus-app/quarkus-run.jar").toString());
    this.log = build.resolve("kasane-process-" + httpPort + ".log");
    long start = System.nanoTime();
    this.process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    awaitReady();
    this.readyMillis = (System.nanoTime() - start) / 1_000_000;
  }

  public static RunningKasane start(Map<String, String> settings) throws Exception {
    Path build = Path.of(System.getProperty("kasane.build.directory", "target")).toAbsolutePath();
    Path home = Files.createTempDirectory(build, "benchmark");
    return new RunningKasane(home, freePort(), freePort(), freePort(), settings);
  }

  /** Ends the process at once and starts another on what it left. */
  public RunningKasane killedAndStarted(Map<String, String> settings) throws Exception {
    kill();
    return new RunningKasane(home, httpPort, kafkaPort, postgresPort, settings);
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws Exception {
    for (int i = 0; i < 600; i++) {
      if (!process.isAlive()) {
        throw new IllegalStateException("Kasane ended with " + process.exitValue());
      }
      try {
        if (http.send(request("/q/health/ready"), BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException e) {
        // not listening yet
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IllegalStateException("Kasane is not ready after a minute");
  }

  public String kafka() {
    return "127.0.0.1:" + kafkaPort;
  }

  /** The settings of another instance that uses this one's servers. */
  public Map<String, String> servers() {
    return Map.of(
        "kafka.bootstrap.servers",
        kafka(),
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://127.0.0.1:" + postgresPort + "/kasane",
        "quarkus.datasource.username",
        "postgres",
        "quarkus.datasource.password",
        "postgres");
  }

  /** Ends the process at once, without a chance to finish anything. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Tells the process to stop, as whoever runs a service does, and waits until it has. */
  public void stop() throws InterruptedException {
    process.destroy();
    process.waitFor(90, TimeUnit.SECONDS);
  }

  /** What it has printed. */
  public String log() throws IOException {
    return Files.readString(log);
  }

  /** From the start of the process until it said that it is ready. */
  public long readyMillis() {
    return readyMillis;
  }

  /** Processor seconds of the service with its broker, and of its PostgreSQL. */
  public double[] processorSeconds() throws IOException {
    double own = seconds(process.toHandle());
    // the server parts from the process that started it, so its own file names it
    String pid = Files.readAllLines(home.resolve("postgres/postmaster.pid")).get(0);
    double postgres =
        ProcessHandle.of(Long.parseLong(pid.strip())).stream()
            .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
            .mapToDouble(RunningKasane::seconds)
            .sum();
    return new double[] {own, postgres};
  }

  private static double seconds(ProcessHandle process) {
    return process.info().totalCpuDuration().map(d -> d.toMillis() / 1e3).orElse(0.0);
  }

  /** Where REST and the pages answer. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + httpPort + "/");
  }

  public String get(String path) throws Exception {
    return http.send(request(path), BodyHandlers.ofString()).body();
  }

  /** Sends a body and returns the answer's. */
  public String post(String path, String contentType, byte[] body) throws Exception {
    return send("POST", path, body, "Content-Type", contentType);
  }

  /** Sends findings to a case and returns the answer. */
  public String postTo(String caseId, byte[] findings) throws Exception {
    return send("POST", "/api/v1/findings", findings, "kasane-case", caseId);
  }

  /** Changes a case and returns the answer. */
  public String patch(String path, byte[] body) throws Exception {
    return send("PATCH", path, body, "Content-Type", "application/json");
  }

  private String send(String method, String path, byte[] body, String... headers) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path))
            .headers(headers)
            .method(method, BodyPublishers.ofByteArray(body))
            .build();
    return http.send(request, BodyHandlers.ofString()).body();
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + httpPort + path)).build();
  }

  @Override
  public void close() throws Exception {
    stop();
    try (Stream<Path> files = Files.walk(home)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
