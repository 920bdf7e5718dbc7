package dev.kasane.attack;

import dev.kasane.attack.BundleReading.Unreadable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides which of the releases at hand are current and which stand behind them. Depends on nothing
 * but the releases, so that a start finds the order again that was there before.
 *
 * @param facts the built-in facts
 * @param files configured as current
 * @param olderFiles configured as older
 */
record Holdings(Catalogue facts, List<Catalogue> files, List<Catalogue> olderFiles) {

  /**
   * Puts all in order.
   *
   * @param problems gets configured releases that have no place
   */
  Attack arrange(Downloaded downloaded, List<Unreadable> problems) {
    var current = new TreeMap<String, Catalogue>();
    current.put(facts.domain(), facts);
    for (Catalogue one : newest(join(files, downloaded.configured()), problems)) {
      current.put(one.domain(), one);
    }
    var behind = new ArrayList<Catalogue>();
    var found = new ArrayList<>(downloaded.found());
    found.sort((a, b) -> BundleVersion.compare(b.version(), a.version()));
    for (Catalogue one : found) {
      Catalogue there = current.get(one.domain());
      if (there == null || (!fixed(there, downloaded) && supersedes(one.version(), there))) {
        current.put(one.domain(), one);
        if (there != null) {
          behind.add(there);
        }
      } else if (BundleVersion.compare(one.version(), there.version()) < 0) {
        behind.add(one);
      }
    }
    List<Catalogue> older = join(olderFiles, downloaded.older());
    return new Attack(List.copyOf(current.values()), with(older, behind, current));
  }

  private boolean fixed(Catalogue there, Downloaded downloaded) {
    return downloaded.pinned() && there != facts;
  }

  /** Whether somebody configured it as current. */
  boolean isConfigured(Catalogue release, Downloaded downloaded) {
    return files.contains(release) || downloaded.configured().contains(release);
  }

  /** Newer, or as new and complete. */
  boolean supersedes(String version, Catalogue there) {
    int order = BundleVersion.compare(version, there.version());
    return order > 0 || (order == 0 && there == facts);
  }

  /** Of several configured releases of a domain the newest is taken; the others are reported. */
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

  /** What stands behind follows what is configured as older, each release once. */
  private static List<Catalogue> with(
      List<Catalogue> older, List<Catalogue> behind, Map<String, Catalogue> current) {
    var all = new ArrayList<>(older);
    for (Catalogue one : behind) {
      boolean there =
          all.stream().anyMatch(other -> same(one, other))
              || current.values().stream().anyMatch(other -> same(one, other));
      if (!there) {
        all.add(one);
      }
    }
    all.sort(Comparator.comparing(Catalogue::domain));
    return all;
  }

  static boolean same(Catalogue a, Catalogue b) {
    return a.domain().equals(b.domain()) && a.version().equals(b.version());
  }

  private static List<Catalogue> join(List<Catalogue> first, List<Catalogue> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
