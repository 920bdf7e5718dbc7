package dev.kasane.update;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Comparison;
import dev.kasane.attack.Comparison.Way;
import dev.kasane.attack.Noun;
import org.jboss.logging.Logger;

/** Says what a newer release changes. */
final class Changes {
  private static final Logger LOG = Logger.getLogger(Changes.class);

  private Changes() {}

  /** A line for each domain whose current release is another one. */
  static void log(Attack before, Attack now) {
    for (Catalogue release : now.current()) {
      Catalogue old = before.current(release.domain()).orElse(null);
      if (old == null) {
        LOG.infof(
            "ATT&CK %s %s from %s is new here",
            release.domain(), release.version(), release.source());
      } else if (old != release) {
        LOG.info(line(old, release));
      }
    }
  }

  static String line(Catalogue old, Catalogue release) {
    Comparison comparison = Comparison.of(old, release);
    return "ATT&CK %s %s takes the place of %s from %s: %d techniques new, %d revoked, %d deprecated, %d renamed, %d gone"
        .formatted(
            release.domain(),
            release.version(),
            old.version(),
            old.source(),
            many(comparison, Way.ADDED),
            many(comparison, Way.REVOKED),
            many(comparison, Way.DEPRECATED),
            many(comparison, Way.RENAMED),
            many(comparison, Way.REMOVED));
  }

  private static int many(Comparison comparison, Way way) {
    return comparison.changes(Noun.TECHNIQUES, way).size();
  }
}
