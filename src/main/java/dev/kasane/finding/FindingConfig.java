package dev.kasane.finding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits on what is taken in. */
@ConfigMapping(prefix = "kasane.finding")
public interface FindingConfig {
  /** The largest finding, in bytes. */
  @WithDefault("1048576")
  int maxBytes();

  /** How deep its JSON may nest. */
  @WithDefault("64")
  int maxDepth();

  /** How many claims one finding may make. */
  @WithDefault("1000")
  int maxClaims();
}
