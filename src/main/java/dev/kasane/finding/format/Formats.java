package dev.kasane.finding.format;

import dev.kasane.finding.Context;
import dev.kasane.finding.json.JsonObject;
import dev.kasane.finding.profile.Event;
import dev.kasane.finding.profile.Extract;
import dev.kasane.finding.profile.Profile;
import dev.kasane.finding.profile.Recognition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The formats that are known at one moment. Immutable. */
final class Formats {
  private final Map<String, Profile> byId = new TreeMap<>();

  // an event is compared only with formats of which it has a key at its top
  private final Map<String, List<Way>> byKey = new HashMap<>();

  private record Way(Profile profile, Recognition recognition) {}

  private final Profile generic;

  /** Of one profile for each format, and the one for what none of them fits. */
  Formats(Collection<Profile> profiles) {
    for (Profile profile : profiles) {
      byId.put(profile.format(), profile);
      for (Recognition recognition : profile.recognitions()) {
        for (String key : recognition.anchors()) {
          byKey.computeIfAbsent(key, k -> new ArrayList<>(2)).add(new Way(profile, recognition));
        }
      }
    }
    this.generic = Objects.requireNonNull(byId.get(Context.GENERIC), Context.GENERIC);
  }

  /** What an event is read by that no format fits. */
  Profile generic() {
    return generic;
  }

  /** The format whose recognition weighs most; of several the first by id. Null where none fits. */
  @Nullable Profile recognise(Event event) {
    Way best = null;
    JsonObject root = event.root();
    for (int i = 0; i < root.size(); i++) {
      for (Way way : byKey.getOrDefault(root.name(i), List.of())) {
        if (beats(way, best) && way.recognition.fits(event)) {
          best = way;
        }
      }
    }
    return best == null ? null : best.profile;
  }

  private static boolean beats(Way way, @Nullable Way best) {
    if (best == null) {
      return true;
    }
    int weight = Integer.compare(way.recognition.weight(), best.recognition.weight());
    return weight > 0 || (weight == 0 && way.profile.format().compareTo(best.profile.format()) < 0);
  }

  /** The format of that name; dashes, underscores and case make no difference. */
  @Nullable Profile named(String name) {
    return byId.get(plain(name));
  }

  /** Reads an event by its profile, and with the code of the one format that needs some. */
  static Extract read(Profile profile, Event event, int mostClaims) {
    return profile.format().equals(StixBundle.FORMAT)
        ? StixBundle.read(profile, event, mostClaims)
        : profile.read(event, mostClaims);
  }

  static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Their ids, in order. */
  Collection<Profile> profiles() {
    return byId.values();
  }
}
