package dev.kasane.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The topics. */
@ConfigMapping(prefix = "kasane.topics")
public interface StreamConfig {
  /** Where findings come in. */
  @WithDefault("kasane.findings")
  String findings();

  /** Where case records go. */
  @WithDefault("kasane.cases")
  String cases();

  /** Where counts go. */
  @WithDefault("kasane.counts")
  String counts();

  /** Where records go that cannot be read. */
  @WithDefault("kasane.rejected")
  String rejected();

  /** Partitions of a topic that Kasane creates because it is not there. */
  @WithDefault("4")
  int partitions();
}
