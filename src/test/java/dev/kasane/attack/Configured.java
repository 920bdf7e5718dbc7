package dev.kasane.attack;

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

  public AttackLibrary library() {
    return new AttackLibrary(this);
  }
}
