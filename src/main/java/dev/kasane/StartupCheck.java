package dev.kasane;

import dev.kasane.attack.AttackConfig;
import dev.kasane.casebook.CasebookConfig;
import dev.kasane.embedded.EmbeddedConfig;
import dev.kasane.finding.FindingConfig;
import dev.kasane.finding.profile.CaseId;
import dev.kasane.finding.profile.CaseRule;
import dev.kasane.guideline.GuidelineConfig;
import dev.kasane.stream.StreamConfig;
import dev.kasane.update.Rhythm;
import dev.kasane.update.UpdateConfig;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks at the configuration before anything starts, so that a wrong value is one line that names
 * the key, the value and what would be right (contract, section 1).
 */
final class StartupCheck {
  private static final String PORT = "a port number from 1 to 65535";

  private static final List<Whole> NUMBERS =
      List.of(
          new Whole("quarkus.http.port", 0, 65_535, PORT),
          new Whole("kasane.embedded.kafka-port", 1, 65_535, PORT),
          new Whole("kasane.embedded.postgres-port", 1, 65_535, PORT),
          Whole.between("kasane.topics.partitions", 1, 10_000),
          // a record that is larger than a fetch would hold up its partition
          Whole.between("kasane.finding.max-bytes", 1_000, 16_777_216),
          Whole.between("kasane.finding.max-depth", 2, 1_000),
          Whole.between("kasane.finding.max-claims", 1, 100_000),
          Whole.between("kasane.finding.max-events", 1, 1_000_000),
          Whole.between("kasane.finding.keep-original", 0, 16_777_216),
          Whole.between("kasane.casebook.cached-findings", 0, Integer.MAX_VALUE),
          Whole.between("kasane.casebook.findings-at-once", 1, Integer.MAX_VALUE));

  private static final List<String> WEB = List.of("http://", "https://");
  private static final List<String> TAXII =
      List.of("http://", "https://", "taxii+http://", "taxii+https://");

  private StartupCheck() {}

  /** A key that takes a whole number. */
  private record Whole(String key, long least, long most, String right) {
    static Whole between(String key, long least, long most) {
      return new Whole(key, least, most, "a whole number from %d to %d".formatted(least, most));
    }
  }

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
    // first as text: what a mapping says of a wrong value is meant for developers
    SmallRyeConfig text = ConfigUtils.configBuilder().build();
    for (Whole number : NUMBERS) {
      check(text, number);
    }
    bool(text, "kasane.demo");
    bundles(text, "kasane.attack.bundles", TAXII);
    bundles(text, "kasane.attack.older-bundles", WEB);
    updates(text);
    addresses(text);
    SmallRyeConfig config = mapped();
    topics(config);
    caseRule(config);
    casePrefixes(config);
    return config;
  }

  private static SmallRyeConfig mapped() throws WrongConfiguration {
    try {
      return ConfigUtils.configBuilder()
          .withMapping(AttackConfig.class)
          .withMapping(CasebookConfig.class)
          .withMapping(FindingConfig.class)
          .withMapping(GuidelineConfig.class)
          .withMapping(StreamConfig.class)
          .withMapping(UpdateConfig.class)
          .build();
    } catch (ConfigValidationException e) {
      throw new WrongConfiguration(e.getProblem(0).getMessage().replace('\n', ' '), e);
    }
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
    String home = value(config, "kasane.home").orElse("");
    try {
      if (home.isBlank()) {
        throw new InvalidPathException(home, "there is none");
      }
      return home.startsWith("~/")
          ? Path.of(System.getProperty("user.home"), home.substring(2))
          : Path.of(home).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new WrongConfiguration("kasane.home", home, "the path of a folder");
    }
  }

  private static int port(SmallRyeConfig config, String key, int otherwise) {
    return value(config, key).map(port -> Integer.parseInt(port.strip())).orElse(otherwise);
  }

  private static void check(SmallRyeConfig config, Whole number) throws WrongConfiguration {
    Optional<String> value = value(config, number.key);
    if (value.isEmpty()) {
      return;
    }
    try {
      long found = Long.parseLong(value.get().strip());
      if (found >= number.least && found <= number.most) {
        return;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new WrongConfiguration(number.key, value.get(), number.right);
  }

  private static void bool(SmallRyeConfig config, String key) throws WrongConfiguration {
    String value = value(config, key).orElse("false").strip().toLowerCase(Locale.ROOT);
    if (!value.equals("true") && !value.equals("false")) {
      throw new WrongConfiguration(key, value, "true or false");
    }
  }

  private static void bundles(SmallRyeConfig config, String key, List<String> schemes)
      throws WrongConfiguration {
    for (String source : value(config, key).orElse("").split(",", -1)) {
      String bundle = source.strip();
      if (!bundle.isEmpty() && !isAddress(bundle, schemes) && !isFile(bundle)) {
        throw new WrongConfiguration(
            key,
            bundle,
            "a comma-separated list of readable files or addresses that begin with "
                + String.join(", ", schemes));
      }
    }
  }

  private static void updates(SmallRyeConfig config) throws WrongConfiguration {
    String update = value(config, "kasane.attack.update").orElse("off");
    try {
      Rhythm.of(update);
    } catch (IllegalArgumentException e) {
      throw new WrongConfiguration("kasane.attack.update", update, Rhythm.ALLOWED);
    }
    String index = value(config, "kasane.attack.index").orElse(null);
    if (index != null
        && !Stream.of(index.split(",", -1)).allMatch(i -> isAddress(i.strip(), TAXII))) {
      throw new WrongConfiguration(
          "kasane.attack.index",
          index,
          "a comma-separated list of addresses that begin with " + String.join(", ", TAXII));
    }
  }

  private static boolean isAddress(String source, List<String> schemes) {
    try {
      return schemes.stream().anyMatch(source::startsWith)
          && URI.create(source.replaceFirst("^taxii\\+", "")).getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
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

  private static void casePrefixes(SmallRyeConfig config) throws WrongConfiguration {
    for (Map.Entry<String, String> prefix :
        config.getConfigMapping(FindingConfig.class).casePrefix().entrySet()) {
      if (!CaseId.isPrefix(prefix.getValue())) {
        throw new WrongConfiguration(
            "kasane.finding.case-prefix." + prefix.getKey(), prefix.getValue(), CaseId.RIGHT);
      }
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
