package dev.kasane.finding.format;

import dev.kasane.finding.FindingClaim.Strength;
import dev.kasane.finding.format.StixObjects.Thing;
import dev.kasane.finding.json.Json;
import dev.kasane.finding.json.JsonNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What of a STIX bundle was seen, and what is tied to it. */
final class StixSeen {
  /** Types of objects that say that something happened, or how it would be noticed. */
  static final Set<String> OF_FINDINGS =
      Set.of("sighting", "observed-data", "incident", "indicator", "report", "grouping");

  private static final Set<String> OBSERVATIONS = Set.of("observed-data", "incident");

  /** Types of what explains an attack pattern; of malware and actors one only knows it. */
  private static final Set<String> EXPLAINS = Set.of("indicator", "observed-data", "incident");

  /** Relationships that speak of techniques as such. */
  private static final Set<String> GENERAL =
      Set.of("mitigates", "detects", "subtechnique-of", "revoked-by", "derived-from");

  private final Set<String> seen = new HashSet<>();
  private final Set<String> absent = new HashSet<>();
  private final Set<String> named = new HashSet<>();
  private final Map<String, List<String>> tied = new HashMap<>();
  private final boolean nothing;

  StixSeen(StixObjects objects) {
    for (Thing thing : objects.things()) {
      take(thing);
    }
    this.nothing = seen.isEmpty() && !absent.isEmpty();
    if (nothing) {
      seen.addAll(absent);
      absent.clear();
    }
    absent.removeAll(seen);
    if (seen.isEmpty()) {
      objects.things().stream().filter(t -> t.is("indicator")).forEach(t -> seen.add(t.id()));
    }
  }

  private void take(Thing thing) {
    if (thing.is("sighting")) {
      String target = thing.text("sighting_of_ref");
      boolean none = thing.node().path("count") instanceof JsonNumber count && count.isZero();
      if (target != null) {
        (none ? absent : seen).add(target);
      }
    } else if (thing.is("relationship")) {
      String from = thing.text("source_ref");
      String to = thing.text("target_ref");
      String type = thing.text("relationship_type");
      if (from != null && to != null && (type == null || !GENERAL.contains(type))) {
        tied.computeIfAbsent(from, id -> new ArrayList<>(2)).add(to);
        tied.computeIfAbsent(to, id -> new ArrayList<>(2)).add(from);
      }
    } else if (OBSERVATIONS.stream().anyMatch(thing::is)) {
      seen.add(thing.id());
    }
    if (!thing.is("observed-data")) {
      // reports, groupings and the like name what they are about
      for (Json reference : thing.node().path("object_refs")) {
        named.add(reference.asText());
      }
    }
  }

  /** Whether the bundle says that what was looked for was not seen. */
  boolean nothing() {
    return nothing;
  }

  /**
   * How far a bundle states that an attack pattern was seen; null where it says that it was not.
   */
  @Nullable Strength strength(String pattern) {
    List<String> ties = tied.getOrDefault(pattern, List.of());
    if (seen.contains(pattern)
        || named.contains(pattern)
        || ties.stream().anyMatch(other -> seen.contains(other) && explains(other))) {
      return Strength.STATED;
    }
    if (absent.contains(pattern) || (!ties.isEmpty() && absent.containsAll(ties))) {
      return null;
    }
    return ties.isEmpty() ? Strength.STATED : Strength.WEAK;
  }

  private static boolean explains(String id) {
    int end = id.indexOf("--");
    return end > 0 && EXPLAINS.contains(id.substring(0, end));
  }
}
