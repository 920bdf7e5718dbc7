package dev.kasane.update;

import dev.kasane.attack.Attack;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.ObjectStatus;
import dev.kasane.attack.Technique;
import java.util.HashMap;
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
    var before = new HashMap<String, Technique>();
    old.techniques().forEach(t -> before.putIfAbsent(t.id(), t));
    int added = 0;
    int revoked = 0;
    int deprecated = 0;
    int renamed = 0;
    for (Technique technique : release.techniques()) {
      Technique was = before.remove(technique.id());
      if (was == null) {
        added++;
      } else {
        boolean other = was.status() != technique.status();
        revoked += other && technique.status() == ObjectStatus.REVOKED ? 1 : 0;
        deprecated += other && technique.status() == ObjectStatus.DEPRECATED ? 1 : 0;
        renamed += was.name().equals(technique.name()) ? 0 : 1;
      }
    }
    return "ATT&CK %s %s takes the place of %s from %s: %d techniques new, %d revoked, %d deprecated, %d renamed, %d gone"
        .formatted(
            release.domain(),
            release.version(),
            old.version(),
            old.source(),
            added,
            revoked,
            deprecated,
            renamed,
            before.size());
  }
}
