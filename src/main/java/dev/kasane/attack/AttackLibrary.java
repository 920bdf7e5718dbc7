package dev.kasane.attack;

import dev.kasane.attack.BundleReading.Read;
import dev.kasane.attack.BundleReading.Unreadable;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** Holds what is loaded: built aside, and put in place as a whole. */
@Singleton
public final class AttackLibrary {
  private static final Logger LOG = Logger.getLogger(AttackLibrary.class);

  private final Map<String, List<String>> formerNames;
  private volatile Attack attack;
  private volatile List<Unreadable> unreadable;

  AttackLibrary(AttackConfig config) {
    var facts = BuiltInFacts.read();
    this.formerNames = BuiltInFacts.formerNames();
    var problems = new ArrayList<Unreadable>();
    var current = new TreeMap<String, Catalogue>();
    current.put(facts.domain(), facts);
    for (Catalogue catalogue : newest(load(config.bundles(), problems), problems)) {
      current.put(catalogue.domain(), catalogue);
    }
    List<Catalogue> older = load(config.olderBundles(), problems);
    this.attack = new Attack(List.copyOf(current.values()), older);
    this.unreadable = List.copyOf(problems);
    problems.forEach(p -> LOG.errorf("%s is not loaded. %s", p.source(), p.what()));
    attack
        .releases()
        .forEach(
            c ->
                LOG.infof(
                    "ATT&CK %s %s: %d techniques, from %s in %d ms",
                    c.domain(), c.version(), c.techniques().size(), c.source(), c.loadMillis()));
  }

  /** What is loaded now. Ask once for each piece of work: it may be another the next time. */
  public Attack attack() {
    return attack;
  }

  /** Configured bundles that could not be read. */
  public List<Unreadable> unreadable() {
    return unreadable;
  }

  /** Of several current releases of a domain the newest is taken, and the others are reported. */
  private static List<Catalogue> newest(List<Catalogue> loaded, List<Unreadable> problems) {
    var newest = new TreeMap<String, Catalogue>();
    for (Catalogue one : loaded) {
      Catalogue other = newest.get(one.domain());
      boolean newer = other == null || BundleVersion.compare(one.version(), other.version()) > 0;
      Catalogue left = newer ? other : one;
      if (left != null) {
        String what = "Another bundle of %s is current; this one belongs to the older ones.";
        problems.add(new Unreadable(left.source(), what.formatted(left.domain())));
      }
      if (newer) {
        newest.put(one.domain(), one);
      }
    }
    return List.copyOf(newest.values());
  }

  private List<Catalogue> load(Optional<List<String>> sources, List<Unreadable> problems) {
    List<BundleReading> readings =
        sources.orElse(List.of()).parallelStream()
            .map(String::strip)
            .filter(source -> !source.isEmpty())
            .map(source -> read(source, formerNames))
            .toList();
    var catalogues = new ArrayList<Catalogue>();
    for (BundleReading reading : readings) {
      if (reading instanceof Read read) {
        catalogues.add(read.catalogue());
      } else if (reading instanceof Unreadable bad) {
        problems.add(bad);
      }
    }
    return catalogues;
  }

  /** Reads a file or an address. */
  static BundleReading read(String source, Map<String, List<String>> formerNames) {
    try {
      return BundleReader.read(source, BundleSource.open(source), formerNames);
    } catch (IOException | IllegalArgumentException e) {
      return new Unreadable(source, "It cannot be opened: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Unreadable(source, "Its download was interrupted.");
    }
  }
}
