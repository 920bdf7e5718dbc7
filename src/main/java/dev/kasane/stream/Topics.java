package dev.kasane.stream;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * Creates the topics that are not there, before anything reads or writes them. Where Kasane may not
 * create topics, somebody else has to, and only a line in the log says so. There are no others:
 * Kasane keeps no internal topics.
 */
@Singleton
class Topics {
  private static final Logger LOG = Logger.getLogger(Topics.class);
  private static final int BEFORE_THE_CONSUMER = 1;
  private static final long PATIENCE_SECONDS = 15;

  private final Admin admin;
  private final StreamConfig config;
  private final Troubles troubles;

  Topics(Admin admin, StreamConfig config, Troubles troubles) {
    this.admin = admin;
    this.config = config;
    this.troubles = troubles;
  }

  void create(@Observes @Priority(BEFORE_THE_CONSUMER) StartupEvent event)
      throws InterruptedException {
    create(config.findings(), Map.of());
    // the last record of a key is the current one; older ones may go
    var compacted = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
    create(config.cases(), compacted);
    create(config.counts(), compacted);
    create(config.rejected(), Map.of());
  }

  private void create(String name, Map<String, String> settings) throws InterruptedException {
    var topic =
        new NewTopic(name, Optional.of(config.partitions()), Optional.empty()).configs(settings);
    try {
      admin.createTopics(List.of(topic)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      LOG.infof("Created the topic %s", name);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        LOG.warnf("The topic %s was not created: %s", name, e.getCause());
        troubles.tell("Kafka", "The topic %s was not created: %s".formatted(name, e.getCause()));
      }
    } catch (TimeoutException e) {
      LOG.warnf("Kafka does not answer; whether the topic %s is there will be seen", name);
    }
  }
}
