package dev.kasane.finding.profile;

import dev.kasane.attack.TechniqueId;
import dev.kasane.finding.profile.Claims.Beside;
import dev.kasane.finding.profile.Claims.Said;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one object of an unknown format says of ATT&amp;CK in its own fields. */
final class Found {
  private static final int LONGEST_NAME = 100;

  private final List<Said> ids = new ArrayList<>(0);
  private final List<Said> names = new ArrayList<>(0);
  private final List<Said> tactics = new ArrayList<>(0);
  private @Nullable String version;

  /** A field for techniques. */
  void technique(String text, Trail trail) {
    add(Spelling.IDS.read(text), trail, text, ids);
  }

  /** A field for names of techniques. */
  void name(String text, Trail trail) {
    add(Spelling.IDS.read(text), trail, text, names);
  }

  /** A field for tactics; some products put techniques there. */
  void tactic(String text, Trail trail) {
    List<Part> techniques = Span.maybe(text) ? Spelling.MIXED.read(text) : List.of();
    if (!techniques.isEmpty()) {
      add(techniques, trail, text, ids);
    } else if (Characters.holdLetter(text)) {
      tactics.addAll(Claims.tactics(text, trail.toString()));
    }
  }

  /** A field that speaks of ATT&amp;CK and does not say of what in it. */
  void attack(String text, Trail trail) {
    List<Part> techniques = Span.maybe(text) ? Spelling.MIXED.read(text) : List.of();
    Part tag = techniques.isEmpty() ? Tags.read(text) : null;
    if (tag != null && tag.id() == null) {
      tactics.add(new Said(tag, trail.toString(), text));
    } else {
      add(tag == null ? techniques : List.of(tag), trail, text, ids);
    }
  }

  /** The version of ATT&amp;CK. */
  void version(String text) {
    version = text;
  }

  private static void add(List<Part> parts, Trail trail, String text, List<Said> to) {
    for (Part part : parts) {
      String id = part.id();
      String name = part.name();
      boolean own = id != null && TechniqueId.read(id).kind() == TechniqueId.Kind.NONE;
      if (!own && (id != null || name == null || name.length() <= LONGEST_NAME)) {
        to.add(new Said(part, trail.toString(), text));
      }
    }
  }

  /**
   * All of it, once all fields of the object are known.
   *
   * @param sure whether what stands here without an id is about ATT&amp;CK: "technique" alone may
   *     be anything, but not beside a tactic or below "mitre"
   * @return null where nothing is claimed
   */
  @Nullable Beside settled(boolean sure) {
    boolean some = !ids.isEmpty() || !names.isEmpty() || !tactics.isEmpty();
    return some && (sure || !tactics.isEmpty() || holdsId())
        ? new Beside(ids, names, distinct(tactics), version, true, false)
        : null;
  }

  private boolean holdsId() {
    return ids.stream().anyMatch(said -> said.part().id() != null);
  }

  /** Of a tactic's id and name, which stand beside each other, one is enough. */
  private static List<Said> distinct(List<Said> tactics) {
    List<Said> withId =
        tactics.stream().filter(said -> isTacticId(String.valueOf(said.part().tactic()))).toList();
    return withId.isEmpty() ? tactics : withId;
  }

  private static boolean isTacticId(String text) {
    return TechniqueId.read(text).kind() == TechniqueId.Kind.TACTIC;
  }
}
