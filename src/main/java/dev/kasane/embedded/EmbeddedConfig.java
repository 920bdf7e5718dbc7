package dev.kasane.embedded;

import java.nio.file.Path;

/**
 * What the embedded servers need to know before Quarkus, and with it its configuration, exists.
 *
 * @param home where their data lies ({@code kasane.home})
 * @param kafkaPort {@code kasane.embedded.kafka-port}
 * @param postgresPort {@code kasane.embedded.postgres-port}
 * @param kafka whether a broker is wanted: {@code kafka.bootstrap.servers} is unset
 * @param postgres whether a database is wanted: {@code quarkus.datasource.jdbc.url} is unset
 */
public record EmbeddedConfig(
    Path home, int kafkaPort, int postgresPort, boolean kafka, boolean postgres) {}
