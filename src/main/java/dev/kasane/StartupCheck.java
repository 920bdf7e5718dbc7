package dev.kasane;

import dev.kasane.attack.AttackConfig;
import dev.kasane.casebook.CasebookConfig;
import dev.kasane.embedded.EmbeddedConfig;
import dev.kasane.finding.FindingConfig;
import dev.kasane.finding.profile.CaseRule;
import dev.kasane.stream.StreamConfig;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at the configuration before anything starts, so that a wrong value is one line that names
 * the key, the value and what would be right (contract, section 1).
 */
final class StartupCheck {
  private StartupCheck() {}

  /** A wrong value; the message is the line. */
  static final class WrongConfiguration extends Exception {
    private static final long serialVersionUID = 1;

    WrongConfiguration(String key, String value, String right) {
      super("%s is '%s', but it must be %s.".formatted(key, value, right));
    }

    WrongConfiguration(String line, Throwable cause) {
      super(line, cause);
    }
  }

  /** The configuration as Quarkus will see it, checked. */
  static SmallRyeConfig configuration() throws WrongConfiguration {
    SmallRyeConfig config;
    try {
      config =
          ConfigUtils.configBuilder()
              .withMapping(AttackConfig.class)
              .withMapping(CasebookConfig.class)
              .withMapping(FindingConfig.class)
              .withMapping(StreamConfig.class)
              .build();
    } catch (ConfigValidationException e) {
      throw new WrongConfiguration(e.getProblem(0).getMessage().replace('\n', ' '), e);
    }
    for (String key :
        List.of(
            "quarkus.http.port", "kasane.embedded.kafka-port", "kasane.embedded.postgres-port")) {
      port(config, key, 0);
    }
    bool(config, "kasane.demo");
    bundles(config, "kasane.attack.bundles");
    bundles(config, "kasane.attack.older-bundles");
    addresses(config);
    topics(config);
    caseRule(config);
    return config;
  }

  /** What the embedded servers need to know. */
  static EmbeddedConfig embedded(SmallRyeConfig config) throws WrongConfiguration {
    return new EmbeddedConfig(
        home(config),
        port(config, "kasane.embedded.kafka-port", 9092),
        port(config, "kasane.embedded.postgres-port", 5433),
        value(config, "kafka.bootstrap.servers").isEmpty(),
        value(config, "quarkus.datasource.jdbc.url").isEmpty());
  }

  private static Path home(SmallRyeConfig config) throws WrongConfiguration {
    String home = value(config, "kasane.home").orElse("~/.kasane");
    try {
      return home.startsWith("~/")
          ? Path.of(System.getProperty("user.home"), home.substring(2))
          : Path.of(home).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new WrongConfiguration("kasane.home", home, "the path of a folder");
    }
  }

  private static int port(SmallRyeConfig config, String key, int otherwise)
      throws WrongConfiguration {
    Optional<String> value = value(config, key);
    if (value.isEmpty()) {
      return otherwise;
    }
    try {
      int port = Integer.parseInt(value.get().strip());
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new WrongConfiguration(key, value.get(), "a port number from 1 to 65535");
  }

  private static void bool(SmallRyeConfig config, String key) throws WrongConfiguration {
    String value = value(config, key).orElse("false").strip().toLowerCase(Locale.ROOT);
    if (!value.equals("true") && !value.equals("false")) {
      throw new WrongConfiguration(key, value, "true or false");
    }
  }

  private static void bundles(SmallRyeConfig config, String key) throws WrongConfiguration {
    for (String source : value(config, key).orElse("").split(",", -1)) {
      String bundle = source.strip();
      if (!bundle.isEmpty() && !isAddress(bundle) && !isFile(bundle)) {
        throw new WrongConfiguration(
            key, bundle, "a comma-separated list of readable files or http(s) addresses");
      }
    }
  }

  private static boolean isAddress(String source) {
    return source.startsWith("http://") || source.startsWith("https://");
  }

  private static boolean isFile(String source) {
    try {
      return Files.isRegularFile(Path.of(source)) && Files.isReadable(Path.of(source));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static void addresses(SmallRyeConfig config) throws WrongConfiguration {
    Optional<String> url = value(config, "quarkus.datasource.jdbc.url");
    if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
      throw new WrongConfiguration(
          "quarkus.datasource.jdbc.url", url.get(), "like jdbc:postgresql://host:5432/database");
    }
    Optional<String> servers = value(config, "kafka.bootstrap.servers");
    for (String server : servers.orElse("localhost:9092").split(",", -1)) {
      if (!isHostAndPort(server.strip())) {
        throw new WrongConfiguration(
            "kafka.bootstrap.servers", servers.orElse(""), "a list like host:9092,host2:9092");
      }
    }
  }

  private static boolean isHostAndPort(String server) {
    try {
      // Kafka allows a protocol before the host; what it is called does not matter
      URI uri = URI.create(server.contains("://") ? server : "kafka://" + server);
      return uri.getHost() != null && uri.getPort() > 0;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void topics(SmallRyeConfig config) throws WrongConfiguration {
    StreamConfig topics = config.getConfigMapping(StreamConfig.class);
    List<String> names =
        List.of(topics.findings(), topics.cases(), topics.counts(), topics.rejected());
    List<String> keys =
        Stream.of("findings", "cases", "counts", "rejected").map("kasane.topics."::concat).toList();
    for (int i = 0; i < names.size(); i++) {
      if (!isTopic(names.get(i))) {
        throw new WrongConfiguration(
            keys.get(i), names.get(i), "1 to 249 letters, digits, dots, dashes or underscores");
      }
      if (names.indexOf(names.get(i)) < i) {
        throw new WrongConfiguration(keys.get(i), names.get(i), "a topic of its own");
      }
    }
  }

  private static void caseRule(SmallRyeConfig config) throws WrongConfiguration {
    String key = "kasane.finding.case-rule";
    String rule = value(config, key).orElse("");
    try {
      if (!rule.isBlank()) {
        CaseRule.of(rule);
      }
    } catch (IllegalArgumentException e) {
      throw new WrongConfiguration(key, rule, CaseRule.RIGHT);
    }
  }

  private static boolean isTopic(String name) {
    return !name.isEmpty()
        && name.length() <= 249
        && !name.equals(".")
        && !name.equals("..")
        && name.chars()
            .allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "._-".indexOf(c) >= 0));
  }

  private static Optional<String> value(SmallRyeConfig config, String key) {
    return config.getOptionalValue(key, String.class);
  }
}
