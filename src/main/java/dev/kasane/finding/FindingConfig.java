package dev.kasane.finding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;

/** What is taken in, and how. */
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

  /** How many findings one record may hold. */
  @WithDefault("10000")
  int maxEvents();

  /** Events of other formats up to so many bytes are kept as they came; 0 keeps none. */
  @WithDefault("262144")
  int keepOriginal();

  /** How findings come to a case that name none, before the record key decides. */
  Optional<String> caseRule();

  /**
   * By format, what stands before the number of a product's own case instead of what its profile
   * says; {@code none} for nothing.
   */
  Map<String, String> casePrefix();
}
