package dev.kasane.casebook;

import dev.kasane.finding.FindingKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which case each case's findings stand in, told from all live merge statements of cases that hang
 * together.
 *
 * <p>The latest statement of a case holds, by its time and then its key. Statements may go round in
 * a circle, since two handlers can merge each other's case; then the latest statement of the circle
 * has no effect, as if it had been refused. So the result depends on the statements alone, not on
 * the order in which they came.
 */
final class Merges {
  private static final Comparator<Link> LATEST =
      Comparator.comparing(Link::at).thenComparing(Link::key);

  static final Merges NONE = new Merges();

  private final Map<String, Place> places = new TreeMap<>();

  private Merges() {}

  /** A live statement that a case is part of another. */
  record Link(String from, String to, Instant at, FindingKey key) {}

  /** Of all cases that the links or {@code others} name. */
  static Merges of(Collection<Link> links, Collection<String> others) {
    var latest = new HashMap<String, Link>();
    var named = new TreeSet<>(others);
    for (Link link : links) {
      named.add(link.from);
      named.add(link.to);
      latest.merge(link.from, link, (a, b) -> LATEST.compare(a, b) > 0 ? a : b);
    }
    openCircles(latest);
    var merges = new Merges();
    var inside = new TreeMap<String, List<String>>();
    for (String caseId : named) {
      String end = end(caseId, latest);
      if (!end.equals(caseId)) {
        merges.places.put(caseId, new Place(caseId, end, List.of()));
        inside.computeIfAbsent(end, e -> new ArrayList<>()).add(caseId);
      }
    }
    for (String caseId : named) {
      merges.places.computeIfAbsent(
          caseId, c -> new Place(c, null, List.copyOf(inside.getOrDefault(c, List.of()))));
    }
    return merges;
  }

  private static void openCircles(Map<String, Link> latest) {
    var done = new HashSet<String>();
    for (String start : List.copyOf(latest.keySet())) {
      var path = new ArrayList<String>();
      String at = start;
      while (latest.containsKey(at) && done.add(at)) {
        path.add(at);
        at = link(at, latest).to;
      }
      int circle = path.indexOf(at);
      if (circle >= 0) {
        path.subList(circle, path.size()).stream()
            .map(caseId -> link(caseId, latest))
            .max(LATEST)
            .ifPresent(last -> latest.remove(last.from));
      }
    }
  }

  private static Link link(String caseId, Map<String, Link> latest) {
    return Objects.requireNonNull(latest.get(caseId));
  }

  private static String end(String caseId, Map<String, Link> latest) {
    String at = caseId;
    for (Link link = latest.get(at); link != null; link = latest.get(at)) {
      at = link.to;
    }
    return at;
  }

  /** The place of a case; null for one that was not named. */
  @Nullable Place place(String caseId) {
    return places.get(caseId);
  }

  /** All cases that hang together, by id. */
  Collection<Place> places() {
    return places.values();
  }
}
