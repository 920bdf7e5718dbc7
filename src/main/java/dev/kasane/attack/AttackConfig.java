package dev.kasane.attack;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** Which releases are loaded. */
@ConfigMapping(prefix = "kasane.attack")
public interface AttackConfig {
  /** Current releases: files or addresses; unset: the built-in facts. */
  Optional<List<String>> bundles();

  /** Older releases, for reading old ids and names and for comparing. */
  Optional<List<String>> olderBundles();

  /** Whether a source is an address, which others fetch, and no file. */
  static boolean isAddress(String source) {
    return source.contains("://");
  }
}
