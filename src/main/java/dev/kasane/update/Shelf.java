package dev.kasane.update;

import dev.kasane.attack.AttackConfig;
import dev.kasane.attack.AttackLibrary;
import dev.kasane.attack.BundleReading;
import dev.kasane.attack.BundleReading.Read;
import dev.kasane.attack.BundleReading.Unreadable;
import dev.kasane.attack.BundleVersion;
import dev.kasane.attack.Catalogue;
import dev.kasane.attack.Downloaded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The releases of the cache that are loaded, and their places in the library. */
final class Shelf {
  private static final Logger LOG = Logger.getLogger(Shelf.class);

  /** Releases of a domain that stay beside its newest one, so that old ids keep their meaning. */
  private static final int KEPT = 2;

  private final List<Source> sources;
  private final boolean pinned;
  private final AttackLibrary library;
  private final BundleCache cache;
  private final Map<String, Catalogue> loaded = new HashMap<>();
  private final Map<String, Unreadable> broken = new TreeMap<>();

  Shelf(List<Source> sources, boolean pinned, AttackLibrary library, BundleCache cache) {
    this.sources = sources;
    this.pinned = pinned;
    this.library = library;
    this.cache = cache;
  }

  /** Loads what the cache holds; needs no network. */
  void load() {
    prune();
    List<Offer> releases = cache.releases();
    List<BundleReading> readings =
        releases.parallelStream().map(release -> read(cache.file(release), release)).toList();
    for (int i = 0; i < releases.size(); i++) {
      Offer release = releases.get(i);
      if (readings.get(i) instanceof Read read && release.is(read.catalogue())) {
        loaded.put(release.fileName(), read.catalogue());
      } else {
        String what =
            readings.get(i) instanceof Unreadable bad ? bad.what() : "It holds another release.";
        LOG.errorf("%s is not loaded. %s", cache.file(release), what);
        broken.put(release.fileName(), new Unreadable(cache.file(release).toString(), what));
      }
    }
    place();
  }

  /** Reads a file; where neither it nor its address tells the version, the offer does. */
  BundleReading read(Path file, Offer offer) {
    String source = Source.shown(offer.address());
    BundleReading reading = library.read(file, source);
    boolean silent =
        reading instanceof Read read
            && read.catalogue().version().equals(BundleVersion.UNKNOWN)
            && !offer.version().equals(BundleVersion.UNKNOWN);
    return silent ? library.read(file, source + "#" + offer.fileName()) : reading;
  }

  /** The release that a source has, if it is loaded. */
  @Nullable Catalogue of(Source source) {
    List<Offer> offers = cache.known(source).offers();
    return offers.isEmpty() ? null : loaded.get(offers.get(0).fileName());
  }

  /** Whether all that is configured is there. */
  boolean complete() {
    return sources.stream().allMatch(s -> s.role() == Source.Role.INDEX || of(s) != null);
  }

  /** Takes a verified file into the cache. */
  Offer keep(Path part, Catalogue catalogue, String address) throws Failed {
    Offer release = Offer.of(catalogue, address);
    cache.keep(part, release);
    loaded.put(release.fileName(), catalogue);
    broken.remove(release.fileName());
    return release;
  }

  /** Gives the library what is here; true where that changes anything. */
  boolean place() {
    prune();
    var found = new HashMap<>(loaded);
    List<Catalogue> configured = taken(Source.Role.CURRENT, found);
    List<Catalogue> older = taken(Source.Role.OLDER, found);
    return library.replace(
        new Downloaded(
            configured, older, List.copyOf(found.values()), List.copyOf(broken.values()), pinned));
  }

  private List<Catalogue> taken(Source.Role role, Map<String, Catalogue> found) {
    List<Catalogue> taken =
        sources.stream()
            .filter(source -> source.role() == role)
            .flatMap(source -> Stream.ofNullable(of(source)))
            .distinct()
            .toList();
    found.values().removeAll(taken);
    return taken;
  }

  /** Deletes what was found and is too far behind; what somebody put there stays. */
  private void prune() {
    var byDomain = new TreeMap<String, List<Offer>>();
    for (Offer release : cache.releases()) {
      boolean configured =
          sources.stream()
              .filter(source -> source.role() != Source.Role.INDEX)
              .flatMap(source -> cache.known(source).offers().stream())
              .anyMatch(offer -> offer.fileName().equals(release.fileName()));
      if (!configured && AttackConfig.isAddress(release.address())) {
        byDomain.computeIfAbsent(release.domain(), d -> new ArrayList<>()).add(release);
      }
    }
    for (List<Offer> releases : byDomain.values()) {
      releases.sort((a, b) -> BundleVersion.compare(b.version(), a.version()));
      for (Offer old : releases.subList(Math.min(KEPT + 1, releases.size()), releases.size())) {
        if (!library.isChosen(old.domain(), old.version())) {
          cache.delete(old);
          loaded.remove(old.fileName());
          broken.remove(old.fileName());
        }
      }
    }
  }
}
