package dev.kasane.attack;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A configuration made by hand. */
public record Configured(Optional<List<String>> bundles, Optional<List<String>> olderBundles)
    implements AttackConfig {

  public static Configured of(List<String> bundles, List<String> older) {
    return new Configured(
        Optional.of(bundles).filter(list -> !list.isEmpty()),
        Optional.of(older).filter(list -> !list.isEmpty()));
  }

  /** A library in which nothing was chosen, and nothing can be. */
  public AttackLibrary library() {
    return library(Path.of("/dev/null"));
  }

  /** A library that finds and writes down choices there. */
  public AttackLibrary library(Path home) {
    return new AttackLibrary(this, new Choices(home));
  }
}
