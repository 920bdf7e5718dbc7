package dev.kasane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kasane.StartupCheck.WrongConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartupCheckTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "quarkus.http.port | 99999999 | a port number from 1 to 65535",
        "kasane.embedded.kafka-port | nine | a port number from 1 to 65535",
        "kasane.finding.max-bytes | -5 | a whole number from 1000 to 16777216",
        "kasane.finding.max-depth | deep | a whole number from 2 to 1000",
        "kasane.finding.max-events | 0 | a whole number from 1 to 1000000",
        "kasane.finding.keep-original | -1 | a whole number from 0 to 16777216",
        "kasane.finding.case-prefix.cortex-xdr | my soc"
            + " | none, or 1 to 100 printable characters without spaces",
        "kasane.topics.partitions | 0 | a whole number from 1 to 10000",
        "kasane.demo | ja | true or false",
        "kasane.attack.bundles | no-such.json"
            + " | a comma-separated list of readable files or addresses that begin with"
            + " http://, https://, taxii+http://, taxii+https://",
        "kasane.attack.older-bundles | taxii+https://host/api/collections/1"
            + " | a comma-separated list of readable files or addresses that begin with"
            + " http://, https://",
        "kasane.attack.bundles | https://"
            + " | a comma-separated list of readable files or addresses that begin with"
            + " http://, https://, taxii+http://, taxii+https://",
        "kasane.attack.update | daily" + " | auto, off, or an ISO 8601 duration from PT1S to P365D",
        "kasane.attack.update | PT0S | auto, off, or an ISO 8601 duration from PT1S to P365D",
        "kasane.attack.index | file:///etc/index.json"
            + " | a comma-separated list of addresses that begin with"
            + " http://, https://, taxii+http://, taxii+https://",
        "kafka.bootstrap.servers | nowhere | a list like host:9092,host2:9092",
        "quarkus.datasource.jdbc.url | jdbc:mysql://db/k"
            + " | like jdbc:postgresql://host:5432/database",
        "kasane.topics.cases | kasane.findings | a topic of its own",
        "kasane.topics.cases | case records"
            + " | 1 to 249 letters, digits, dots, dashes or underscores"
      })
  void aWrongValueIsOneLineWithKeyValueAndWhatWouldBeRight(String key, String value, String right) {
    System.setProperty(key, value);
    try {
      var wrong = assertThrows(WrongConfiguration.class, StartupCheck::configuration);
      assertEquals(
          "%s is '%s', but it must be %s.".formatted(key, value, right), wrong.getMessage());
    } finally {
      System.clearProperty(key);
    }
  }

  @Test
  void withoutAHomeNothingStarts() throws WrongConfiguration {
    System.setProperty("kasane.home", "");
    try {
      var config = StartupCheck.configuration();
      assertThrows(WrongConfiguration.class, () -> StartupCheck.embedded(config));
    } finally {
      System.clearProperty("kasane.home");
    }
  }

  @Test
  void withNothingConfiguredTheEmbeddedServersGetTheirUsualPorts() throws WrongConfiguration {
    var embedded = StartupCheck.embedded(StartupCheck.configuration());
    assertEquals(9092, embedded.kafkaPort());
    assertEquals(5433, embedded.postgresPort());
  }
}
